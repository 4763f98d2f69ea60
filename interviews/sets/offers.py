"""The bank and a set as what a blueprint can choose from."""

from interviews.models import Question, QuestionSet, idle_days
from interviews.sets.select.blueprint import Offer


def offers_for(blueprint, user):
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


def offers_of(entries):
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
        )
        for entry in entries
    ]


def family_of(question_set):
    """All entries of the forms that are parallel to `question_set`, but not its own."""
    first = question_set.parallel_to or question_set
    forms = QuestionSet.objects.with_entries().filter(parallel_to=first) | (
        QuestionSet.objects.with_entries().filter(pk=first.pk)
    )
    others = [form for form in forms if form.pk != question_set.pk]
    return [entry for form in others for entry in form.entry_list]


def _offers(questions):
    idle = idle_days(questions)
    rows = questions.order_by("code").select_related("category")
    rows = rows.prefetch_related("roles", "competencies").only(
        "code", "stem", "difficulty", "points", "minutes", "visibility", "category__slug"
    )
    return [
        Offer(
            row.code,
            row.stem,
            row.category.slug,
            tuple(role.slug for role in row.roles.all()),
            tuple(competency.name for competency in row.competencies.all()),
            row.difficulty,
            row.points,
            row.minutes,
            row.visibility,
            idle.get(row.pk),
        )
        for row in rows
    ]
