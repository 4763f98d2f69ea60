"""The bank and a set as what a blueprint can choose from."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import Model

from interviews.models import (
    Category,
    Question,
    QuestionQuerySet,
    QuestionSet,
    Reader,
    SetEntry,
    idle_days,
)
from interviews.sets.select.blueprint import Blueprint, Offer
from interviews.sets.select.presets import Kind

COLUMNS = (
    *("pk", "code", "stem", "category__slug", "difficulty", "points", "minutes", "visibility"),
    "cluster",
)


def offers_for(blueprint: Blueprint, user: Reader) -> list[Offer]:
    """The questions that `user` may take for `blueprint`, however long they have been unused."""
    questions = Question.objects.visible_to(user)
    if blueprint.role:
        questions = questions.with_roles([blueprint.role])
    if blueprint.visibility:
        questions = questions.filter(visibility=blueprint.visibility)
    if all(quota.category for quota in blueprint.quotas):
        slugs = {quota.category for quota in blueprint.quotas}
        questions = questions.filter(category__slug__in=slugs)
    return _offers(questions)


def kinds() -> list[Kind]:
    """The categories of the bank as presets know them, in their order."""
    return [Kind(*row) for row in Category.objects.values_list("slug", "needed", "points")]


def offers_of(entries: Iterable[SetEntry]) -> list[Offer]:
    """The entries of a set as they stand on the paper, with its points and minutes."""
    return [
        Offer(
            entry.triple["code"],
            entry.triple["stem"],
            entry.triple["category"],
            tuple(entry.triple["roles"]),
            tuple(entry.triple["competencies"]),
            entry.triple["difficulty"],
            entry.points,
            entry.minutes,
            entry.triple["visibility"],
            cluster=entry.triple.get("cluster", ""),
        )
        for entry in entries
    ]


def family_of(question_set: QuestionSet) -> list[SetEntry]:
    """All entries of the forms that are parallel to `question_set`, but not its own."""
    first = question_set.parallel_to or question_set
    forms = QuestionSet.objects.with_entries().filter(parallel_to=first) | (
        QuestionSet.objects.with_entries().filter(pk=first.pk)
    )
    others = [form for form in forms if form.pk != question_set.pk]
    return [entry for form in others for entry in form.entry_list]


def _offers(questions: QuestionQuerySet) -> list[Offer]:
    """Plain rows and not models: a bank of 100,000 questions is read in a second or two."""
    roles = _terms(Question.roles.through, "role__slug", questions)
    competencies = _terms(Question.competencies.through, "competency__name", questions)
    idle = idle_days(questions)
    return [
        Offer(
            code,
            stem,
            category,
            tuple(roles[pk]),
            tuple(competencies[pk]),
            difficulty,
            points,
            minutes,
            visibility,
            idle.get(pk),
            cluster,
        )
        for pk, code, stem, category, difficulty, points, minutes, visibility, cluster in (
            questions.order_by("code").values_list(*COLUMNS)
        )
    ]


def _terms(
    through: type[Model], column: str, questions: QuestionQuerySet
) -> Mapping[int, list[str]]:
    """The terms of each question: {pk: [slug or name, ...]}."""
    terms = defaultdict(list)
    rows = through._default_manager.filter(question_id__in=questions.order_by().values("pk"))
    for pk, term in rows.order_by("pk").values_list("question_id", column):
        terms[pk].append(term)
    return terms
