"""All that is kept of one learner, as plain values: nobody else ever reads it."""

from typing import Any

from interviews.models import Attempt, Learner


def everything(learner: Learner) -> dict[str, Any]:
    """Return the learner's attempts, notes and plan. Moments are ISO 8601 with their zone."""
    attempts = learner.attempts.with_version().order_by("started_at", "pk")
    plan = getattr(learner, "plan", None)
    return {
        "since": learner.created_at.isoformat(),
        "attempts": [_attempt(attempt) for attempt in attempts.iterator(200)],
        "notes": [
            {"code": note.question.code, "text": note.text, "at": note.changed_at.isoformat()}
            for note in learner.notes.select_related("question")
        ],
        "plan": plan
        and {
            "role": plan.role.slug,
            "interview_on": plan.interview_on.isoformat(),
            "minutes": plan.minutes,
        },
    }


def _attempt(attempt: Attempt) -> dict[str, Any]:
    triple = attempt.version.triple
    return {
        "code": triple["code"],
        "version": attempt.version.number,
        "stem": triple["stem"],
        "way": attempt.way,
        "answer": attempt.parts,
        "on_device": attempt.on_device,
        "replies": attempt.replies,
        "seconds": attempt.seconds,
        "levels": {
            line["criterion"]: level
            for line, level in zip(triple["rubric"], attempt.levels, strict=False)
        },
        "red_flags": attempt.red_flags,
        "points": attempt.points and float(attempt.points),
        "started_at": attempt.started_at.isoformat(),
        "marked_at": attempt.marked_at and attempt.marked_at.isoformat(),
    }
