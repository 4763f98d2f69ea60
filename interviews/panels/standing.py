"""An interview as it stands: read in a fixed number of queries, however many sit at the table."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from interviews.models import AgreedMark, Asked, Decision, Interview, PanelMark, Seat
from interviews.panels.sheets import Sheet, points_of
from interviews.scoring.agreement import Agreement, agreement, leanings, spread
from interviews.scoring.panel import PanelResult, Rule, mean, panel_result
from interviews.scoring.results import Mark, Result, merged, result_of, summed


@dataclass
class Standing:
    """`seats` are those who sit at the table; marks of who has not submitted count for nobody."""

    interview: Interview
    asked: list[Asked]
    seats: list[Seat]
    marks: list[PanelMark]
    agreed_marks: list[AgreedMark]

    @cached_property
    def sheets(self) -> list[Sheet]:
        """A sheet for each interviewer who has submitted."""
        by_seat: dict[int, list[PanelMark]] = {}
        for mark in self.marks:
            by_seat.setdefault(mark.seat_id, []).append(mark)
        return [
            Sheet(seat, self.asked, by_seat.get(seat.pk, []))
            for seat in self.seats
            if seat.submitted_at
        ]

    @property
    def missing(self) -> list[Seat]:
        return [seat for seat in self.seats if not seat.submitted_at]

    @cached_property
    def agreed(self) -> dict[tuple[int, int], int]:
        """{(question, line): level} that the panel agreed on."""
        latest = {(mark.asked_id, mark.line): mark.level for mark in self.agreed_marks}
        return {key: level for key, level in latest.items() if level is not None}

    def agreed_level(self, asked: Asked, line: int) -> int | None:
        """The level agreed on; that of everybody where all gave the same."""
        if found := self.agreed.get((asked.pk, line)):
            return found
        heard = {level for sheet in self.sheets if (level := sheet.level(asked, line))}
        return heard.pop() if len(heard) == 1 else None

    def not_agreed(self) -> int:
        """How many criteria were heard differently and have no agreed level yet."""
        return sum(
            self.agreed_level(one, line) is None
            for one in self.asked
            for line in range(len(one.lines))
            if any(sheet.level(one, line) for sheet in self.sheets)
        )

    def result(self) -> PanelResult | None:
        """What the panel gives by its rule; None while that cannot be said."""
        rule = Rule(self.interview.rule)
        if rule == Rule.AGREED:
            results = [] if self.not_agreed() else [self._agreed_result()]
        else:
            results = [sheet.result() for sheet in self.sheets]
        if not any(result.maximum for result in results):
            return None
        return panel_result(results, rule)

    def _agreed_result(self) -> Result:
        marks = [
            result_of(
                Mark(points, self.agreed_level(one, line))
                for line, points in enumerate(points_of(one))
            )
            for one in self.asked
        ]
        flags = merged(flag for sheet in self.sheets for flag in sheet.result().red_flags)
        return summed([*marks, Result(red_flags=flags)])

    def passes(self) -> bool | None:
        """Whether the pass line is reached, None where that is not known. Red flags do not ask."""
        found = self.result()
        return None if found is None else found.score >= self.interview.pass_line

    def agreement(self) -> Agreement | None:
        return agreement([sheet.levels() for sheet in self.sheets]) if self.sheets else None

    def leanings(self) -> list[tuple[Seat, str]]:
        """(interviewer, how far above or below the others), where there is enough to say."""
        found = leanings([sheet.levels() for sheet in self.sheets])
        pairs = zip(self.sheets, found, strict=True)
        return [(sheet.seat, f"{lean:+}") for sheet, lean in pairs if lean is not None]

    def rows(self) -> list[Row]:
        """A row for each criterion, the widest differences first."""
        found = [Row(self, one, line) for one in self.asked for line in range(len(one.lines))]
        return sorted(found, key=lambda row: -row.spread)

    def sections(self) -> list[tuple[str, str]]:
        """(section, mean of the interviewers out of 100)."""
        names = dict.fromkeys(one.section for one in self.asked)
        return [(name, self._mean(name)) for name in names]

    def _mean(self, section: str) -> str:
        of_section = [one for one in self.asked if one.section == section]
        results = [summed(sheet.result_of(one) for one in of_section) for sheet in self.sheets]
        totals = [total for each in results if (total := each.out_of_100) is not None]
        return str(mean(totals)) if totals else ""


@dataclass
class Row:
    """A criterion: what each interviewer gave, how far apart, and what was agreed."""

    standing: Standing
    asked: Asked
    line: int

    @property
    def criterion(self) -> str:
        return self.asked.lines[self.line].criterion

    @property
    def name(self) -> str:
        return f"{self.asked.pk}-{self.line}"

    @cached_property
    def levels(self) -> list[int | None]:
        return [sheet.level(self.asked, self.line) for sheet in self.standing.sheets]

    @cached_property
    def spread(self) -> int:
        return spread(self.levels)

    @property
    def cells(self) -> list[tuple[Sheet, int | None, str, list[int]]]:
        """(sheet, level, evidence, levels submitted before) of each interviewer."""
        return [
            (sheet, level, sheet.evidence(self.asked, self.line), self._earlier(sheet))
            for sheet, level in zip(self.standing.sheets, self.levels, strict=True)
        ]

    def _earlier(self, sheet: Sheet) -> list[int]:
        """What stood there before the interviewer changed it with a reason."""
        name = f"level-{self.line}"
        latest = sheet.latest(self.asked, name)
        return (
            [mark.value for mark in sheet.before(self.asked, name)]
            if (latest and latest.reason)
            else []
        )

    @property
    def agreed(self) -> int | None:
        return self.standing.agreed.get((self.asked.pk, self.line))


def standing_of(interview: Interview) -> Standing:
    """Five queries, with what was asked, who sits there, and what they wrote down."""
    seats = interview.table
    submitted = [seat.pk for seat in seats if seat.submitted_at]
    return Standing(
        interview,
        list(interview.asked.all()),
        seats,
        list(PanelMark.objects.filter(seat__in=submitted)),
        list(AgreedMark.objects.filter(asked__interview=interview)),
    )


def sheet_of(seat: Seat, asked: list[Asked]) -> Sheet:
    """The sheet of one interviewer, whether submitted or not."""
    return Sheet(seat, asked, list(seat.marks.all()))


def decision_of(interview: Interview) -> Decision | None:
    """The decision that stands: one from before a reopening does not."""
    rows = interview.decisions.order_by("-pk")
    if interview.closed_at is None:
        return None
    return rows.filter(at__gte=interview.closed_at).first()
