"""What is typed into the form of a question is not lost: sessions end, others save, buttons act."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from interviews.models import Event, Question, Resemblance, Unsaved
from tests.admin.forms import posted
from tests.make import let_know, make_question, make_user

pytestmark = pytest.mark.django_db
LIST = "/admin/interviews/question/"
KEEP, DISCARD = f"{LIST}unsaved/", f"{LIST}unsaved/discard/"
MINE = "我刚打的考察目的，还没有保存"


@pytest.fixture
def writer():
    return make_user("xiaoli", group="题库编辑", name="小李")


@pytest.fixture
def desk(client, writer):
    client.force_login(writer)
    return client


def form_of(question):
    return f"{LIST}{question.pk}/change/"


def typed(question, user, **changes):
    return posted(question, **changes) | {"_place": question.pk, "_by": user.pk}


def field(page, name):
    """What stands in a text area of the page."""
    found = re.search(rf'<textarea name="{name}"[^>]*>\s?([^<]*)</textarea>', page)
    return found[1].strip()


# The session ended


def test_what_was_typed_waits_behind_the_sign_in(client, writer):
    question = make_question(status="draft")
    address = form_of(question)
    let_know(client, "xiaoli")

    answer = client.post(address, typed(question, writer, analysis=MINE))
    assert answer.headers["Location"] == f"/accounts/login/?next={address}"
    client.post(answer.headers["Location"], {"login": "xiaoli", "password": "a-long-password"})
    page = client.get(address).content.decode()

    assert field(page, "analysis") == MINE
    assert "已恢复" in page
    question.refresh_from_db()
    assert question.analysis != MINE


def test_a_new_question_waits_behind_the_sign_in_too(client, writer):
    values = {"stem": "新写的一题", "_place": "new-abcdefghij12", "_by": writer.pk}
    values |= {"criteria-TOTAL_FORMS": 1, "criteria-INITIAL_FORMS": 0, "criteria-0-poor": "不理"}

    let_know(client, "xiaoli")
    client.post(f"{LIST}add/", values)
    client.force_login(writer)
    page = client.get(f"{LIST}add/").content.decode()

    assert field(page, "stem") == "新写的一题"
    assert field(page, "criteria-0-poor") == "不理"


def test_another_person_who_signs_in_there_does_not_see_it(client, writer):
    question = make_question(status="draft")
    let_know(client, "xiaoli")
    client.post(form_of(question), typed(question, writer, analysis=MINE))

    client.force_login(make_user("other", group="题库编辑"))

    assert MINE not in client.get(form_of(question)).content.decode()


# Kept while one types


def test_the_form_is_kept_and_given_back_until_it_is_saved(desk, writer):
    question = make_question(status="draft")
    kept = desk.post(KEEP, typed(question, writer, analysis=MINE, reason="留给老王的话"))

    page = desk.get(form_of(question)).content.decode()
    assert re.fullmatch(r'{"said": ".*\d\d:\d\d.*"}', kept.json() and kept.content.decode())
    assert field(page, "analysis") == MINE
    assert ">留给老王的话</textarea>" in page
    assert "已恢复" in page

    desk.post(form_of(question), typed(question, writer, analysis=MINE))
    assert "已恢复" not in desk.get(form_of(question)).content.decode()
    assert Unsaved.objects.count() == 0


def test_what_was_kept_is_discarded_at_a_click(desk, writer):
    question = make_question(status="draft")
    desk.post(KEEP, typed(question, writer, analysis=MINE))

    answer = desk.post(DISCARD, {"_place": question.pk})

    assert answer.headers["Location"] == form_of(question)
    assert field(desk.get(form_of(question)).content.decode(), "analysis") == question.analysis


def test_what_was_kept_is_private_and_has_an_age_limit(desk, writer, client):
    question = make_question(status="draft")
    desk.post(KEEP, typed(question, writer, analysis=MINE))
    client.force_login(make_user("other", group="题库编辑"))
    assert MINE not in client.get(form_of(question)).content.decode()
    client.post(DISCARD, {"_place": question.pk})
    assert Unsaved.objects.count() == 1

    client.force_login(writer)
    Unsaved.objects.update(typed_at=timezone.now() - timedelta(days=15))
    assert MINE not in client.get(form_of(question)).content.decode()
    client.post(KEEP, typed(make_question(), writer))
    assert Unsaved.objects.exclude(place=question.pk).count() == Unsaved.objects.count() == 1


def test_only_places_of_questions_are_kept_and_only_so_much(desk):
    assert desk.post(KEEP, {"_place": "../etc", "stem": "x"}).status_code == 413
    assert desk.post(KEEP, {"_place": "7", "stem": "长" * 200_000}).status_code == 413
    assert Unsaved.objects.count() == 0


def test_a_visitor_keeps_nothing(client):
    assert client.post(KEEP, {"_place": "7", "stem": "x"}).status_code == 302
    assert Unsaved.objects.count() == 0


def test_what_was_kept_before_another_saved_is_laid_beside_his_text(desk, writer):
    question = make_question(status="draft")
    desk.post(KEEP, typed(question, writer, analysis=MINE))
    Question.objects.update(analysis="老王改过的", edition=question.edition + 1)

    page = desk.get(form_of(question)).content.decode()

    assert field(page, "analysis") == MINE
    assert 'class="clash"' in page
    assert "老王改过的" in re.sub(r"</?(ins|del)>", "", page)


def test_what_was_typed_into_a_draft_that_went_to_review_is_shown_to_copy(desk, writer):
    question = make_question(status="draft")
    desk.post(KEEP, typed(question, writer, analysis=MINE))
    Question.objects.update(status="review")

    page = desk.get(form_of(question)).content.decode()

    assert 'id="id_analysis"' not in page
    assert f">{MINE}</textarea>" in page


def test_a_cell_of_the_ladder_begins_anew_and_the_last_new_question_is_still_there(desk, writer):
    values = {"stem": "昨天没写完的", "_place": "new-abcdefghij12", "_by": writer.pk}
    desk.post(KEEP, values | {"criteria-TOTAL_FORMS": 0, "criteria-INITIAL_FORMS": 0})

    assert field(desk.get(f"{LIST}add/?roles=1&category=1").content.decode(), "stem") == ""
    assert field(desk.get(f"{LIST}add/").content.decode(), "stem") == "昨天没写完的"


# Buttons beside the form


def test_submitting_saves_what_is_typed_first(desk, writer):
    question = make_question(status="draft")
    stem = "客户说前天答应的换货没有寄出，系统里查不到，你怎么做？"

    values = typed(question, writer, stem=stem, step="submit", reason="请老王看第二段")
    desk.post(form_of(question), values)

    question.refresh_from_db()
    assert (question.status, question.stem) == ("review", stem)
    log = [(event.kind, event.note) for event in Event.objects.order_by("pk")]
    assert log == [("changed", ""), ("submitted", ""), ("comment", "请老王看第二段")]


def test_a_submission_that_is_refused_has_saved_the_text_and_keeps_the_words(desk, writer):
    question = make_question(status="draft")

    values = typed(question, writer, stem="太短", step="submit", reason="请老王看第二段")
    page = desk.post(form_of(question), values, follow=True).content.decode()

    question.refresh_from_db()
    assert (question.status, question.stem) == ("draft", "太短")
    assert ">请老王看第二段</textarea>" in page


def test_a_comment_saves_what_is_typed_first(desk, writer):
    question = make_question(status="draft")

    desk.post(form_of(question), typed(question, writer, stem="改", step="comment", reason="在写"))

    question.refresh_from_db()
    assert question.stem == "改"
    assert [event.note for event in question.events.filter(kind="comment")] == ["在写"]


def test_no_step_is_taken_when_the_text_cannot_be_saved(desk, writer):
    question = make_question(status="draft")
    values = typed(question, writer, analysis=MINE, step="submit", reason="请看")
    Question.objects.update(edition=question.edition + 1)

    page = desk.post(form_of(question), values).content.decode()

    assert Question.objects.get().status == "draft"
    assert field(page, "analysis") == MINE
    assert ">请看</textarea>" in page


def test_a_step_with_nothing_typed_makes_nobody_a_writer(desk, writer):
    question = make_question(status="draft")

    desk.post(form_of(question), typed(question, writer, step="submit"))

    assert [event.kind for event in question.events.all()] == ["submitted"]


def test_a_pair_is_decided_with_the_text_saved(desk, writer):
    other, question = make_question(), make_question(status="draft")
    desk.post(form_of(question), typed(question, writer))
    question.refresh_from_db()
    pair = Resemblance.objects.get()

    step = f"decide-{pair.pk}-different"
    values = typed(question, writer, analysis=MINE, step=step) | {f"reason-{pair.pk}": "问的不同"}
    desk.post(form_of(question), values)

    pair.refresh_from_db()
    question.refresh_from_db()
    assert (pair.decision, pair.reason, question.analysis) == ("different", "问的不同", MINE)
    assert other.pk in (pair.first_id, pair.second_id)


@pytest.mark.parametrize("step", ["approve", "send_back", "comment"])
def test_words_beside_a_step_that_is_refused_are_not_lost(client, step):
    question = make_question(status="review")
    client.force_login(make_user("laowang", group="审核人"))
    Question.objects.update(status="retired")
    words = "写了半天的意见"
    if step == "comment":
        words *= 400

    address = f"{LIST}{question.pk}/step/"
    page = client.post(address, {"step": step, "reason": words}, follow=True).content.decode()

    assert f">{words}</textarea>" in page
