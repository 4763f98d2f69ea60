"""The record of an interview: values for programs, a workbook, and the paper that is signed."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.utils.timezone import localtime

from interviews.exports.as_pdf import write_document
from interviews.exports.booklet import Booklet, Sheet
from interviews.exports.workbook import fitting, print_on_a4, workbook
from interviews.panels import sheets
from interviews.panels.paper import document_of
from interviews.panels.standing import Standing, decision_of
from interviews.papers.words import letterhead
from interviews.scoring.levels import NOT_PROBED

HEADS = ("题号", "题目", "版本", "评分要点", "分值", "面试官", "评分", "商定", "证据", "雷区原话")
WIDTHS = (6, 40, 12, 36, 7, 12, 8, 8, 48, 36)


def values_of(standing: Standing) -> dict[str, Any]:
    """Nested plain values: what was asked, by whom it was marked how, and what came of it."""
    row, result, decision = standing.interview, standing.result(), decision_of(standing.interview)
    found = standing.agreement()
    return {
        "code": row.code,
        "at": localtime(row.starts_at).isoformat(),
        "set": {"code": row.form_code, "title": row.set_title},
        "rule": row.rule,
        "pass_line": row.pass_line,
        "closed_at": row.closed_at and localtime(row.closed_at).isoformat(),
        "score": result and str(result.score),
        "counted": result and result.counted,
        "red_flags": list(result.red_flags) if result else [],
        "agreement": found and {"alpha": str(found.alpha), "criteria": found.criteria},
        "questions": [_question(standing, asked) for asked in standing.asked],
        "decision": decision
        and {
            "kind": decision.kind,
            "reason": decision.reason,
            "by": decision.by_name,
            "at": localtime(decision.at).isoformat(),
            "signed_by": decision.signed_by_name,
        },
    }


def _question(standing: Standing, asked: Any) -> dict[str, Any]:
    return {
        "number": asked.number,
        "code": asked.text.code,
        "version": asked.version,
        "stem": asked.text.stem,
        "points": asked.points,
        "criteria": [
            {
                "criterion": line.criterion,
                "points": str(points),
                "agreed": standing.agreed.get((asked.pk, n)),
                "marks": {
                    sheet.seat.name: {
                        "level": sheet.value(asked, f"level-{n}"),
                        "evidence": sheet.evidence(asked, n),
                    }
                    for sheet in standing.sheets
                },
            }
            for n, (line, points) in enumerate(
                zip(asked.lines, sheets.points_of(asked), strict=True)
            )
        ],
        "probes": {sheet.seat.name: sheet.probes(asked) for sheet in standing.sheets},
        "red_flags": {
            sheet.seat.name: [{"flag": flag, "quote": said} for flag, said in sheet.flags(asked)]
            for sheet in standing.sheets
        },
    }


def as_json(standing: Standing) -> bytes:
    return json.dumps(values_of(standing), ensure_ascii=False, indent=1).encode()


def booklet_of(standing: Standing) -> Booklet:
    """The head of the papers: whose they are, what for, and of which day."""
    row = standing.interview
    return Booklet(
        f"{row.candidate.vacancy.title}面试",
        (),
        sheet=Sheet.SUMMARY,
        form_code=row.form_code,
        role=row.candidate.vacancy.title,
        made_on=localtime(row.closed_at or row.starts_at).date().isoformat(),
        letterhead=letterhead(),
    )


def as_xlsx(standing: Standing) -> bytes:
    """A row for each mark of each interviewer."""

    def fill(book: Any, styles: dict[str, Any]) -> None:
        page = book.add_worksheet("评分")
        for column, (head, width) in enumerate(zip(HEADS, WIDTHS, strict=True)):
            page.set_column(column, column, width)
            page.write_string(0, column, head, styles["head"])
        for place, cells in enumerate(_rows(standing), 1):
            for column, cell in enumerate(cells):
                if isinstance(cell, int | float):
                    page.write_number(place, column, cell, styles["number"])
                else:
                    page.write_string(place, column, fitting(cell), styles["cell"])
        page.freeze_panes(1, 2)
        print_on_a4(page, standing.interview.code, "内部资料")

    return workbook(booklet_of(standing), fill)


def _rows(standing: Standing) -> list[tuple[Any, ...]]:
    return [
        (
            *(asked.number, asked.text.stem, _version(asked), line.criterion, float(points)),
            *(sheet.seat.name, _level(sheet.value(asked, f"level-{n}"))),
            standing.agreed.get((asked.pk, n)) or "",
            sheet.evidence(asked, n),
            "；".join(f"{flag}：{said}" for flag, said in sheet.flags(asked)) if n == 0 else "",
        )
        for asked in standing.asked
        for n, (line, points) in enumerate(zip(asked.lines, sheets.points_of(asked), strict=True))
        for sheet in standing.sheets
    ]


def _version(asked: Any) -> str:
    return f"{asked.text.code} v{asked.version}" if asked.version else asked.text.code


def _level(value: int | None) -> int | str:
    return NOT_PROBED if value == sheets.SKIPPED else value or ""


def as_pdf(standing: Standing) -> bytes:
    booklet = booklet_of(standing)
    closed = standing.interview.closed_at or standing.interview.starts_at
    return write_document(document_of(standing, booklet), closed.replace(microsecond=0))


KINDS: dict[str, tuple[Callable[[Standing], bytes], str]] = {
    "pdf": (as_pdf, "application/pdf"),
    "xlsx": (as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "json": (as_json, "application/json"),
}
