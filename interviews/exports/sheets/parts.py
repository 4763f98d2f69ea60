"""The parts that several sheets share: heads, questions, rubrics, answers, signatures."""

from collections.abc import Iterator, Sequence

from interviews.bankfile.pictures import size_in
from interviews.bankfile.triple import Criterion
from interviews.exports import wording
from interviews.exports.booklet import Booklet, Item, Section, Sheet
from interviews.exports.sheets.blocks import (
    Block,
    Cell,
    Choices,
    Facts,
    Frame,
    Heading,
    Line,
    Logo,
    Picture,
    Points,
    Prose,
    Ruled,
    Span,
    Stem,
    Table,
    Title,
)
from interviews.scoring.levels import FIELDS, HEADINGS, LEVELS, NOT_PROBED
from interviews.text.numerals import numeral

LONG = 500  # characters in one cell after which its row may break across pages
LONG_LIST = 300  # characters in one line of a list after which the list may break
PICTURE, SMALL = (140, 90), (80, 42)  # mm, at the most
DOTS = 6  # to a mm, at the fewest
TICKS = tuple(map(str, LEVELS))


def line(text: str, style: str = "body") -> Line:
    return Line((Span(text),), style)  # type: ignore[arg-type]  # one of its styles, as text


def heads(*names: str) -> tuple[Cell, ...]:
    return tuple(Cell(name, strong=True) for name in names)


def top(booklet: Booklet) -> Iterator[Block]:
    """Whose paper it is, its confidentiality, and its title."""
    house = booklet.letterhead
    if house.logo:
        yield Logo(house.logo, house.name)
    if name := "　".join(filter(None, (house.name, house.department))):
        yield line(name, "centre")
    if booklet.internal and booklet.sheet not in wording.OPEN_SHEETS:
        confidential = house.confidentiality or wording.CONFIDENTIAL
        yield line("　".join(filter(None, (confidential, booklet.copy))), "confidential")
    yield Title(wording.heading(booklet))


def extent(booklet: Booklet) -> Line:
    """How much the paper asks for."""
    counts = f"满分 {booklet.points} 分　　时长 {booklet.minutes} 分钟"
    return line(counts if booklet.single else f"共 {len(booklet.items)} 题　　{counts}", "centre")


def notes(booklet: Booklet) -> Iterator[Block]:
    if booklet.interviewer_notes.strip():
        label = line("给面试官的话", "label")
        yield Frame("notice", (label, Prose(booklet.interviewer_notes)), breaks=True)


def section_head(booklet: Booklet, ordinal: int, section: Section) -> Iterator[Block]:
    """The head of an exam section; a single question needs none."""
    if not booklet.single:
        yield Heading(wording.section_head(ordinal, section))
    if section.note:
        yield line(section.note, "note")


def numbered_sections(booklet: Booklet) -> Iterator[tuple[int, Section]]:
    return enumerate(booklet.sections, 1)


def section_name(ordinal: int, section: Section) -> str:
    return f"{numeral(ordinal)}、{section.title}"


def lead(item: Item) -> str:
    return f"（{item.points} 分）"


def asked(item: Item, *, short: bool = False) -> Stem:
    """The question with its points and code; a form repeats no more than it needs."""
    text = wording.short(item.triple.stem, wording.TOLD) if short else item.triple.stem
    return Stem(item.number, text, lead(item), wording.code(item))


def listed(item: Item, text: str = "") -> Stem:
    """The question as the contents and the bookmarks know it."""
    triple = item.triple
    short = wording.short(triple.stem)
    return Stem(item.number, text or triple.stem, short=short, mark=question_mark(item))


def picture(booklet: Booklet, item: Item) -> Iterator[Picture]:
    """What the question shows; who asks needs it smaller than who answers."""
    triple = item.triple
    if content := booklet.pictures.get(triple.picture):
        wide, high = size_in(triple.picture)
        across, up = SMALL if booklet.sheet == Sheet.INTERVIEWER else PICTURE
        scale = min(1, across * DOTS / wide, up * DOTS / high)
        width = max(1, round(wide * scale / DOTS))
        yield Picture(triple.picture, content, triple.picture_alt, width, (wide, high))


