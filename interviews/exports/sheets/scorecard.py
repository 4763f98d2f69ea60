"""评分表: one for each interviewer, by question or by competency; or a row for each candidate."""

from collections.abc import Iterator

from interviews.exports import wording
from interviews.exports.booklet import Booklet, Item
from interviews.exports.competencies import Competency, by_competency
from interviews.exports.sheets import parts
from interviews.exports.sheets.blocks import (
    Block,
    Cell,
    Choices,
    Fields,
    Frame,
    Heading,
    Line,
    Ruled,
    Span,
    Table,
)
from interviews.scoring.levels import FIELDS, HEADINGS, NOT_PROBED
from interviews.scoring.weights import shares

EVIDENCE = "证据（原话与事实）"
LINES = 2  # below the one that begins with its label
SIGNATURES = (("面试官签名", ""), ("复核人签名", ""), ("日期", ""))


def blocks(booklet: Booklet) -> Iterator[Block]:
    yield from parts.top(booklet)
    yield form(booklet, "面试官")
    if booklet.score_by == "competency":
        groups = by_competency(booklet)
        for group in groups:
            yield from _competency(group)
        sums = [(group.name, group.points) for group in groups]
    else:
        yield from _questions(booklet)
        named = parts.numbered_sections(booklet)
        sums = [(parts.section_name(number, one), one.points) for number, one in named]
    if not booklet.single:
        yield _sums(booklet, sums)
    yield from _conclusion(booklet)


def form(booklet: Booklet, person: str) -> Fields:
    """Who, for what, when, from which paper."""
    names = ("候选人", "身份核验", "岗位", "轮次", "面试日期", person, "试卷")
    known = {"岗位": booklet.role, "试卷": booklet.form_code}
    return Fields(tuple((name, known.get(name, "")) for name in names), columns=4)


def _questions(booklet: Booklet) -> Iterator[Block]:
    for ordinal, section in parts.numbered_sections(booklet):
        yield from parts.section_head(booklet, ordinal, section)
        for item in section.items:
            yield from _question(item)


def _question(item: Item) -> Iterator[Block]:
    """A table may go on overleaf between rows: whole cards would leave thirds of pages empty."""
    yield parts.asked(item, short=True)
    if item.triple.rubric:
        yield parts.scored_rubric(item)
    yield Frame("card", tuple(_evidence(item)))


def _evidence(item: Item) -> Iterator[Block]:
    if item.triple.red_flags:
        name = f"第 {item.number} 题　{wording.RED_FLAGS}"
        yield Choices(item.triple.red_flags, wording.RED_FLAGS, name=name, several=True)
    if item.triple.warnings:
        name = f"第 {item.number} 题　{wording.WARNINGS}"
        yield Choices(item.triple.warnings, wording.WARNINGS, name=name, several=True)
    label = f"第 {item.number} 题　{EVIDENCE}"  # its table may stand overleaf
    of = f"/ {item.points}"
    yield Choices((), label, sum="本项得分", of=of, ruled=True, name=f"第 {item.number} 题")
    yield Ruled(LINES, name=label)


def _competency(group: Competency) -> Iterator[Block]:
    numbers = "、".join(str(item.number) for item in group.items)
    about = Span(f"　第 {numbers} 题　{group.points} 分", "soft")
    made: list[Block] = [Line((Span(group.name, "strong"), about), "note")]
    if group.anchors:
        made.append(_anchors(group))
    of, label = f"/ {group.points}", f"{wording.RED_FLAGS}与{EVIDENCE}"
    made += [
        Choices((NOT_PROBED,), "评分", parts.TICKS, sum="本项得分", of=of, name=group.name),
        Choices((), label, ruled=True),
        Ruled(LINES, name=f"{group.name}　{label}"),
    ]
    yield Frame("card", tuple(made), breaks=any(parts.is_long(line) for _, line in group.anchors))


def _anchors(group: Competency) -> Table:
    rows = tuple(
        (Cell(f"{number}. {line.criterion}"), *(Cell(getattr(line, name)) for name in FIELDS))
        for number, line in group.anchors
    )
    return Table("rubric", (130, 200, 200, 200), parts.heads("表现", *HEADINGS), rows)


def _sums(booklet: Booklet, sums: list[tuple[str, int]]) -> Frame:
    """The points of each part; out of 100 they are shared out so that they sum to 100."""
    points = [str(of) for _, of in sums]
    columns = [[name for name, _ in sums], points, [""] * len(sums), [""] * len(sums)]
    head = ["项目", "满分", "得分", f"{NOT_PROBED}的分值"]
    last = ["总分", str(booklet.points), "", ""]
    widths = [70, 26, 26, 38]
    if parts.hundred(booklet):
        scaled = shares(100, [of for _, of in sums])
        columns += [[f"{share:f}" for share in scaled], [""] * len(sums)]
        head += ["百分制满分", "百分制得分"]
        last += ["100", ""]
        widths += [28, 28]
    rows = [tuple(map(Cell, row)) for row in zip(*columns, strict=True)]
    rows.append(tuple(Cell(text, strong=True) for text in last))
    made: list[Block] = [
        Heading("合计"),
        Table("sums", tuple(widths), parts.heads(*head), tuple(rows), height=6),
        *parts.pass_line(booklet),
        parts.line(wording.SCORING_RULES[booklet.score_by], "fine"),
    ]
    return Frame("whole", tuple(made))


def _conclusion(booklet: Booklet) -> Iterator[Block]:
    if booklet.single:
        yield parts.line(wording.SCORING_RULES[booklet.score_by], "fine")
    yield Table("sums", (1, 1), parts.heads("优势", "顾虑与雷区"), ((Cell(), Cell()),), height=18)
    yield parts.decision("录用建议", 2)
    yield Fields(SIGNATURES)
