"""Spreadsheets (.xlsx), streamed cell by cell: what is declared is not believed."""

import io
import re
from collections.abc import Sequence
from zipfile import ZipFile

from interviews.ingest.extract.document import Line
from interviews.ingest.extract.errors import UnreadableDocument
from interviews.ingest.extract.limits import MEGABYTE, ROW_CELLS, TABLE_ROWS
from interviews.ingest.extract.package import DAMAGED, open_package, read_part
from interviews.ingest.extract.read.shown import Formats
from interviews.ingest.extract.xml import DOCTYPE, Element, parse_xml
from interviews.text.message import N_, Message

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
COLUMN = re.compile(r"([A-Z]{1,3})(\d{1,7})")
SHEET_BYTES = 48 * MEGABYTE
MOST_STRINGS = 300_000
TOO_MANY_ROWS = N_("This spreadsheet has more than 20,000 rows. Split it into several files.")


def read_xlsx(content: bytes) -> list[Line]:
    """A Line a row that has text, all sheets in order; formulas give their saved values."""
    package = open_package(content)
    names = package.namelist()
    strings = _shared(package) if "xl/sharedStrings.xml" in names else []
    formats = Formats(package, names)
    sheets = sorted(
        (int(found.group(1)), name) for name in names if (found := SHEET.fullmatch(name))
    )
    lines = []
    for number, (_, name) in enumerate(sheets, 1):
        lines += _rows(read_part(package, name, SHEET_BYTES), strings, formats, number)
        if len(lines) > TABLE_ROWS:
            raise UnreadableDocument(Message(TOO_MANY_ROWS))
    return lines


def _shared(package: ZipFile) -> list[str]:
    root = parse_xml(read_part(package, "xl/sharedStrings.xml", SHEET_BYTES))
    texts = []
    for item in root.iterchildren(f"{S}si"):
        texts.append("".join(t.text or "" for t in item.iter(f"{S}t") if not _phonetic(t)))
        if len(texts) > MOST_STRINGS:
            raise UnreadableDocument(Message(TOO_MANY_ROWS))
    return texts


def _phonetic(node: Element) -> bool:
    return bool(node.getparent().tag == f"{S}rPh")


def _rows(content: bytes, strings: Sequence[str], formats: Formats, table: int) -> list[Line]:
    from lxml import etree

    if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content[:65536]:
        raise UnreadableDocument(Message(DOCTYPE))
    events = etree.iterparse(
        io.BytesIO(content), tag=f"{S}row", resolve_entities=False, no_network=True
    )
    lines = []
    try:
        for place, (_, row) in enumerate(events, 1):
            cells = _cells(row, strings, formats)
            if any(cells):
                lines.append(
                    Line(" | ".join(cells), cells=cells, table=table, row=_row(row, place))
                )
            row.clear()
            while row.getprevious() is not None:
                del row.getparent()[0]
            if len(lines) > TABLE_ROWS:
                raise UnreadableDocument(Message(TOO_MANY_ROWS))
    except etree.XMLSyntaxError as error:
        raise UnreadableDocument(Message(DAMAGED)) from error
    return lines


def _row(row: Element, place: int) -> int:
    number = row.get("r") or ""
    return int(number) if number.isdecimal() and len(number) < 9 else place


def _cells(row: Element, strings: Sequence[str], formats: Formats) -> tuple[str, ...]:
    """The row's texts by column, empty ones between them, at most a hundred."""
    cells: list[str] = []
    for cell in row.iterchildren(f"{S}c"):
        found = COLUMN.fullmatch(cell.get("r") or "")
        column = _column(found.group(1)) if found else len(cells)
        if column >= ROW_CELLS:
            break
        cells += [""] * (column - len(cells))
        cells[column:] = [_value(cell, strings, formats).strip()]
    return tuple(cells)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _value(cell: Element, strings: Sequence[str], formats: Formats) -> str:
    kind, value = cell.get("t"), cell.find(f"{S}v")
    if kind == "inlineStr":
        return "".join(node.text or "" for node in cell.iter(f"{S}t"))
    text = (value.text or "") if value is not None else ""
    if kind == "s":
        return strings[int(text)] if text.isdecimal() and int(text) < len(strings) else ""
    if kind == "b":
        return {"1": "是", "0": "否"}.get(text, text)
    return text if kind in ("str", "e", "d") else formats.shown(text, cell.get("s"))
