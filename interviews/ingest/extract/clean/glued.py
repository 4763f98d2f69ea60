"""Put back the line breaks of copies that lost them all.

Only lines of 400 characters or more are broken: at section heads that give a count, at labels,
and then at numbers that continue a sequence.
"""

import re
from collections.abc import Sequence

from interviews.text.numerals import number_of

LONG = 400
SHORTEST = 150  # only where a head with its count stands in the line
HEAD = re.compile(
    r"[一二三四五六七八九十]{1,3}[、.．]\s?[^。？?！!:：、；;\d]{2,24}[（(](?=[^（()）"
    r"]{0,30}\d+\s?[题分])[^（()）]{2,40}[）)]"
)
CHAPTER = re.compile(r"([一二三四五六七八九十]{1,2})[、.．](?=[\u4e00-\u9fff“])")
LABEL = re.compile(
    r"(?:【(?:参考答案|答案|解析|题目|追问|评分要点|评分标准|考察点|参考回答)】|"
    r"(?:参考答案|正确答案|标准答案|答案及解析|答案解析|答案"
    r"|参考回答|回答思路|回答要点|解析|评分标准|评分要点|评分点|评分细则|考察点|"
    r"考察目的|考察要点|考察重点|追问|应对策略)[:：])"
)
KEY = re.compile(
    r"(?<![含附及与和带])(?:(?:参考|标准|试题)答案(?:(?:与|及|和)?(?:解析|详解|评分标准)"
    r")?|答案(?:与|及|和)(?:解析|详解))(?=\s?1\s?[.、．]|\s?一、)"
)
ASKED = re.compile(r"(?<=[。！？?!；;])\s?(?:Q\d{0,2}|问|问题\d{0,2})[:：]")
ANSWERED = re.compile(r"(?<=[。！？?!；;])\s?(?:A\d{0,2}|答|答案)[:：]")
CONTEXT_LABEL = re.compile(
    r"(?<=[。！？?!）)”:：])(?:情境|情景|场景|背景|问题|题目|答|问|期望|分析|要求)[:：]"
)
NUMBER = re.compile(
    r"(?<![\d.])(?:第\s?([\d一二三四五六七八九十百]{1,4})题|(?:题目|问题|面试题)"
    r"\s?(\d{1,3})\s?[:：.、]|[（(](\d{1,3})[）)]"
    r"|Q(\d{1,3})\s?[:：.、]|(\d{1,3})(?:[.．](?!\d)|、))"
)
BULLET = re.compile(r"(?<=[。；;：:”）)])[-•·](?=[\u4e00-\u9fffA-Z])")


def break_places(text: str) -> list[int]:
    """Positions, ascending, to cut a glued line at; one of ordinary length only at 问：."""
    if len(text) < LONG and not (len(text) >= SHORTEST and HEAD.search(text)):
        answered = ANSWERED.search(text)
        return [match.start() for match in ASKED.finditer(text)] if answered else []
    places = {match.start() for match in HEAD.finditer(text)}
    places |= _chapters(text)
    places |= {match.end() for match in HEAD.finditer(text)}
    places |= {match.start() for match in LABEL.finditer(text)}
    places |= {match.start() for match in CONTEXT_LABEL.finditer(text)}
    places |= {match.start() for match in BULLET.finditer(text)}
    places |= {at for match in KEY.finditer(text) for at in match.span()}
    places |= _numbers(text)
    inside = sorted(place for place in places if 0 < place < len(text))
    return _not_inside_labels(text, inside)


def _chapters(text: str) -> set[int]:
    """一、二、三、 in order, wherever the next one stands."""
    places, wanted, most = set(), 1, 0
    for match in CHAPTER.finditer(text):
        number = number_of(match.group(1))
        if number in (1, wanted):
            places.add(match.start())
            wanted = number + 1
            most = max(most, number)
    return places if most > 1 else set()


def _numbers(text: str) -> set[int]:
    """Numbers that begin or continue a sequence of their own style."""
    places: set[int] = set()
    awaited: dict[int, list[int]] = {}
    for match in NUMBER.finditer(text):
        style = match.lastindex or 0
        value = match.group(style)
        number = int(value) if value.isdecimal() else number_of(value)
        if number == 1 or number in awaited.get(style, ()):
            places.add(match.start())
            expected = awaited.setdefault(style, [])
            if number in expected:
                expected.remove(number)
            expected[:] = [*expected[-3:], number + 1]
    return places


def _not_inside_labels(text: str, places: Sequence[int]) -> list[int]:
    """Drop a cut that would part a number from the label after it, as in “1.题目：”."""
    kept: list[int] = []
    for place in places:
        before = text[kept[-1] : place].strip() if kept else ""
        if kept and len(before) <= 5 and (NUMBER.fullmatch(before) or before in ("-", "•", "·")):
            continue
        if text[place - 1] in "【（(“《":
            continue
        kept.append(place)
    return kept
