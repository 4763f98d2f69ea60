"""The options of a choice: found in a stem, and cut apart."""

import re

OPTION = re.compile(r"\s?[（(]?([A-H甲乙丙丁])\s?[)）.．、:：]\s?(?=\S)")
FIRST = re.compile(r"\s?[（(]?[A甲]\s?[)）.．、:：]\s?(?=\S)")
BARE = re.compile(r"(?:^|\s)([A-H])\s{1,4}(?=[\u4e00-\u9fff])")
FOLLOWING = {
    **dict(zip("ABCDEFG", "BCDEFGH", strict=True)),
    **dict(zip("甲乙丙", "乙丙丁", strict=True)),
}
ENDS = " \t\n;；,，、"
SHORTEST_STEM = 3


def cut_options(stem: str) -> tuple[str, list[str]]:
    """(stem, options) of “…？A.甲 B.乙 C.丙”; the stem itself and () where it holds none."""
    for first in FIRST.finditer(stem):
        options = split_options(stem[first.start() :])
        if len(options) >= 2 and (first.start() > SHORTEST_STEM or first.start() == 0):
            return stem[: first.start()].strip(), options
    return stem, []


def split_options(text: str) -> list[str]:
    """Cut at A, B, C … in order."""
    found = [(match.start(), match.group(1)) for match in OPTION.finditer(text)]
    if len(found) < 2:
        found = [(match.start(), match.group(1)) for match in BARE.finditer(text)] or found
    cuts, wanted = [], None
    for start, letter in found:
        if wanted is None or letter == wanted:
            cuts.append(start)
            wanted = FOLLOWING.get(letter, "")
    if not cuts:
        return [text]
    edges = zip(cuts, [*cuts[1:], len(text)], strict=True)
    return [option for a, b in edges if (option := text[a:b].strip(ENDS))]
