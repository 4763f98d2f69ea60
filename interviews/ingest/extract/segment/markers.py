"""How a line begins: its numbering style, its number, and the text behind the marker."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from interviews.text.numerals import number_of, roman

SEEN = 1 << 15  # lines that are looked at several times
DECORATION = re.compile(
    r"[\s>#]{0,10}(?:[-*+•·●■◆▶►➤□○◎※★☆➢]\s{1,9})?(?:\[[ xX]\]\s{1,4})?(?:\*\*|__)?\s?"
)
CHINESE = "[一二三四五六七八九十百]{1,4}"
STYLES = (
    (
        "di",
        re.compile(
            rf"[【\[]?第\s?(\d{{1,4}}|{CHINESE})\s?[题问](?![是为中的])[】\]]?\s?[:：.、,，]?"
        ),
    ),
    (
        "timu",
        re.compile(
            r"[【\[]?(?:面试题目|面试题|面试问题|经典问题|常见问题|题目|问题|试题|考题|"
            r"案例|情景|情境|场景|提问|题)"
            rf"\s?[(（]?(\d{{1,4}}|{CHINESE})[)）]?\s?(?:[】\]]|[:：.、．|｜]|(?=\s)|"
            r"(?=$)|(?=[(（【])|(?=\*\*))\s?[:：.、|｜]?"
        ),
    ),
    (
        "q",
        re.compile(
            r"[【\[]?(?:B?Q|Question|No\.?|#)\s?\.?(?:\d{1,2}\.(?=\d))?(\d{1,4})\s?"
            r"(?:[】\]]|[:：.、．)）]|"
            r"(?=\s)|(?=$)|(?=\*\*))\s?[:：.、]?",
            re.I,
        ),
    ),
    (
        "of",
        re.compile(
            r"[(（【\[]?(\d{1,4})\s?/\s?\d{1,4}[)）】\]]?(?:\s?[:：.、．]\s?|\s{1,4})(?=\S)"
        ),
    ),
    ("roman", re.compile(r"([IVXⅠ-Ⅻ]{1,5})\s?[.、．)）:：]\s{0,4}(?=\S)")),
    ("multi", re.compile(r"\d{1,2}[.．](\d{1,4})(?:[.、．\s]\s?|(?=[\u4e00-\u9fff]))")),
    ("dot", re.compile(r"(\d{1,4})\s?\\?[.．](?!\d)\s?")),
    ("dun", re.compile(r"(\d{1,4}|l|l?\d|\dl)\s?[、,，:：]\s?")),
    ("paren", re.compile(r"[（(]\s?(\d{1,4})\s?[)）]\s?[.、]?")),
    ("rparen", re.compile(r"(\d{1,4})\s?[)）]\s?")),
    ("brack", re.compile(r"[【\[](\d{1,4})[】\]]\s?[.、:：]?")),
    ("letter", re.compile(r"[（(]?([α-ω])\s?[)）.．、]\s{0,3}(?=\S)")),
    ("keycap", re.compile(r"(\d)\ufe0f?\u20e3\s?")),
    ("circle", re.compile(r"([①-⑳㉑-㉟])\s?")),
    ("cn", re.compile(rf"({CHINESE})\s?[、.．]\s?")),
    ("cnparen", re.compile(rf"[（(]({CHINESE})[)）]\s?[、.]?")),
    ("gap", re.compile(r"(\d{1,4})\s{1,4}(?=[\u4e00-\u9fff“\"]|[A-Z][a-z’']{0,12}\s)")),
    ("step", re.compile(rf"第({CHINESE}|\d{{1,2}})(?:步|阶段|点|层|方面)")),
)
BEGINS = re.compile(
    r"[\d(（\[【#QBNIVXlⅠ-Ⅻα-ω①-⑳㉑-㉟一二三四五六七八九十百第面题经常问试考案情场提]", re.I
)
ASK = re.compile(
    r"(?:面试官|面试问题|面试题目|面试题|题目|题干|问题|提问|试题|题|问|Question|Q)"
    r"\s?[:：]\s?|【(?:题目|问题|面试题|试题|问)】\s?[:：]?",
    re.I,
)
TYPE = r"[^\s（()）【】:：，。？?]{0,8}(?:题|类|型|面试|原则题)"
NOTE = re.compile(
    r"[（(【\[](?=[^（()）【】\]]{0,30}(?:分|类|题|型|★|难度|必问|高频|分钟))[^（()）"
    r"【】\]]{1,30}[)）】\]]\s?[:：]?\s?"
)
ASIDE = re.compile(r"\s?[（(][^（()）]{1,16}[)）]\s?[:：—–-]\s?")
META = re.compile(
    r"[|｜]?\s?(?:难度|分值|分数|满分|题型|类型|类别|时间|时长|岗位|能力)\s?[:：]\s?[^|"
    r"｜，,。\s]{1,12}\s?(?:[|｜]\s?|\s|$)"
)
TRAILING_NOTE = re.compile(
    r"\s?[（(【\[](?=[^（()）【】\]]{0,24}(?:\d\s?分|分值|类|题|型|★|难度))[^（()）"
    r"【】\]]{1,24}[)）】\]]\s?[。.]?$"
)
EMPHASIS = re.compile(r"\*\*|__|`")
LEADING_TYPE = re.compile(rf"({TYPE})\s?[:：]\s?(?=\S)")


GREEK = "αβγδεζηθικλμνξοπρστυφχψω"


class Marker(NamedTuple):
    """`style` is empty for a line without one; `number` is None for 问：and the like."""

    style: str
    number: int | None
    text: str  # behind the marker, notes of type and points, and 题目：
    ask: bool = False  # a word such as 题目：stands there
    notes: tuple[str, ...] = ()  # （行为类，10分）


@lru_cache(maxsize=SEEN)
def marker(text: str) -> Marker:
    """Take a line's marker apart."""
    start = _decorated(text)
    style, number, end = _style(text, start)
    notes = []
    aside = ASIDE.match(text, end) if style in ("timu", "q", "di") else None
    end = aside.end() if aside else end
    while note := NOTE.match(text, end) or META.match(text, end):
        notes.append(note.group().strip())
        end = note.end()
    ask = ASK.match(text, end)
    if ask:
        end = ask.end()
        if not style:
            style = "ask"
    rest = text[end:]
    while (tail := TRAILING_NOTE.search(rest)) and tail.start() > 0:
        notes.append(tail.group().strip())
        rest = rest[: tail.start()]
    return Marker(style, number, EMPHASIS.sub("", rest).strip(), bool(ask), tuple(notes))


def _decorated(text: str) -> int:
    found = DECORATION.match(text)  # which may be empty, and always matches
    return found.end() if found else 0


def _style(text: str, start: int) -> tuple[str, int | None, int]:
    if not BEGINS.match(text, start):
        return "", None, start
    for style, pattern in STYLES:
        if match := pattern.match(text, start):
            return style, _number(match.group(1)), match.end()
    return "", None, start


def _number(text: str) -> int | None:
    text = text.replace("l", "1")  # as text recognition reads it
    if text[0] in "IVXⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ":
        return roman(unicodedata.normalize("NFKC", text))
    if text in GREEK:
        return GREEK.index(text) + 1
    if "①" <= text <= "⑳":
        return ord(text) - ord("①") + 1
    if "㉑" <= text <= "㉟":
        return ord(text) - ord("㉑") + 21
    return number_of(text)
