"""The first page of the desk: coverage, queues and activity, in few queries."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from interviews.admin.desk.coverage import coverage
from interviews.admin.desk.queues import activity, queues, usage
from interviews.curation import transitions
from interviews.models import Category, Event, Question, Report, SetUse
from tests.make import make_admin, make_question, make_user

pytestmark = pytest.mark.django_db


def cell(role, category):
    for row, cells in coverage().rows:
        for found in cells:
            if (found.role.slug, row.slug) == (role, category):
                return found
    return None


def test_a_cell_counts_public_and_internal_apart_against_its_need():
    Category.objects.filter(slug="stress").update(needed=4)
    for visibility in ("public", "public", "internal"):
        make_question(roles=("lead",), category="stress", visibility=visibility)
    make_question(roles=("lead",), category="stress", status="draft")
    make_question(roles=("lead", "manager"), category="stress", status="retired")

    found = cell("lead", "stress")

    assert (found.public, found.internal, found.missing, found.is_thin) == (2, 1, 1, False)
    assert (found.public_width, found.internal_width) == (50, 25)
    assert cell("manager", "stress").is_thin


def test_the_needs_of_the_field_are_those_of_a_real_paper():
    needs = dict(Category.objects.values_list("slug", "needed"))

    assert needs == {"behavioral": 10, "situational": 8, "stress": 5, "technical": 7}


def test_queues_hold_what_waits_and_for_whom():
    me = make_admin()
    for n, status in enumerate(("draft", "draft", "review", "published")):
        make_question(chr(0x5400 + n * 99) * 30, status=status, code=f"TS-700{n}")
    Question.objects.filter(code="TS-7000").update(created_by=me)
    Question.objects.filter(code="TS-7001").update(created_by=me, returned_note="再改")
    Question.objects.filter(code="TS-7003").update(review_due=timezone.localdate())
    Report.objects.create(question=Question.objects.get(code="TS-7003"), kind="wrong")

    found = {q.name: (q.count, [item.code for item in q.items]) for q in queues(me)}

    assert found == {
        "mine": (1, ["TS-7000"]),
        "review": (1, ["TS-7002"]),
        "sent_back": (1, ["TS-7001"]),
        "due": (1, ["TS-7003"]),
        "duplicates": (0, []),
        "reports": (1, []),
        "imports": (0, []),
    }


def test_a_queue_shows_its_three_oldest():
    for n in range(5):
        make_question(chr(0x5400 + n * 99) * 30, status="review", code=f"TS-700{n}")

    review = next(queue for queue in queues(make_admin()) if queue.name == "review")

    assert review.count == 5
    assert [question.code for question in review.items] == ["TS-7000", "TS-7001", "TS-7002"]


def test_activity_draws_what_happened_in_thirty_days():
    one, other = make_question(), make_question("完全不同的另一个题干，讲排班交接时的一次误会？")
    transitions.show_to(one, "internal", by=None)
    transitions.retire(other, by=None)
    old = make_question("很久以前的题干，说的是一次没有记录的回访和后来的补救？")
    Event.objects.filter(question=old).update(at=timezone.now() - timedelta(days=40))

    drawn = activity()

    assert drawn.totals == {"added": 2, "revised": 1, "retired": 1}
    assert [kind for kind, *_ in drawn.bars] == ["added", "revised", "retired"]
    assert len({x for _, x, *_ in drawn.bars}) == 1


def test_every_number_is_a_link_that_lists_as_many(client):
    me = make_admin()
    client.force_login(me)
    make_question(status="review")
    make_question("完全不同的另一个题干，讲排班交接时的一次误会？", roles=("manager",))

    page = client.get("/admin/").content.decode()

    for href, n in {
        "?queue=review": 1,
        "?roles__id__exact=3&amp;status__exact=published": 1,
        "?roles__id__exact=3&amp;category__id__exact=2&amp;status__exact=published": 1,
        "?roles__id__exact=1&amp;category__id__exact=2&amp;status__exact=published": 0,
    }.items():
        assert f'href="/admin/interviews/question/{href}"' in page
        found = client.get("/admin/interviews/question/" + href.replace("&amp;", "&"))
        assert len(found.context["cl"].result_list) == n


@pytest.mark.parametrize("size", [3, 30])
def test_the_first_page_asks_fourteen_times_at_most(client, django_assert_max_num_queries, size):
    client.force_login(make_user(group="审核人"))
    for n in range(size):
        make_question(status=("draft", "review", "published")[n % 3])
    client.get("/admin/")

    with django_assert_max_num_queries(14):
        client.get("/admin/")


def test_the_desk_says_when_one_pair_of_eyes_is_enough(client, settings):
    client.force_login(make_admin())
    assert "four-eyes" not in client.get("/admin/", headers={"cookie": ""}).content.decode()
    settings.FOUR_EYES = False

    page = client.get("/admin/").content.decode()

    assert re.search(r'<p class="note alarm">[^<]+</p>', page)


def test_usage_ranks_questions_by_the_sets_they_were_printed_in():
    questions = [make_question(chr(0x5400 + n * 99) * 30, code=f"TS-700{n}") for n in range(8)]
    for n in range(7):
        use = SetUse.objects.create(form_code="S-0001 A v1", sheet="answers", format="html")
        use.questions.set(questions[: n + 1])

    most, least = usage()

    assert [(q.code, q.n) for q in most] == [(f"TS-700{n}", 7 - n) for n in range(5)]
    assert [(q.code, q.n) for q in least] == [("TS-7006", 1), ("TS-7005", 2)]


def test_usage_is_silent_until_a_set_was_used():
    make_question()

    assert usage() == ([], [])
