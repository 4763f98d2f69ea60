"""What to practise next: the questions of a sitting, how far it is, and where it goes on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import sample
from secrets import token_hex

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from pyroaring import BitMap

from interviews.models import Attempt, Category, Learner, Question, Role, SetLink, Sitting, tally
from interviews.practice.attempts import askable, practisable
from interviews.practice.schedule import DayPlan, day_plan
from interviews.sets.offers import kinds, offers_for
from interviews.sets.select.choose import choose
from interviews.sets.select.presets import short_interview

MOST = 30  # questions of a sitting
USUAL = 7
EACH = 8  # minutes that a question takes with its marks, for a plan


@dataclass(frozen=True)
class Wish:
    """What somebody wants to practise: `of` is one of due, weak, plan, short, some and these."""

    of: str = "some"
    role: Role | None = None
    category: Category | None = None
    codes: tuple[str, ...] = ()
    n: int = USUAL


def codes_for(wish: Wish, learner: Learner | None) -> list[str]:
    """The codes of the questions that a wish comes to, in the order to practise them."""
    if wish.of == "these":
        return _kept(wish.codes)[: wish.n]
    if wish.of == "short":
        return _interview(wish.role)
    if wish.of == "some" or learner is None:
        return _drawn(wish.role, wish.category, learner, wish.n)
    if wish.of == "plan":
        return _planned(learner)
    cards = learner.cards.weak() if wish.of == "weak" else learner.cards.due(timezone.now())
    return list(cards.values_list("question__code", flat=True)[: wish.n])


def _kept(codes: Sequence[str]) -> list[str]:
    known = set(practisable().filter(code__in=codes).values_list("code", flat=True))
    return [code for code in dict.fromkeys(codes) if code in known]


def _interview(role: Role | None) -> list[str]:
    """A short interview as trainers draw it, of public questions: in an interviewer's order.

    A category of which nothing is public leaves its place to the others.
    """
    whole = short_interview(kinds()).blueprint
    whole = replace(whole, role=role.slug if role else "", visibility="public")
    offers = offers_for(whole, AnonymousUser())
    there = {offer.category for offer in offers}
    kept = short_interview([kind for kind in kinds() if kind.slug in there]).blueprint
    blueprint = replace(whole, quotas=kept.quotas)
    return [offer.code for offer in choose(blueprint, offers, token_hex(8)).offers]


def _drawn(
    role: Role | None, category: Category | None, learner: Learner | None, n: int
) -> list[str]:
    """Questions not met yet, by lot; where these are too few, the met ones, longest due first."""
    within = _within(role, category)
    met = BitMap(learner.cards.values_list("question_id", flat=True) if learner else ())
    new = within - met
    keys = sample(list(new), min(n, len(new)))
    if len(keys) < n and learner:
        again = learner.cards.filter(question__in=list(within & met)).order_by("due_at", "pk")
        keys += again.values_list("question_id", flat=True)[: n - len(keys)]
    codes = dict(practisable().filter(pk__in=keys).values_list("pk", "code"))
    return [codes[key] for key in keys if key in codes]


def _within(role: Role | None, category: Category | None) -> BitMap:
    counted = tally()
    found = BitMap(counted.public)
    if role:
        found &= counted.of("role", role.pk)
    if category:
        found &= counted.of("category", category.pk)
    return found


def _planned(learner: Learner) -> list[str]:
    """What is due, and then as many new ones of the plan's role as it asks for today."""
    plan = learner.plan
    today = plan_of(learner)
    due = learner.cards.due(timezone.now()).values_list("question__code", flat=True)[: today.due]
    met = BitMap(learner.cards.values_list("question_id", flat=True))
    new = list(_within(plan.role, None) - met)
    keys = sample(new, min(today.new, len(new)))
    return [*due, *practisable().filter(pk__in=keys).values_list("code", flat=True)]


def plan_of(learner: Learner) -> DayPlan:
    """What the learner's plan asks for today, reckoned from what is left."""
    plan = learner.plan
    met = BitMap(learner.cards.values_list("question_id", flat=True))
    return day_plan(
        today=timezone.localdate(),
        interview=plan.interview_on,
        minutes=plan.minutes,
        each=EACH,
        unmet=len(_within(plan.role, None) - met),
        due=learner.cards.due(timezone.now()).count(),
    )


@transaction.atomic
def sit(learner: Learner, codes: Sequence[str], kind: str, link: SetLink | None = None) -> Sitting:
    codes = list(codes)[:MOST]
    return Sitting.objects.create(learner=learner, kind=kind, codes=codes, link=link)


def asked_by(link: SetLink) -> list[str]:
    """The codes of a mock interview by a link: what is published of its set, in its order."""
    codes = link.asks()
    rows = Question.objects.published().exclude(current_version=None).filter(code__in=codes)
    known = set(rows.values_list("code", flat=True))
    return [code for code in codes if code in known][:MOST]


@dataclass(frozen=True)
class Place:
    """One question of a sitting. `question` is None once it may no longer be asked."""

    number: int
    code: str
    question: Question | None
    attempt: Attempt | None


def places(sitting: Sitting) -> list[Place]:
    """The questions of a sitting in their order, each with its newest attempt: two queries,
    and two more for the set behind a link."""
    questions = {q.code: q for q in askable(sitting).filter(code__in=sitting.codes)}
    attempts = {
        attempt.version.triple["code"]: attempt
        for attempt in sitting.attempts.with_version().order_by("started_at", "pk")
    }
    return [
        Place(number, code, questions.get(code), attempts.get(code))
        for number, code in enumerate(sitting.codes, 1)
    ]


def onward(sitting: Sitting) -> str:
    """Where a sitting goes on: the next question, the next marks, or its own page at the end."""
    found = places(sitting)
    for place in found:
        if place.attempt is None and place.question:
            return f"{reverse('practice:question', args=[place.code])}?sitting={sitting.pk}"
        if place.attempt and not place.attempt.marked_at and not sitting.is_mock:
            return reverse("practice:mark", args=[place.attempt.pk])
    unmarked = [p.attempt for p in found if p.attempt and not p.attempt.marked_at]
    if unmarked:
        return reverse("practice:mark", args=[unmarked[0].pk])
    return sitting.get_absolute_url()


def place_in(sitting: Sitting | None, code: str) -> tuple[int, int] | None:
    """(number, of how many) of a question in a sitting, or None outside of one."""
    if sitting is None or code not in sitting.codes:
        return None
    return sitting.codes.index(code) + 1, len(sitting.codes)
