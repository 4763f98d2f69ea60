"""Numbers of a spreadsheet as its cells show them: 85 %, dates, leading zeros."""

import re
from collections.abc import Collection
from datetime import datetime, timedelta
from zipfile import ZipFile

from interviews.ingest.extract.limits import MEGABYTE
from interviews.ingest.extract.package import read_part
from interviews.ingest.extract.xml import Element, parse_xml

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
STYLE_BYTES = 8 * MEGABYTE
BUILT_IN = {
    1: "0",
    2: "0.00",
    9: "0%",
    10: "0.00%",
    14: "yyyy-mm-dd",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm",
    19: "h:mm:ss",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy-mm-dd h:mm",
    27: "yyyy年m月d日",
    31: "yyyy年m月d日",
    57: "yyyy年m月d日",
    58: "m月d日",
}
LITERAL = re.compile(r"\"[^\"]{0,60}\"|\[[^\]]{0,40}\]|\\.")
ZEROS = re.compile(r"0{2,20}")
DECIMALS = re.compile(r"\.(0{1,10})")
EPOCH, EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
LAST_DAY = 2_958_465


class Formats:
    """The number format of each cell style, and from when days are counted."""

    def __init__(self, package: ZipFile, names: Collection[str]) -> None:
        self.codes, self.epoch = [], EPOCH
        if "xl/styles.xml" in names:
            self.codes = _codes(parse_xml(read_part(package, "xl/styles.xml", STYLE_BYTES)))
        if "xl/workbook.xml" in names:
            book = parse_xml(read_part(package, "xl/workbook.xml", STYLE_BYTES))
            properties = book.find(f"{S}workbookPr")
            if properties is not None and properties.get("date1904") in ("1", "true"):
                self.epoch = EPOCH_1904

    def shown(self, text: str, style: str | None) -> str:
        """The text that a cell with the number `text` shows under style number `style`."""
        try:
            number = float(text)
        except ValueError:
            return text
        place = int(style) if style and style.isdecimal() and len(style) < 7 else 0
        code = self.codes[place] if place < len(self.codes) else ""
        return _shown(number, code, self.epoch) if code else _plain(number, text)


def _codes(root: Element) -> list[str]:
    own = {node.get("numFmtId"): node.get("formatCode") or "" for node in root.iter(f"{S}numFmt")}
    found = []
    cells = root.find(f"{S}cellXfs")
    for node in cells.iterchildren(f"{S}xf") if cells is not None else ():
        key = node.get("numFmtId") or "0"
        built_in = BUILT_IN.get(int(key), "") if key.isdecimal() and len(key) < 6 else ""
        found.append(own.get(key, built_in))
    return found


def _shown(number: float, code: str, epoch: datetime) -> str:
    bare = LITERAL.sub("", code.split(";")[0])
    decimals = DECIMALS.search(bare)
    places = len(decimals.group(1)) if decimals else 0
    if "%" in bare:
        return f"{number * 100:.{places}f}%"
    if re.search(r"[ymdhs]", bare, re.I) and "general" not in bare.lower() and "#" not in bare:
        return _moment(number, code, bare.lower(), epoch)
    if ZEROS.fullmatch(bare) and number.is_integer():
        return f"{int(number):0{len(bare)}d}"
    if places and not number.is_integer():
        return f"{number:.{places}f}"
    return _plain(number, str(number))


def _moment(number: float, code: str, bare: str, epoch: datetime) -> str:
    if not 0 <= number <= LAST_DAY:
        return _plain(number, str(number))
    moment = epoch + timedelta(seconds=round(number * 86_400))
    clock = f"{moment:%H:%M:%S}" if "s" in bare else f"{moment:%H:%M}"
    if not re.search(r"[yd]", bare) and "月" not in code:
        return clock
    day = f"{moment:%Y-%m-%d}"
    if "年" in code or "月" in code:
        year = f"{moment.year}年" if "y" in bare else ""
        day = f"{year}{moment.month}月" + (f"{moment.day}日" if "d" in bare else "")
    elif "d" not in bare:
        day = f"{moment:%Y-%m}"
    return f"{day} {clock}" if "h" in bare else day


def _plain(number: float, text: str) -> str:
    """10.0 as 10, and no tail of a binary fraction."""
    if number.is_integer() and abs(number) < 1e15:
        return str(int(number))
    short = f"{number:.12g}"
    return short if "e" not in short else text
