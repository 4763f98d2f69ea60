"""The summary sheet filled in: marks, rule, agreement, evidence, versions, decision, signatures.

Papers are Chinese whoever prints them, so these words are not interface strings.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.timezone import localtime
from django.utils.translation import gettext

from interviews.exports import wording
from interviews.exports.booklet import Booklet
from interviews.exports.sheets import parts
from interviews.exports.sheets.blocks import Block, Cell, Document, Fields, Frame, Heading, Table
from interviews.models import Decision
from interviews.panels.sheets import SKIPPED, Sheet
from interviews.panels.standing import Row, Standing, decision_of
from interviews.scoring.levels import NOT_PROBED
from interviews.scoring.panel import DROP_FROM, PanelResult
from interviews.scoring.results import half_up, summed
from interviews.scoring.weights import written

RULES = {
    "drop": f"面试官不少于 {DROP_FROM} 人时去掉一个最高分和一个最低分，其余总分取平均。",
    "mean": "各面试官百分制总分的平均。",
    "agreed": "按面试组商定的评分计算；各人评分一致的要点以该评分为准。",
}
DECISIONS = {"recommend": "建议录用", "hold": "待定", "reject": "不录用"}


def document_of(standing: Standing, booklet: Booklet) -> Document:
    """The paper of a closed interview, in the face of the other papers."""
    heading = wording.heading(booklet)
    return Document(
        sheet=str(booklet.sheet),
        heading=heading,
        blocks=tuple(_blocks(standing, booklet)),
        running=wording.short(f"{heading}　{standing.interview.candidate.code}", 48),
        mark=wording.INTERNAL,
        form_code=booklet.form_code,
        made_on=booklet.made_on,
        paper_size="a4" if booklet.letterhead.paper_size == "a3" else booklet.letterhead.paper_size,
        two_sided=booklet.letterhead.two_sided,
    )


def _blocks(standing: Standing, booklet: Booklet) -> Iterator[Block]:
    yield from parts.top(booklet)
    yield _head(standing)
    yield Heading("面试官评分")
    yield _totals(standing)
    yield Heading("计分")
    yield from _score(standing)
    yield Heading("逐条评分与证据")
    yield from _criteria(standing)
    yield Heading("试题与版本")
    yield _versions(standing)
    yield Frame("whole", tuple(_decision(decision_of(standing.interview))))
    lines = (standing.interview.candidate.vacancy.purpose, booklet.letterhead.consent,
             booklet.letterhead.retention)  # fmt: skip
    for text in filter(None, lines):
        yield parts.line(text, "fine")


def _head(standing: Standing) -> Fields:
    row = standing.interview
    when = localtime(row.starts_at)
    pairs = (
        ("候选人", str(row.candidate)),
        ("编号", row.candidate.code),
        ("岗位", row.candidate.vacancy.title),
        ("面试", f"{row.code}　{when:%Y-%m-%d %H:%M}"),
        ("试卷", row.form_code),
        ("面试官", f"{len(standing.sheets)} 人"),
    )
    return Fields(pairs, columns=3)


def _totals(standing: Standing) -> Table:
    sections = dict.fromkeys(asked.section for asked in standing.asked)
    head = parts.heads("面试官", *sections, "总分", "计入的满分", "百分制", "雷区")
    rows = tuple(_total(standing, sheet, list(sections)) for sheet in standing.sheets)
    widths = (30, *(18,) * len(sections), 18, 22, 20, 16)
    return Table("panel", widths, head, rows)


def _total(standing: Standing, sheet: Sheet, sections: list[str]) -> tuple[Cell, ...]:
    whole = sheet.result()
    of_sections = [
        summed(sheet.result_of(one) for one in standing.asked if one.section == name)
        for name in sections
    ]
    lead = "（主持）" if sheet.seat.is_lead else ""
    return (
        Cell(f"{sheet.seat.name}{lead}"),
        *(Cell(written(half_up(found.points))) for found in of_sections),
        Cell(written(half_up(whole.points))),
        Cell(written(whole.maximum)),
        Cell(str(whole.out_of_100 or ""), strong=True),
        Cell(str(len(whole.red_flags) or "")),
    )


def _score(standing: Standing) -> Iterator[Block]:
    found, row = standing.result(), standing.interview
    yield parts.line(f"计分规则：{RULES[row.rule]}", "fine")
    if found is None:
        yield parts.line(f"还有 {standing.not_agreed()} 个要点没有商定，暂无得分。")
    else:
        yield _result(found, row.pass_line)
        if found.red_flags:
            named = "；".join(found.red_flags)
            yield Frame("alarm", (parts.line("听到雷区，不以得分直接通过", "alarm"),
                                  parts.line(named)))  # fmt: skip
    if agreement := standing.agreement():
        counts = f"{len(standing.sheets)} 位面试官、{agreement.criteria} 个要点"
        alpha = f"一致性（Krippendorff α，定序）：{agreement.alpha}（{counts}）。"
        yield parts.line(alpha + gettext(agreement.word))


def _result(found: PanelResult, pass_line: int) -> Table:
    head = parts.heads("去掉一个最高分", "去掉一个最低分", "计入人数", "最后得分", "合格线", "结论")
    passed = (
        "有雷区，须商议" if found.red_flags else ("达到" if found.score >= pass_line else "未达到")
    )
    cells = (
        *(Cell(str(found.highest or "—")), Cell(str(found.lowest or "—"))),
        *(Cell(str(found.counted)), Cell(str(found.score), strong=True)),
        *(Cell(str(pass_line)), Cell(passed)),
    )
    return Table("sums", (3, 3, 2, 3, 2, 3), head, (cells,))


def _criteria(standing: Standing) -> Iterator[Block]:
    rows = standing.rows()
    for asked in standing.asked:
        stem = wording.short(asked.text.stem, 60)
        yield parts.line(f"{asked.number}. {stem}（{asked.points} 分）", "note")
        of_question = sorted((row for row in rows if row.asked is asked), key=lambda row: row.line)
        head = parts.heads("评分要点", "各人评分与证据", "极差", "商定")
        made = tuple(_criterion(row) for row in of_question)
        yield Table("rubric", (34, 110, 12, 12), head, made, breaks=True)
        for sheet in standing.sheets:
            for flag, said in sheet.flags(asked):
                yield parts.line(f"雷区「{flag}」　{sheet.seat.name}：{said}")


def _criterion(row: Row) -> tuple[Cell, ...]:
    said = []
    for sheet, level, evidence, earlier in row.cells:
        given = str(level or (NOT_PROBED if _skipped(row, sheet) else "—"))
        if earlier:
            reason = sheet.latest(row.asked, f"level-{row.line}")
            given += (
                f"（原为 {'、'.join(map(str, earlier))}，因：{reason.reason if reason else ''}）"
            )
        said.append(f"{sheet.seat.name} {given}" + (f"：{evidence}" if evidence else ""))
    agreed = str(row.agreed or "")
    return Cell(row.criterion), Cell("\n".join(said)), Cell(str(row.spread)), Cell(agreed)


def _skipped(row: Row, sheet: Sheet) -> bool:
    return bool(sheet.value(row.asked, f"level-{row.line}") == SKIPPED)


def _versions(standing: Standing) -> Table:
    rows = tuple(
        (
            Cell(str(asked.number)),
            Cell(f"{asked.text.code} v{asked.version}" if asked.version else asked.text.code),
            Cell(wording.short(asked.text.stem, 60)),
            Cell(str(asked.points)),
        )
        for asked in standing.asked
    )
    return Table(
        "rubric", (10, 30, 118, 12), parts.heads("题号", "编号与版本", "题目", "分值"), rows
    )


def _decision(decision: Decision | None) -> Iterator[Block]:
    yield Heading("合议结论")
    if decision is None:
        yield parts.decision("合议结论", 2)
        yield Fields((("主持人签名", ""), ("复核人签名", ""), ("日期", "")))
        return
    yield parts.line(f"{DECISIONS[decision.kind]}。理由：{decision.reason}")
    when = localtime(decision.at)
    signed = decision.signed_at
    second = f"{decision.signed_by_name}　{localtime(signed):%Y-%m-%d}" if signed else ""
    pairs = (("主持人", f"{decision.by_name}　{when:%Y-%m-%d}"), ("复核人", second), ("签名", ""))
    yield Fields(pairs)
