"""Word's automatic numbers: which text stands before a paragraph, counted as Word counts."""

from collections.abc import Mapping

from interviews.ingest.extract.xml import Element
from interviews.text.numerals import numeral

Level = tuple[str, str, int]  # the form of its numbers, the text around them, the first one
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PLACE = "%{}"
SCRIPTED = (
    "chineseCounting",
    "chineseCountingThousand",
    "ideographTraditional",
    "japaneseCounting",
    "taiwaneseCountingThousand",
    "ideographDigital",
    "chineseLegalSimplified",
)
CIRCLED = ("decimalEnclosedCircle", "decimalEnclosedCircleChinese")


class Numbering:
    """Counters over numbering.xml; `label(number, level)` counts one paragraph on."""

    def __init__(self, root: Element | None) -> None:
        self.abstract: dict[str, dict[int, Level]] = {}
        self.instances: dict[str, tuple[str, dict[int, int | None]]] = {}
        self.counters: dict[tuple[str, str], dict[int, int]] = {}
        if root is None:
            return
        for node in root.iter(f"{W}abstractNum"):
            levels = {
                attribute_number(level, "ilvl"): _level(level) for level in node.iter(f"{W}lvl")
            }
            self.abstract[node.get(f"{W}abstractNumId")] = levels
        for node in root.iter(f"{W}num"):
            base = node.find(f"{W}abstractNumId")
            if base is not None:
                starts = {
                    attribute_number(item, "ilvl"): _value(item.find(f"{W}startOverride"))
                    for item in node.iter(f"{W}lvlOverride")
                }
                self.instances[node.get(f"{W}numId")] = (base.get(f"{W}val"), starts)

    def label(self, number: str, level: int) -> str:
        """The text that Word shows, such as “3.” or “（二）”; a bullet is “•”."""
        base, starts = self.instances.get(number, ("", {}))
        levels = self.abstract.get(base)
        if not levels or level not in levels:
            return ""
        form, text, start = levels[level]
        if form == "bullet":
            return "•"
        if form == "none" or not text:
            return ""
        counts = self.counters.setdefault((base, number if starts else ""), {})
        first = starts.get(level) or start
        counts[level] = counts.get(level, first - 1) + 1
        for deeper in [key for key in counts if key > level]:
            del counts[deeper]
        return self._filled(text, levels, counts)

    @staticmethod
    def _filled(text: str, levels: Mapping[int, Level], counts: Mapping[int, int]) -> str:
        for level, (form, _, start) in levels.items():
            if level is not None and PLACE.format(level + 1) in text:
                shown = _shown(counts.get(level, start), form)
                text = text.replace(PLACE.format(level + 1), shown)
        return text


def _level(node: Element) -> Level:
    form, text, start = (node.find(f"{W}{name}") for name in ("numFmt", "lvlText", "start"))
    return (
        form.get(f"{W}val") if form is not None else "decimal",
        text.get(f"{W}val") or "" if text is not None else "",
        _value(start) or 1,
    )


def attribute_number(node: Element, name: str) -> int:
    value = node.get(f"{W}{name}") or ""
    return int(value) if value.isdecimal() and len(value) < 6 else 0


def _value(node: Element | None) -> int | None:
    return attribute_number(node, "val") if node is not None else None


def _shown(number: int, form: str) -> str:
    if form in SCRIPTED and 0 < number < 100:
        return numeral(number)
    if form in CIRCLED and 0 < number <= 20:
        return chr(ord("①") + number - 1)
    if form in ("upperLetter", "lowerLetter") and 0 < number <= 26:
        return chr((65 if form == "upperLetter" else 97) + number - 1)
    return str(number)
