"""The candidates of a vacancy, the best first; ties are shown as ties."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from interviews.models import AgreedMark, Asked, Candidate, Interview, PanelMark, Seat, Vacancy
from interviews.panels.standing import Standing
from interviews.scoring.panel import PanelResult, ranks


@dataclass
class Ranked:
    """A candidate with the interviews that were held, and the mean of the closed ones."""

    candidate: Candidate
    interviews: list[tuple[Interview, PanelResult | None]] = field(default_factory=list)
    place: int | None = None

    @property
    def score(self) -> Decimal | None:
        """The score of the last closed interview: a later round stands for itself."""
        scores = [found.score for _interview, found in self.interviews if found]
        return scores[-1] if scores else None

    @property
    def red_flags(self) -> list[str]:
        found = (
            flag for _interview, result in self.interviews if result for flag in result.red_flags
        )
        return list(dict.fromkeys(found))

    @property
    def passes(self) -> bool | None:
        """Of the last closed interview; a red flag stops it."""
        known = [(interview, result) for interview, result in self.interviews if result]
        if not known:
            return None
        interview, result = known[-1]
        return result.score >= interview.pass_line and not self.red_flags


def ranked(vacancy: Vacancy) -> list[Ranked]:
    """Rows in the order of their places; who has no score stands below. Six queries."""
    rows = {one.pk: Ranked(one) for one in vacancy.candidates.remembered()}
    interviews = Interview.objects.filter(candidate__in=list(rows)).with_card_details()
    for interview, standing in _standings(list(interviews)):
        found = standing.result() if interview.is_closed else None
        rows[interview.candidate_id].interviews.append((interview, found))
    people = list(rows.values())
    for row, place in zip(people, ranks([row.score for row in people]), strict=True):
        row.place = place
    return sorted(people, key=lambda row: (row.place is None, row.place or 0, row.candidate.pk))


def _standings(interviews: list[Interview]) -> list[tuple[Interview, Standing]]:
    closed = [interview.pk for interview in interviews if interview.is_closed]
    asked = _grouped(Asked.objects.filter(interview__in=closed), "interview_id")
    seats = _grouped(Seat.objects.sitting().filter(interview__in=closed), "interview_id")
    counted = PanelMark.objects.filter(
        seat__interview__in=closed, seat__submitted_at__isnull=False, seat__removed_at=None
    )
    levels = counted.exclude(field__startswith="evidence").select_related("seat")
    marks: dict[int, list[PanelMark]] = defaultdict(list)
    for mark in levels:
        marks[mark.seat.interview_id].append(mark)
    agreed: dict[int, list[AgreedMark]] = defaultdict(list)
    for row in AgreedMark.objects.filter(asked__interview__in=closed).select_related("asked"):
        agreed[row.asked.interview_id].append(row)
    return [
        (one, Standing(one, asked[one.pk], seats[one.pk], marks[one.pk], agreed[one.pk]))
        for one in interviews
    ]


def _grouped(rows: Any, name: str) -> dict[int, list[Any]]:
    groups: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, name)].append(row)
    return groups