def question_mark(item: Item) -> str:
    return f"q{item.number}"


def section_mark(ordinal: int) -> str:
    return f"s{ordinal}"


def facts(booklet: Booklet, item: Item, *, new_page: bool = False) -> Facts:
    triple = item.triple
    parts = (
        wording.label(booklet, triple.category),
        wording.difficulty(triple),
        f"{item.points} 分",
        f"{item.minutes} 分钟",
        "、".join(triple.competencies),
    )
    return Facts(wording.code(item), "　".join(filter(None, parts)), new_page)


def labelled(label: str, lines: Sequence[str], *, numbered: bool = False) -> Iterator[Block]:
    if lines:
        style = "alarm" if label == wording.RED_FLAGS else "label"
        blocks = (line(label, style), Points(tuple(lines), numbered))
        breaks = any(len(one) > LONG_LIST for one in lines)
        yield Frame("alarm" if style == "alarm" else "whole", blocks, breaks)


def answer(item: Item) -> Iterator[Block]:
    """The model answer, tinted, and what matters in it."""
    if item.triple.answer.strip():
        blocks = (line("参考答案", "label"), Prose(item.triple.answer))
        yield Frame("tinted", blocks, breaks=True)
    yield from labelled("关键在于", item.triple.key_points)


def samples(item: Item) -> Iterator[Block]:
    """Answers at the levels below, to hear the anchors by, with the bank's own marks."""
    for sample in item.triple.samples:
        label = line(wording.SAMPLES[sample.level], "label")
        marks = line(wording.sample_marks(item.triple, sample), "fine")
        yield Frame("whole", (label, Prose(sample.answer), marks), breaks=True)


def rubric(item: Item) -> Iterator[Block]:
    """The criteria with what is heard at 5, 3 and 1."""
    if item.triple.rubric:
        rows = tuple(
            (Cell(one.criterion, f"{weight} 分", strong=True), *_heard(one))
            for one, weight in zip(item.triple.rubric, item.weights, strict=True)
        )
        widths = (115, 200, 200, 200)
        head = heads("评分要点", *HEADINGS)
        yield Table("rubric", widths, head, rows, breaks=any(map(is_long, item.triple.rubric)))


def _heard(criterion: Criterion) -> tuple[Cell, ...]:
    return tuple(Cell(getattr(criterion, name)) for name in FIELDS)


def scored_rubric(item: Item) -> Table:
    """The criteria with boxes to tick."""
    rows = tuple(
        (
            Cell(one.criterion, f"{weight} 分", strong=True),
            *_heard(one),
            Cell(levels=TICKS, option=NOT_PROBED, name=f"第 {item.number} 题　{one.criterion}"),
        )
        for one, weight in zip(item.triple.rubric, item.weights, strict=True)
    )
    head = heads("评分要点", *HEADINGS, "评分")
    breaks = any(map(is_long, item.triple.rubric))
    return Table("scored", (25, 50, 42, 36, 29), head, rows, breaks=breaks)


def is_long(criterion: Criterion) -> bool:
    texts = (criterion.criterion, *(getattr(criterion, name) for name in FIELDS))
    return max(map(len, texts)) > LONG


def decision(name: str, lines: int) -> Frame:
    """The five levels of recommendation and the reason for one."""
    blocks = (
        Heading(name),
        Choices(wording.RECOMMENDATIONS, name=name),
        line("理由", "label"),
        Ruled(lines, name=f"{name}　理由"),
    )
    return Frame("whole", blocks)


def hundred(booklet: Booklet) -> bool:
    """Whether sums are to be written out of 100 as well."""
    return booklet.letterhead.hundred and booklet.points not in (0, 100)


def pass_line(booklet: Booklet) -> Iterator[Block]:
    """Boxes for having reached the pass line, which is out of 100."""
    if line_at := booklet.letterhead.pass_line:
        options = (f"达到合格线（百分制 {line_at} 分）", "未达到")
        yield Choices(options, label="合格线", name="合格线")
