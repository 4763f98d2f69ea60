"""Somebody's Markdown as Word paragraphs and tables."""

from collections.abc import Iterator
from typing import Any

from interviews.exports.as_docx.elements import paragraph, run
from interviews.exports.as_docx.tables import table
from interviews.exports.sheets.plain import prose

STYLES = {"bullet": "Dotted", "number": "Numbered", "quote": "Quoted"}


def markdown(source: str, width: float, style: str = "Normal") -> Iterator[Any]:
    """Yield an element for each block; a tinted style stays throughout, but for tables."""
    for block in prose(source):
        if block["kind"] == "table":
            yield _table(block["rows"], width)
            yield paragraph(style="TableText")
        else:
            yield _paragraph(block, style)


def _table(rows: list[Any], width: float) -> Any:
    columns = max(map(len, rows))
    cells = [
        [_cell(cell, bold=not number) for cell in row] + [""] * (columns - len(row))
        for number, row in enumerate(rows)
    ]
    return table([width / columns] * columns, cells)


def _cell(pieces: list[dict[str, Any]], bold: bool) -> list[Any]:
    style = "TableHead" if bold else "TableText"
    return [paragraph(*(_run(piece, bold) for piece in pieces), style=style)]


def _paragraph(block: dict[str, Any], style: str) -> Any:
    is_head = block["kind"] == "heading"
    runs = [_run(piece, bold=is_head) for piece in block["runs"]]
    if block["kind"] not in STYLES:
        return paragraph(*runs, style=style, keep=is_head)
    if block["kind"] == "quote":
        return paragraph(*runs, style="Quoted" if style == "Normal" else style)
    if style == "Normal" and block["level"] == 1:
        return paragraph(run(_mark(block) + "\t"), *runs, style=STYLES[block["kind"]])
    indent = "　" * (block["level"] - 1)
    return paragraph(run(f"{indent}{_mark(block)} "), *runs, style=style)


def _run(piece: dict[str, Any], bold: bool) -> Any:
    return run(piece["text"], bold=bold or piece["bold"], sans=piece["emphasis"])


def _mark(block: dict[str, Any]) -> str:
    return f"{block['number']}." if block["kind"] == "number" else "·"
