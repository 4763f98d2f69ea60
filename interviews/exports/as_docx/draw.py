"""A description in Word: one method a kind of block, and none that knows a sheet."""

import io
from collections.abc import Iterator
from typing import Any

from docx.shared import Mm

from interviews.exports.as_docx.elements import (
    SOFT,
    bookmarked,
    box,
    field,
    kept,
    paragraph,
    run,
)
from interviews.exports.as_docx.prose import markdown
from interviews.exports.as_docx.tables import described
from interviews.exports.sheets import blocks

LINES = {
    "centre": "Subtitle",
    "fine": "FinePrint",
    "label": "Label",
    "alarm": "RedFlagLabel",
    "confidential": "Confidential",
    "end": "Ending",
}
TINTED = {"tinted": "ModelAnswer", "alarm": "RedFlag", "notice": "Notice"}


class Pen:
    """Draws blocks in the width of the text, in mm; `style` is that of the frame it is in."""

    def __init__(self, width: float, document: Any, style: str = "Normal") -> None:
        self.width = width
        self.document = document
        self.style = style

    def draw(self, block: blocks.Block) -> Iterator[Any]:
        """Yield the paragraphs and tables of a block."""
        yield from getattr(self, block.kind)(block)

    def title(self, block: blocks.Title) -> Iterator[Any]:
        yield paragraph(block.text, style="Title")

    def logo(self, block: blocks.Logo) -> Iterator[Any]:
        yield self._shown(block, "Subtitle", height=Mm(12))

    def picture(self, block: blocks.Picture) -> Iterator[Any]:
        yield kept(self._shown(block, "Shown", width=Mm(min(block.width, self.width))))

    def _shown(self, block: blocks.Logo | blocks.Picture, style: str, **size: Any) -> Any:
        """The document keeps the picture; the paragraph that shows it is taken out again."""
        written = self.document.add_paragraph()
        shape = written.add_run().add_picture(io.BytesIO(block.content), **size)
        shape._inline.docPr.set("descr", block.alt)
        element = paragraph(style=style)
        element.extend(written._element.r_lst)
        written._element.getparent().remove(written._element)
        return element

    def line(self, block: blocks.Line) -> Iterator[Any]:
        style = LINES.get(block.style, self.style)
        if self.style == "Notice":
            style = self.style
        yield paragraph(*map(_span, block.spans), style=style, keep=block.style == "note")

    def heading(self, block: blocks.Heading) -> Iterator[Any]:
        runs = [run(block.text)]
        pieces = bookmarked(runs, f"_Toc_{block.mark}", _id_of(block.mark)) if block.mark else runs
        yield paragraph(*pieces, style="Heading1", new_page=block.new_page)
        if block.aside:
            yield paragraph(block.aside, style="FinePrint", keep=True)

    def facts(self, block: blocks.Facts) -> Iterator[Any]:
        code = run(block.code, bold=True, color="000000")
        parts = run(f"\t{block.parts}")
        stops = [("right", "none", self.width)]
        yield paragraph(code, parts, style="Facts", new_page=block.new_page, tabs=stops)

    def stem(self, block: blocks.Stem) -> Iterator[Any]:
        if block.short:
            runs = [run(f"{block.number}.\t{block.text}")]
            marked = bookmarked(runs, f"_Toc_{block.mark}", _id_of(block.mark))
            yield paragraph(*marked, style="Heading2")
        else:
            number = run(f"{block.number}.\t", bold=True)
            code = [run(f"　{block.code}", size=8.5, sans=True, color=SOFT)] if block.code else []
            yield paragraph(number, block.lead + block.text, *code, style="Question")

    def prose(self, block: blocks.Prose) -> Iterator[Any]:
        yield from markdown(block.source, self.width, self.style)

    def points(self, block: blocks.Points) -> Iterator[Any]:
        plain = self.style == "Normal"
        style = ("Numbered" if block.numbered else "Dotted") if plain else self.style
        for number, text in enumerate(block.lines, 1):
            mark = f"{number}." if block.numbered else "·"
            gap = "\t" if plain else " "
            yield paragraph(f"{mark}{gap}{text}", style=style, keep=number < len(block.lines))

    def ruled(self, block: blocks.Ruled) -> Iterator[Any]:
        style = "AnswerLine" if block.indent else "RuledLine"
        for number in range(1, block.count + 1):
            yield paragraph(style=style, keep=number < block.count)
        if block.indent:
            yield paragraph(style="TableText")

    def fields(self, block: blocks.Fields) -> Iterator[Any]:
        for start in range(0, len(block.pairs), block.columns):
            yield self._row_of_fields(block.pairs[start : start + block.columns], block.columns)

    def _row_of_fields(self, pairs: tuple[tuple[str, str], ...], columns: int) -> Any:
        """Named blanks, parted by tabs whose leaders are the lines to write on."""
        share = self.width / columns
        stops, pieces = [], []
        for number, (name, value) in enumerate(pairs, 1):
            pieces.append(run(f"{name} {value}\t"))
            stops.append(("left", "none" if value else "underscore", share * number - 5))
            if number < len(pairs):
                pieces.append(run("\t"))
                stops.append(("left", "none", share * number))
        return paragraph(*pieces, style="FormField", tabs=stops)

    def choices(self, block: blocks.Choices) -> Iterator[Any]:
        spread = not block.label and not block.levels
        gap = "\t" if spread else "　"
        pieces = [run(f"{block.label}　", bold=True, size=9)] if block.label else []
        pieces += [piece for level in block.levels for piece in (box(level), run(" ", size=9))]
        for number, option in enumerate(block.options):
            pieces += [run(gap if number else ""), box(), run(f" {option}", sans=True, size=9)]
        stops = [("right", "none", self.width)] if block.sum else []
        if spread:
            share = self.width / len(block.options)
            stops = [("left", "none", share * part) for part in range(1, len(block.options))]
        if block.sum:
            pieces += [
                run(f"\t{block.sum} ", sans=True, size=8.5),
                run("　　　　", underlined=True),
            ]
            pieces.append(run(f" {block.of}", sans=True, size=8.5))
        style = "RuledField" if block.ruled else "FormField"
        yield paragraph(*pieces, style=style, tabs=stops, keep=True)

    def table(self, block: blocks.Table) -> Iterator[Any]:
        yield described(block, self.width)
        yield paragraph(style="Gap")

    def contents(self, block: blocks.Contents) -> Iterator[Any]:
        """Page numbers are fields of their own: LibreOffice fills no TOC field."""
        yield paragraph(run(block.title, bold=True, size=14), new_page=True)
        stops = [("right", "dot", self.width)]
        for entry in block.entries:
            page = field(f"PAGEREF _Toc_{entry.mark} \\h", "", dirty=True)
            number = f"{entry.number}. " if entry.number else ""
            style = "TOC2" if entry.number else "TOC1"
            yield paragraph(f"{number}{entry.text}\t", *page, style=style, tabs=stops)

    def frame(self, block: blocks.Frame) -> Iterator[Any]:
        pen = Pen(self.width, self.document, TINTED.get(block.style, "Normal"))
        made = [one for part in block.blocks for one in pen.draw(part)]
        if not block.breaks and block.style not in TINTED and block.style != "cover":
            _keep_together(made)
        yield from made


def _keep_together(made: list[Any]) -> None:
    """Keep all but the last on one page; lines to write on keep themselves."""
    for element in made[:-1]:
        if element.tag.endswith("}p") and element.style not in ("AnswerLine", "RuledLine"):
            kept(element)


def _id_of(mark: str) -> int:
    """The number of a bookmark: those of sections come after those of questions."""
    return int(mark[1:]) + (100_000 if mark.startswith("s") else 0)


def _span(span: blocks.Span) -> Any:
    if span.role == "soft":
        return run(span.text, sans=True, size=8.5, color=SOFT)
    return run(span.text, bold=span.role == "strong")
