"""PDF through typst: tagged (PDF/UA-1), bookmarked, fonts embedded, the same bytes every time."""

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory
from typing import Any

from interviews.exports import fonts
from interviews.exports.booklet import Booklet
from interviews.exports.moment import made_at
from interviews.exports.sheets import describe
from interviews.exports.sheets.blocks import Document
from interviews.exports.sheets.plain import pictures, plain

LARGE = 4_000_000  # bytes; resaving more than this would take the process past 500 MB
TEMPLATES = Path(__file__).parent / "typst"


def write(booklet: Booklet) -> bytes:
    """Return the PDF of a booklet's sheet."""
    return write_document(describe(booklet), made_at(booklet))


def write_document(document: Document, made: datetime) -> bytes:
    """Return the PDF of any paper that is described in blocks; `made` is written into it."""
    content, _ = _set(document, made)
    return _packed(content) if len(content) < LARGE else bytes(content)


def typeset(booklet: Booklet, *, fillable: bool = False) -> tuple[Any, list[Any]]:
    """Return the PDF and what the typesetter warned of: nothing, while the templates are right."""
    return _set(replace(describe(booklet), fillable=fillable), made_at(booklet))


def _set(described: Document, made: datetime) -> tuple[Any, list[Any]]:
    import typst

    document = fonts.printable(described)
    values = json.dumps(plain(document), ensure_ascii=False)
    with _folder(pictures(document)) as root:
        compiler = typst.Compiler(
            root=str(root),
            input=str(root / "paper.typ"),
            font_paths=typefaces(),
            sys_inputs={"paper": values, "serif": fonts.serif()},
        )
        return compiler.compile_with_warnings(format="pdf", pdf_standards=["ua-1"], timestamp=made)


@contextmanager
def _folder(shown: dict[str, bytes]) -> Iterator[Path]:
    """The folder of the templates, with the pictures beside them where there are any."""
    if not shown:
        yield TEMPLATES
        return
    with TemporaryDirectory() as made:
        root = Path(made)
        for template in TEMPLATES.glob("*.typ"):
            copy(template, root)
        for name, content in shown.items():
            (root / name).write_bytes(content)
        yield root


def _packed(content: bytes) -> bytes:
    """Return the same document with its tags in compressed streams: half the size."""
    import pikepdf

    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        streams = pikepdf.ObjectStreamMode.generate
        pdf.save(file, object_stream_mode=streams, deterministic_id=True)
    return file.getvalue()


@cache
def typefaces() -> Any:
    import typst

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=fonts.folders()
    )
