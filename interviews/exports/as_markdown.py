"""Markdown: one readable file a set, for wikis and for reading in a terminal."""

import re

from interviews.exports import wording
from interviews.exports.booklet import Sheet
from interviews.exports.rubric import rubric
from interviews.exports.script import in_script
from interviews.scoring.levels import FIELDS, HEADINGS

WHOLE = {Sheet.INTERVIEWER, Sheet.PRACTICE}  # with rubric, probes and red flags
MARKS = re.compile(r"([\\`*_\[\]<>|~])")
BLOCK_MARK = re.compile(r"^(\s*)([-+#>=]|\d+(?=[.)]))")


def write(booklet):
    """Return the sheet as UTF-8 Markdown."""
    text = "\n\n".join(_paper(booklet)).rstrip() + "\n"
    return in_script(text, booklet.language).encode()


def escaped(text):
    """Return `text` on one line, with nothing in it that Markdown would read as a mark."""
    line = MARKS.sub(r"\\\1", " ".join(text.split("\n")))
    return BLOCK_MARK.sub(lambda found: f"{found[1]}{_block_escaped(found[2])}", line)


def _block_escaped(mark):
    return f"{mark}\\" if mark.isdigit() else f"\\{mark}"


def _paper(booklet):
    facts = [f"满分 {booklet.points} 分", f"时长 {booklet.minutes} 分钟", booklet.form_code]
    yield f"# {escaped(wording.heading(booklet))}"
    yield " · ".join(escaped(fact) for fact in facts if fact)
    yield from filter(None, [booklet.introduction, booklet.interviewer_notes])
    for ordinal, section in enumerate(booklet.sections, 1):
        yield f"## {escaped(wording.section_head(ordinal, section))}"
        if section.note:
            yield escaped(section.note)
        for item in section.items:
            yield from _question(item, booklet)


def _question(item, booklet):
    triple = item.triple
    yield f"### {item.number}. {escaped(triple.stem)}"
    yield f"{escaped(wording.code(item))} · {item.points} 分 · {item.minutes} 分钟"
    if booklet.sheet in WHOLE and triple.analysis:
        yield f"**考察目的** {escaped(triple.analysis)}"
    if triple.answer:
        yield f"**参考答案**\n\n{triple.answer}"
    yield from _listing("关键在于", triple.key_points, "-")
    if booklet.sheet in WHOLE:
        yield from _rubric(item)
        yield from _listing("追问", triple.probes, "1.")
        yield from _listing("雷区", triple.red_flags, "-")


def _listing(name, lines, mark):
    if lines:
        yield f"**{name}**"
        yield "\n".join(f"{mark} {escaped(line)}" for line in lines)


def _rubric(item):
    names = ("criterion", "weight", *FIELDS)
    rows = [[escaped(str(line[name])) for name in names] for line in rubric(item)]
    if rows:
        head = [["评分要点", "权重", *HEADINGS], ["---"] * 5]
        yield "\n".join("| " + " | ".join(row) + " |" for row in head + rows)
