"""Near-duplicates: found while loading and submitting, decided once, and merged."""

import pytest
from django.contrib.auth.models import Permission

from interviews.curation import transitions
from interviews.curation.duplicates import scan, similar
from interviews.curation.refusal import Refused
from interviews.models import Job, Question, Resemblance
from tests.make import make_admin, make_question, make_user

pytestmark = pytest.mark.django_db
STEM = "客户坐在营业厅地上不走，要求今天就见到总经理，保安已经围过来，你怎么办？"
NEAR = "客户坐在营业厅地上不走，要求马上就见到总经理，保安已经围过来，你怎么办？"
FAR = "讲一次你发现流程漏洞并且推动改掉它的经历，你拿什么数据说服别人？"


def pairs():
    return {(p.first.code, p.second.code, p.decision) for p in Resemblance.objects.all()}


def test_questions_that_read_alike_are_noted_when_they_come_in():
    make_question(STEM, code="TS-7001")
    make_question(FAR, code="TS-7002")
    make_question(NEAR, code="TS-7003")

    assert pairs() == {("TS-7001", "TS-7003", "open")}


def test_the_most_alike_comes_first_and_a_question_is_not_like_itself():
    one = make_question(STEM)
    near = make_question(NEAR)
    make_question(FAR)

    found = similar(STEM)
    assert [(likeness.question, likeness.is_same) for likeness in found][:1] == [(one, True)]
    assert [likeness.question for likeness in similar(STEM, but=one)] == [near]


def test_retired_questions_and_own_revisions_do_not_count():
    one = make_question(STEM)
    transitions.revise(one, by=None)

    assert [likeness.question for likeness in similar(STEM)] == [one]
    Question.objects.filter(revises=one).delete()
    transitions.retire(one, by=None)
    assert similar(STEM) == []


def test_submission_waits_until_each_likeness_is_decided():
    make_question(STEM)
    draft = make_question(NEAR, status="draft")
    writer = make_user(group="题库编辑")

    with pytest.raises(Refused):
        transitions.submit(draft, by=writer)
    pair = Resemblance.objects.get()
    with pytest.raises(Refused):
        transitions.decide(pair, "different", by=writer, reason=" ")
    transitions.decide(pair, "variant", by=writer)

    assert transitions.submit(draft, by=writer).status == "review"


def test_what_was_decided_stays_decided_when_the_bank_is_scanned_again():
    make_question(STEM, code="TS-7001")
    make_question(NEAR, code="TS-7002")
    transitions.decide(Resemblance.objects.get(), "different", by=make_admin(), reason="时限不同")

    assert scan() == 0
    assert pairs() == {("TS-7001", "TS-7002", "different")}


def test_the_scan_finds_pairs_over_the_whole_bank():
    for stem in (STEM, NEAR, FAR):
        make_question(stem)
    Resemblance.objects.all().delete()

    assert scan() == 1


def test_a_pair_that_is_no_longer_alike_leaves_the_queue():
    make_question(STEM)
    draft = make_question(NEAR, status="draft")
    Question.objects.filter(pk=draft.pk).update(stem=FAR)
    draft.refresh_from_db()
    draft.save()

    transitions.submit(draft, by=None)

    assert Resemblance.objects.count() == 0


def test_the_address_of_a_merged_question_leads_to_the_one_that_stays(client):
    stays, goes = make_question(STEM), make_question(NEAR)
    client.force_login(make_admin())
    pair = Resemblance.objects.get()

    client.post(f"/admin/duplicates/{pair.pk}/", {"decision": "keep_first", "reason": "同一题"})

    client.logout()
    response = client.get(goes.get_absolute_url())
    assert (response.status_code, response.headers["Location"]) == (301, stays.get_absolute_url())
    pair.refresh_from_db()
    assert (pair.decision, pair.reason) == ("merged", "同一题")
    assert client.get("/questions/TS-0000/").status_code == 404


def test_a_merge_into_an_internal_question_tells_strangers_nothing(client):
    stays, goes = make_question(STEM, visibility="internal"), make_question(NEAR)
    transitions.merge(goes, stays, by=None)

    assert client.get(goes.get_absolute_url()).status_code == 404


def test_the_queue_lays_both_stems_over_each_other(client):
    make_question(STEM)
    make_question(NEAR)
    client.force_login(make_admin())

    page = client.get("/admin/duplicates/").content.decode()

    assert "<del>今天</del><ins>马上</ins>" in page


@pytest.mark.parametrize("values", [{}, {"decision": "x"}, {"decision": "different"}])
def test_a_decision_without_choice_or_reason_changes_nothing(client, values):
    make_question(STEM)
    make_question(NEAR)
    client.force_login(make_admin())
    pair = Resemblance.objects.get()

    response = client.post(f"/admin/duplicates/{pair.pk}/", values, follow=True)

    assert [m.level_tag for m in response.context["messages"]] == ["error"]
    pair.refresh_from_db()
    assert pair.decision == "open"


def test_a_decision_made_over_the_question_leads_back_to_it_but_never_elsewhere(client):
    one = make_question(STEM)
    make_question(NEAR)
    client.force_login(make_admin())
    pair = Resemblance.objects.get()
    back = f"/admin/interviews/question/{one.pk}/change/"
    values = {"decision": "variant"}

    there = client.post(f"/admin/duplicates/{pair.pk}/", values | {"next": back})
    away = client.post(f"/admin/duplicates/{pair.pk}/", values | {"next": "//evil.example/"})

    assert (there.headers["Location"], away.headers["Location"]) == (back, "/admin/duplicates/")


def test_keeping_the_second_retires_the_first(client):
    goes, stays = make_question(STEM), make_question(NEAR)
    client.force_login(make_admin())

    pair = Resemblance.objects.get()
    client.post(f"/admin/duplicates/{pair.pk}/", {"decision": "keep_second"})

    goes.refresh_from_db()
    assert goes.merged_into == stays


def test_staff_without_a_group_see_no_pairs_and_no_history(client):
    question = make_question(STEM)
    client.force_login(make_user())

    assert client.get("/admin/duplicates/").status_code == 403
    assert client.get(f"/admin/interviews/question/{question.pk}/history/").status_code == 403


def test_who_may_not_decide_about_pairs_does_not_have_the_bank_compared(client):
    reader = make_user()
    codenames = ("view_question", "change_report")
    reader.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    client.force_login(reader)

    assert client.post("/admin/duplicates/scan/").status_code == 403
    assert "/admin/duplicates/scan/" not in client.get("/admin/duplicates/").content.decode()
    assert not Job.objects.exists()
