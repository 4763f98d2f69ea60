"""The tally counts what SQL counts, and never a bank that has changed since."""

import pytest
from django.contrib.auth.models import AnonymousUser

from interviews.curation.transitions import retire
from interviews.models import Question, Role, tally
from tests.make import make_admin, make_question

pytestmark = pytest.mark.django_db
VISITOR = AnonymousUser()


def with_status(question, status):
    question.status = status
    return question


def test_counts_what_a_plain_count_counts():
    for n in range(12):
        make_question(
            roles=("manager", "lead")[: n % 2 + 1],
            category=("stress", "technical")[n % 2],
            difficulty=n % 5 + 1,
            visibility=("public", "internal")[n % 3 == 0],
            status=("published", "draft")[n % 4 == 0],
        )

    for user in (VISITOR, make_admin()):
        visible = Question.objects.visible_to(user)
        assert set(tally().visible_to(user)) == set(visible.values_list("pk", flat=True))
        for role in Role.objects.all():
            both = tally().of("role", role.pk) & tally().visible_to(user)
            assert len(both) == visible.filter(roles=role).count()


@pytest.mark.parametrize(
    "change",
    [
        lambda q: retire(q, by=make_admin()),
        lambda q: Question.objects.filter(pk=q.pk).update(visibility="internal"),
        lambda q: Question.objects.bulk_update([with_status(q, "retired")], ["status"]),
    ],
)
def test_every_change_by_any_way_is_counted_at_once(change):
    question = make_question()
    assert list(tally().visible_to(VISITOR)) == [question.pk]

    change(question)

    assert list(tally().visible_to(VISITOR)) == []


def test_a_relation_changed_in_bulk_is_counted_at_once():
    question, manager = make_question(roles=("lead",)), Role.objects.get(slug="manager")
    assert len(tally().of("role", manager.pk)) == 0

    Question.roles.through.objects.filter(question=question).update(role=manager)

    assert list(tally().of("role", manager.pk)) == [question.pk]


def test_an_unchanged_bank_costs_one_query(django_assert_num_queries):
    make_question()
    first = tally()

    with django_assert_num_queries(1):
        assert tally() is first


def test_related_questions_are_of_the_same_role_first_then_share_most_tags():
    question = make_question(tags=("退款", "时效"))
    less = make_question(tags=("退款", "新人"))
    most = make_question(tags=("退款", "时效"))
    skill = make_question(tags=("排班", "新人"))
    other = make_question(tags=("退款", "时效"), roles=("manager",))
    make_question(tags=("排班", "新人"), competencies=("同理心",))

    found = tally().related(question, tally().visible_to(VISITOR), most=5)

    assert found == [most.pk, less.pk, skill.pk, other.pk]
    assert tally().related(question, tally().visible_to(VISITOR), most=2) == [most.pk, less.pk]
