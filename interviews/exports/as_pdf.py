"""PDF through typst: tagged (PDF/UA-1), bookmarked, fonts embedded, the same bytes every time."""

import json
from functools import cache
from pathlib import Path

from interviews.exports import fonts
from interviews.exports.moment import made_at
from interviews.exports.paper import paper

TEMPLATES = Path(__file__).parent / "typst"


class TypesettingError(Exception):
    """A template asked for something that the typesetter does not have."""


def write(booklet):
    """Return the PDF of a booklet's sheet."""
    import typst

    values = json.dumps(paper(fonts.printable(booklet)), ensure_ascii=False)
    compiler = typst.Compiler(
        root=str(TEMPLATES),
        input=str(TEMPLATES / f"{booklet.sheet}.typ"),
        font_paths=_fonts(),
        sys_inputs={"paper": values},
    )
    content, warnings = compiler.compile_with_warnings(
        format="pdf", pdf_standards=["ua-1"], timestamp=made_at(booklet)
    )
    if warnings:
        raise TypesettingError("; ".join(warning.message for warning in warnings))
    return content


@cache
def _fonts():
    import typst

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=fonts.folders()
    )
