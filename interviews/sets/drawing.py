"""Draw questions from the bank for a set that is there: what is missing, another form, a swap."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from django.db import transaction

from interviews.models import QuestionSet, Reader, Role, SetEntry, User
from interviews.sets.build import make_set
from interviews.sets.offers import family_of, offers_for, offers_of
from interviews.sets.select.alternatives import alternatives, blueprint_like
from interviews.sets.select.blueprint import Blueprint, Offer, Quota, blueprint_from
from interviews.sets.select.choose import Choice, choose
from interviews.sets.select.coverage import coverage


def offers_in_place_of(question_set: QuestionSet, entry: SetEntry, user: Reader) -> list[Offer]:
    """What could stand for `entry`: by the blueprint, or of its kind where there is none."""
    chosen = offers_of(question_set.entry_list)
    code = entry.triple["code"]
    out = next(offer for offer in chosen if offer.code == code)
    role = question_set.role.slug if question_set.role else ""
    blueprint = _blueprint(question_set) or blueprint_like(out, role)
    if not question_set.blueprint:
        chosen_for = [replace(offer, category="-") for offer in chosen if offer is not out]
        chosen = [out, *chosen_for]  # without a blueprint the others fill nothing
    taken = {e.triple["code"] for e in family_of(question_set)}
    offers = [offer for offer in offers_for(blueprint, user) if offer.code not in taken]
    return alternatives(blueprint, offers, chosen, code)


def draw_missing(question_set: QuestionSet, user: Reader) -> Choice:
    """The Choice for the places that the set leaves open of the blueprint that it has."""
    blueprint = _blueprint(question_set)
    assert blueprint
    chosen = offers_of(question_set.entry_list)
    fills = coverage(chosen, blueprint).fills
    open_quotas = tuple(replace(f.quota, count=f.missing) for f in fills if f.missing)
    spare = max(1, blueprint.max_minutes - sum(offer.minutes for offer in chosen))
    rest = replace(blueprint, quotas=open_quotas, max_minutes=spare if blueprint.max_minutes else 0)
    taken = [*chosen, *offers_of(family_of(question_set))]
    return choose(rest, offers_for(rest, user), question_set.seed or 0, taken)


@transaction.atomic
def draw_form(
    question_set: QuestionSet, letter: str, by: User
) -> tuple[QuestionSet | None, Choice]:
    """A parallel form: (set, Choice), or (None, Choice) when the bank has nothing left for it."""
    entries = question_set.entry_list
    blueprint = _blueprint(question_set) or blueprint_of(offers_of(entries), question_set.role)
    seed = question_set.seed or question_set.pk
    taken = offers_of([*entries, *family_of(question_set)])
    choice = choose(blueprint, offers_for(blueprint, by), f"{seed} {letter}", taken)
    if not choice.picks:
        return None, choice
    kept = ("title", "role", "purpose", "introduction", "interviewer_notes")
    made = make_set(
        [offer.code for offer in choice.offers],
        by=by,
        form=letter,
        parallel_to=question_set.parallel_to or question_set,
        blueprint=blueprint.as_dict(),
        seed=seed,
        **{name: getattr(question_set, name) for name in kept},
    )
    return made, choice


def blueprint_of(offers: Iterable[Offer], role: Role | None) -> Blueprint:
    """The shape of a set made by hand: how many of each category and points."""
    shape = Counter((offer.category, offer.points) for offer in offers)
    quotas = tuple(Quota(n, category, points=points) for (category, points), n in shape.items())
    return Blueprint(quotas, role=role.slug if role else "")


def _blueprint(question_set: QuestionSet) -> Blueprint | None:
    return blueprint_from(question_set.blueprint) if question_set.blueprint else None
