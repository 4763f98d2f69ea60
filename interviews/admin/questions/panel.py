"""What stands over a question: its state, what it lacks, what resembles it, what to do next."""

from dataclasses import dataclass
from secrets import token_urlsafe

from interviews.admin.questions.steps import Step, offers
from interviews.bankfile.complete import Gap, hints, problems
from interviews.bankfile.triple import Triple
from interviews.curation import transitions
from interviews.curation.compare import label_of
from interviews.models import Event, Question, Reader, Resemblance
from interviews.web.pages import said

EVENTS = 8
PLACES = {"rubric": "criteria-group", "roles": "id_roles_0", "competencies": "id_competencies_0"}
PLACES |= {"samples": "id_adequate_answer"}


@dataclass(frozen=True)
class Panel:
    question: Question
    triple: Triple
    root: Question
    revision: Question | None
    steps: list[Step]
    note: str
    gaps: list[tuple[str, str, str]]  # (anchor, label, message)
    hints: list[tuple[str, str, str]]  # the same, of what is no gap
    weight: int
    pairs: list[tuple[Resemblance, Question]]
    events: list[Event]
    outdated: bool
    may_merge: bool
    client_key: str  # of a comment that is sent without script


def panel(question: Question, user: Reader) -> Panel:
    root = question.root
    steps, note = offers(question, user)
    triple = question.as_triple()
    return Panel(
        question,
        triple,
        root,
        None if question.revises_id else question.revisions.first(),
        steps,
        note,
        gaps_of(triple),
        hints_of(triple),
        sum(line.weight for line in triple.rubric),
        _pairs(root),
        list(Event.objects.filter(question=root).select_related("by")[:EVENTS]),
        bool(question.revises_id) and question.base_version != root.current_version,
        user.has_perm(transitions.APPROVE),
        token_urlsafe(18),
    )


def gaps_of(triple: Triple) -> list[tuple[str, str, str]]:
    """What is missing for submission: the anchor of its field, the field's name, what is said."""
    return [_gap(gap) for gap in problems(triple)]


def hints_of(triple: Triple) -> list[tuple[str, str, str]]:
    """What would make a complete question better, said as gaps are."""
    return [_gap(hint) for hint in hints(triple)]


def _gap(gap: Gap) -> tuple[str, str, str]:
    place = PLACES.get(gap.field, f"id_{gap.field}")
    return place, label_of(gap.field), said(gap.message)


def _pairs(root: Question) -> list[tuple[Resemblance, Question]]:
    pairs = Resemblance.objects.about(root).exclude(decision=Resemblance.Decision.MERGED)
    return [(pair, pair.other(root)) for pair in pairs.select_related("first", "second")]
