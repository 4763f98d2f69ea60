"""The question list and form at the desk, as a curator uses them."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from interviews.models import Event, Question, Role, Version
from tests.admin.forms import posted
from tests.make import make_admin, make_question, make_triple, make_user

pytestmark = pytest.mark.django_db
LIST = "/admin/interviews/question/"


def codes(response):
    return sorted(question.code for question in response.context["cl"].result_list)


def form_of(question):
    return f"{LIST}{question.pk}/change/"


def test_the_list_searches_like_the_site(desk):
    make_question("来电人要求转接你的上级，你怎么处理这通电话？", code="TS-7001")
    make_question(code="TS-7002")

    assert codes(desk.get(LIST, {"q": "轉接 上級"})) == ["TS-7001"]


def test_the_list_narrows_by_completeness_status_and_role(desk):
    make_question(code="TS-7001", status="draft", tags=())
    make_question(code="TS-7002", roles=("lead",))

    assert codes(desk.get(LIST, {"complete": "no"})) == ["TS-7001"]
    assert codes(desk.get(LIST, {"complete": "yes"})) == ["TS-7002"]
    assert codes(desk.get(LIST, {"status__exact": "draft"})) == ["TS-7001"]
    assert codes(desk.get(LIST, {"roles__id__exact": 2})) == ["TS-7002"]


def test_a_filter_tells_rows_apart_by_their_keys_and_loads_no_long_text(desk):
    make_question(code="TS-7001", roles=("lead", "manager"))

    with CaptureQueriesContext(connection) as queries:
        assert codes(desk.get(LIST, {"roles__id__exact": 2})) == ["TS-7001"]

    assert not any("key_points" in q["sql"] or 'digest"."text"' in q["sql"] for q in queries)


def test_the_queues_are_filters_of_the_list(desk):
    me = make_admin("me")
    desk.force_login(me)
    make_question(code="TS-7001", status="draft")
    make_question(code="TS-7002", status="draft")
    make_question(code="TS-7003", status="review")
    make_question(code="TS-7004")
    Question.objects.filter(code="TS-7001").update(created_by=me)
    Question.objects.filter(code="TS-7002").update(returned_note="太长")
    Question.objects.filter(code="TS-7004").update(review_due="2020-01-01")

    found = {name: codes(desk.get(LIST, {"queue": name})) for name in QUEUES}

    assert found == {
        "mine": ["TS-7001"],
        "review": ["TS-7003"],
        "sent_back": ["TS-7002"],
        "due": ["TS-7004"],
        "nonsense": ["TS-7001", "TS-7002", "TS-7003", "TS-7004"],
    }


QUEUES = ["mine", "review", "sent_back", "due", "nonsense"]


@pytest.mark.parametrize("size", [3, 30])
def test_the_list_asks_as_much_of_the_database_for_few_as_for_many(
    desk, size, django_assert_num_queries
):
    for _ in range(size):
        make_question()
    desk.get(LIST)

    with django_assert_num_queries(8):  # one is whether a bulk step can be taken back
        desk.get(LIST)


def test_lists_of_lines_are_edited_one_a_line(desk):
    question = make_question(status="draft")

    page = desk.get(form_of(question)).content.decode()
    assert "同事说的是尽快，你怎么跟客户说？\n两点十五分到了还没有结果呢？</textarea>" in page
    values = posted(question, probes="  第一问  \n\n第二问\r\n", red_flags="")
    assert desk.post(form_of(question), values).status_code == 302

    question.refresh_from_db()
    assert (question.probes, question.red_flags) == (["第一问", "第二问"], [])


def test_each_gap_leads_to_its_field(desk):
    question = make_question(status="draft", analysis="", rubric=())

    page = desk.get(form_of(question)).content.decode()

    assert '<a href="#id_analysis">考察目的</a>' in page
    assert '<a href="#criteria-group">' in page
    assert 'id="criteria-group"' in page
    assert 'id="id_analysis"' in page


def test_weights_are_summed_beside_the_points_without_script(desk):
    question = make_question(status="draft", points=12)

    page = desk.get(form_of(question)).content.decode()

    assert "<output>12</output> / <span data-points>12</span>" in page


def test_a_saved_draft_is_found_by_its_new_words_and_logged(desk):
    question = make_question(status="draft")
    values = posted(question, stem="邮件里客户要求书面道歉并且抄送总经理，你怎么回复？")

    desk.post(form_of(question), values)

    assert Question.objects.search("书面道歉").get() == question
    assert not Question.objects.search("退款没有到账").exists()
    assert [e.kind for e in Event.objects.filter(question=question)][:1] == ["changed"]


def test_a_new_question_belongs_to_who_wrote_it(desk):
    template = make_question(status="draft")
    values = posted(template, code="TS-7777", **{"criteria-INITIAL_FORMS": 0})
    for i in range(3):
        values |= {f"criteria-{i}-id": "", f"criteria-{i}-question": ""}

    assert desk.post(f"{LIST}add/", values).status_code == 302

    written = Question.objects.get(code="TS-7777")
    assert (written.created_by.username, written.status) == ("root", "draft")
    assert written.as_triple().rubric == template.as_triple().rubric


def test_a_code_that_is_taken_is_a_form_error(desk):
    template = make_question(status="draft")
    values = posted(template, code=template.code, **{"criteria-INITIAL_FORMS": 0})

    response = desk.post(f"{LIST}add/", values)

    assert response.status_code == 200
    assert Question.objects.count() == 1


def test_a_published_question_opens_to_read_and_cannot_be_posted_over(desk):
    question = make_question()
    page = desk.get(form_of(question)).content.decode()
    assert 'id="id_stem"' not in page
    assert f'href="/questions/{question.code}/"' in page

    response = desk.post(form_of(question), posted(question, stem="偷偷改掉的题干，你觉得怎么样？"))

    assert "偷偷改掉的题干" in response.content.decode()
    question.refresh_from_db()
    assert question.stem == make_triple().stem


def test_whoever_saves_second_is_told_sees_both_texts_and_can_still_save(desk, caplog):
    question = make_question(status="draft")
    mine = posted(
        question,
        analysis="我写的考察目的，说明为什么要问这道题，看先后次序和取舍，四十个字以上才算完整的一段。",
    )
    desk.post(form_of(question), posted(question, analysis="别人的考察目的"))

    response = desk.post(form_of(question), mine)

    assert f"stale edit of {question.code}" in caplog.text
    page = response.content.decode()
    words = re.sub(r"</?(ins|del)>", "", page)
    assert "<del>别人</del>" in page
    assert "我写的考察目的" in words
    question.refresh_from_db()
    assert question.analysis == "别人的考察目的"
    mine["edition"] = question.edition
    assert desk.post(form_of(question), mine).status_code == 302
    question.refresh_from_db()
    assert question.analysis.startswith("我写的考察目的")


def test_a_criterion_that_another_deleted_is_kept_by_who_still_writes_on_it(desk):
    question = make_question(status="draft")
    mine = posted(question)
    desk.post(form_of(question), posted(question, **{"criteria-0-DELETE": "on"}))
    question.refresh_from_db()
    mine["edition"] = question.edition

    assert desk.post(form_of(question), mine).status_code == 302

    names = sorted(question.criteria.values_list("criterion", flat=True))
    assert names == ["接手", "查证", "留痕"]


def test_a_draft_that_was_approved_meanwhile_hands_back_what_was_typed(desk):
    question = make_question()
    desk.post(f"{LIST}{question.pk}/step/", {"step": "revise"})
    revision = question.revisions.get()
    values = posted(revision, answer="写了半天的参考答案")
    revision.delete()

    response = desk.post(form_of(revision), values)

    assert response.status_code == 409
    assert "写了半天的参考答案" in response.content.decode()


def test_bulk_actions_refuse_one_by_one_with_code_and_reason(desk):
    good = make_question(status="draft", code="TS-7001")
    bad = make_question(
        "另一道完全不同的题，谈谈值班交接时你最看重哪一件事？",
        code="TS-7002",
        status="draft",
        analysis="",
    )

    response = desk.post(
        LIST,
        {"action": "publish", "_selected_action": [good.pk, bad.pk], "confirmed": "1"},
        follow=True,
    )

    said = " ".join(str(message) for message in response.context["messages"])
    assert "TS-7002" in said
    assert "考察目的" in said
    assert set(Question.objects.values_list("code", "status")) == {
        ("TS-7001", "published"),
        ("TS-7002", "draft"),
    }
    assert Version.objects.get().question == good


def test_bulk_visibility_reaches_the_site_and_the_record(desk, client):
    question = make_question()

    desk.post(
        LIST, {"action": "make_internal", "_selected_action": [question.pk], "confirmed": "1"}
    )

    client.logout()
    assert client.get(question.get_absolute_url()).status_code == 404
    assert question.versions.order_by("-number").first().triple["visibility"] == "internal"


def test_what_reads_alike_is_shown_while_writing(desk):
    question = make_question()

    page = desk.post(f"{LIST}similar/?pk=", {"stem": question.stem}).content.decode()

    assert question.code in page
    own = desk.post(f"{LIST}similar/?pk={question.pk}", {"stem": question.stem})
    assert question.code not in own.content.decode()


def test_who_is_signed_out_while_writing_gets_no_form_of_the_sign_in_for_a_hint(client):
    assert client.post(f"{LIST}similar/", {"stem": "怎么处理？"}).status_code == 403


def test_what_was_on_the_site_is_not_deleted(desk):
    question = make_question()

    response = desk.post(f"{LIST}{question.pk}/delete/", {"post": "yes"})

    assert response.status_code == 403
    assert Question.objects.filter(pk=question.pk).exists()


def test_a_draft_is_deleted_with_its_search(desk):
    question = make_question("这道草稿关于月台上的寄存柜，你怎么跟客户解释？", status="draft")

    assert desk.post(f"{LIST}{question.pk}/delete/", {"post": "yes"}).status_code == 302
    assert not Question.objects.search("寄存柜").exists()


def test_someone_without_a_group_sees_nothing_of_the_bank(client):
    make_question(code="TS-7001")
    client.force_login(make_user())

    assert "TS-7001" not in client.get("/admin/").content.decode()
    assert client.get(LIST).status_code == 403


def test_a_used_term_of_the_taxonomy_cannot_be_deleted(desk):
    make_question()
    used, free = Role.objects.get(slug="specialist"), Role.objects.get(slug="director")

    assert (
        desk.post(f"/admin/interviews/role/{used.pk}/delete/", {"post": "yes"}).status_code == 403
    )
    assert (
        desk.post(f"/admin/interviews/role/{free.pk}/delete/", {"post": "yes"}).status_code == 302
    )
    assert not Role.objects.filter(slug="director").exists()
