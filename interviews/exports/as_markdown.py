"""Markdown: one readable file a set, for wikis and for reading in a terminal."""

import re
from collections.abc import Iterator, Sequence

from interviews.exports import wording
from interviews.exports.booklet import Booklet, Item, Sheet
from interviews.exports.rubric import rubric
from interviews.exports.script import in_script
from interviews.scoring.levels import FIELDS, HEADINGS

WHOLE = {Sheet.INTERVIEWER, Sheet.PRACTICE}  # with rubric, probes and red flags
MARKS = re.compile(r"([\\`*_\[\]<>|~])")
BLOCK_MARK = re.compile(r"^(\s*)([-+#>=]|\d+(?=[.)]))")


def write(booklet: Booklet) -> bytes:
    """Return the sheet as UTF-8 Markdown."""
    text = "\n\n".join(_paper(booklet)).rstrip() + "\n"
    return in_script(text, booklet.language).encode()


def escaped(text: str) -> str:
    """Return `text` on one line, with nothing in it that Markdown would read as a mark."""
    line = MARKS.sub(r"\\\1", " ".join(text.split("\n")))
    return BLOCK_MARK.sub(lambda found: f"{found[1]}{_block_escaped(found[2])}", line)


def _block_escaped(mark: str) -> str:
    return f"{mark}\\" if mark.isdigit() else f"\\{mark}"


def _paper(booklet: Booklet) -> Iterator[str]:
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


def _question(item: Item, booklet: Booklet) -> Iterator[str]:
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
        yield from _listing(wording.RED_FLAGS, triple.red_flags, "-")
        yield from _listing(wording.WARNINGS, triple.warnings, "-")
    if booklet.sheet == Sheet.INTERVIEWER and booklet.samples:
        yield from _samples(item)


def _samples(item: Item) -> Iterator[str]:
    for sample in item.triple.samples:
        yield f"**{wording.SAMPLES[sample.level]}**"
        yield escaped(sample.answer)
        yield escaped(wording.sample_marks(item.triple, sample))


def _listing(name: str, lines: Sequence[str], mark: str) -> Iterator[str]:
    if lines:
        yield f"**{name}**"
        yield "\n".join(f"{mark} {escaped(line)}" for line in lines)


def _rubric(item: Item) -> Iterator[str]:
    names = ("criterion", "weight", *FIELDS)
    rows = [[escaped(str(line[name])) for name in names] for line in rubric(item)]
    if rows:
        head = [["评分要点", "权重", *HEADINGS], ["---"] * 5]
        yield "\n".join("| " + " | ".join(row) + " |" for row in head + rows)
