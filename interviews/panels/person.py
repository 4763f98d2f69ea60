"""All that is kept about one candidate, as plain values for that person."""

from __future__ import annotations

from typing import Any

from interviews.models import Candidate, Interview
from interviews.panels.record import values_of
from interviews.panels.standing import standing_of


def everything_about(candidate: Candidate) -> dict[str, Any]:
    """Nested dicts and lists: the person, the interviews, marks, evidence, decisions.

    Marks of an interview that is not closed are nobody's yet.
    """
    return {
        "candidate": {
            "code": candidate.code,
            "name": candidate.name,
            "contact": candidate.contact,
            "note": candidate.note,
            "consented_on": _day(candidate.consented_on),
            "delete_on": _day(candidate.delete_on),
            "vacancy": candidate.vacancy.title,
            "purpose": candidate.vacancy.purpose,
        },
        "interviews": [_interview(one) for one in candidate.interviews.all()],
    }


def _interview(interview: Interview) -> dict[str, Any]:
    if interview.is_closed:
        return values_of(standing_of(interview))
    return {"code": interview.code, "at": interview.starts_at.isoformat()}


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None
