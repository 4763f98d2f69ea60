"""A draft is saved however little of it is written; the page says what it still lacks."""

import re
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test import Client

from interviews.bankfile.read import read_bank
from interviews.bankfile.write import write_bank
from interviews.curation.load import dump, load
from interviews.models import CodeSeries, Question, Role
from tests.admin.forms import posted
from tests.make import make_question, make_user

LIST = "/admin/interviews/question/"
NO_LINES = {"criteria-TOTAL_FORMS": 0, "criteria-INITIAL_FORMS": 0}


def form_of(question):
    return f"{LIST}{question.pk}/change/"


def blank_line(at, **words):
    names = ("id", "question", "order", "criterion", "weight", "excellent", "adequate", "poor")
    return {f"criteria-{at}-{name}": words.get(name, "") for name in names}


def test_a_stem_alone_is_saved_as_a_draft(desk):
    values = {"stem": "客户在电话里哭了，你先说哪一句？", "visibility": "public", **NO_LINES}

    assert desk.post(f"{LIST}add/", values).status_code == 302

    question = Question.objects.get()
    assert (question.stem, question.code) == ("客户在电话里哭了，你先说哪一句？", "CS-0001")
    assert (question.category, question.roles.count(), question.criteria.count()) == (None, 0, 0)
    assert (question.difficulty, question.points, question.minutes) == (2, 10, 3)


def test_a_draft_loses_everything_but_its_code_and_is_still_saved(desk):
    question = make_question(status="draft")
    emptied = {
        name: [] if isinstance(value, list) else "" for name, value in posted(question).items()
    }
    values = emptied | NO_LINES | {"edition": question.edition, "visibility": "internal"}

    assert desk.post(form_of(question), values).status_code == 302

    triple = Question.objects.get().as_triple()
    assert (triple.code, triple.category, triple.roles, triple.stem) == (question.code, "", (), "")
    assert desk.get(form_of(question)).status_code == 200
    assert desk.get(LIST).status_code == 200


def test_what_a_draft_lacks_is_said_and_keeps_it_from_review(desk):
    desk.post(f"{LIST}add/", {"stem": "只有题干", "visibility": "public", **NO_LINES})
    question = Question.objects.get()

    page = desk.get(form_of(question)).content.decode()
    desk.post(f"{LIST}{question.pk}/step/", {"step": "submit"})

    missing = re.findall(r'<a href="#[\w-]+">(.+?)</a>', page)
    assert missing[:6] == ["岗位", "类别", "题干", "参考答案", "考察目的", "胜任力"]
    question.refresh_from_db()
    assert question.status == "draft"


def test_empty_lines_of_the_rubric_are_no_lines(desk):
    question = make_question(status="draft", rubric=())
    lines = {"criteria-TOTAL_FORMS": 3}
    for at in range(3):
        lines |= blank_line(at, order=at + 1)

    assert desk.post(form_of(question), posted(question) | lines).status_code == 302
    assert question.criteria.count() == 0


def test_a_half_written_line_is_kept_in_its_place(desk):
    question = make_question(status="draft", rubric=())
    lines = {"criteria-TOTAL_FORMS": 2}
    lines |= blank_line(0, order=2, excellent="说出由自己跟到底")
    lines |= blank_line(1, order=1, criterion="接手")

    assert desk.post(form_of(question), posted(question) | lines).status_code == 302

    rubric = question.as_triple().rubric
    said = [(line.criterion, line.weight, line.excellent) for line in rubric]
    assert said == [("接手", 0, ""), ("", 0, "说出由自己跟到底")]


def test_an_imported_draft_with_one_line_is_edited(desk):
    question = make_question(status="draft")
    question.criteria.exclude(criterion="接手").delete()

    page = desk.get(form_of(question)).content.decode()
    values = posted(question, stem="改过的题干")
    assert desk.post(form_of(question), values).status_code == 302

    assert 'name="criteria-TOTAL_FORMS" value="3"' in page
    question.refresh_from_db()
    assert (question.stem, question.criteria.count()) == ("改过的题干", 1)


def test_a_line_that_was_emptied_is_gone(desk):
    question = make_question(status="draft")
    key = question.criteria.first().pk
    emptied = blank_line(0, id=key, question=question.pk, order=1)

    assert desk.post(form_of(question), posted(question) | emptied).status_code == 302
    assert list(question.criteria.values_list("criterion", flat=True)) == ["查证", "留痕"]


def test_the_line_ends_of_a_browser_are_no_change(desk):
    question = make_question(status="draft", answer="第一段\n\n第二段")

    desk.post(form_of(question), posted(question, answer="第一段\r\n\r\n第二段  "))

    question.refresh_from_db()
    assert question.answer == "第一段\n\n第二段"
    assert [event.kind for event in question.events.all()] == []


def test_a_category_cannot_be_taken_from_what_was_on_the_site(desk):
    question = make_question(code="TS-7001")
    Question.objects.update(status="draft")

    response = desk.post(form_of(question), posted(question, category="", stem="刚打的字"))

    assert response.status_code == 200
    assert "刚打的字" in response.content.decode()


def test_a_half_written_draft_survives_a_bank_file(desk):
    desk.post(f"{LIST}add/", {"stem": "只有题干", "visibility": "public", **NO_LINES})
    question = Question.objects.get()
    question.criteria.create(excellent="只写了这一句")

    triples = read_bank(write_bank(dump(Question.objects.all())), "bank.yaml")

    assert triples == [question.as_triple()]
    assert str(load(triples)) == "0 added, 0 updated, 1 unchanged"


# Codes


def test_the_next_free_code_is_offered_and_none_comes_twice(desk):
    make_question(code="CS-0331")
    gone = make_question(code="CS-0400", status="draft")
    CodeSeries.note(gone.code)
    gone.delete()

    page = desk.get(f"{LIST}add/").content.decode()

    assert 'value="CS-0401"' in page
    assert CodeSeries.offer("TS") == "TS-0001"


def test_a_code_once_given_is_not_offered_again_after_its_draft_is_deleted(desk):
    desk.post(f"{LIST}add/", {"stem": "一", "code": "CS-0007", "visibility": "public", **NO_LINES})
    Question.objects.get(code="CS-0007").delete()

    assert 'value="CS-0008"' in desk.get(f"{LIST}add/").content.decode()


def test_who_comes_second_with_a_code_is_told_and_keeps_the_text(desk):
    make_question(code="CS-0007")
    values = {"stem": "刚打的字", "code": "CS-0007", "visibility": "public", **NO_LINES}

    page = desk.post(f"{LIST}add/", values).content.decode()

    assert "刚打的字" in page
    assert "CS-0007" in page
    assert 'value="CS-0008"' in page
    assert Question.objects.count() == 1


if connection.vendor == "postgresql":  # SQLite has one writer at a time

    @pytest.mark.django_db(transaction=True)
    def test_two_who_save_one_code_at_once_get_one_question_and_one_message():
        users, together = [make_user(f"w{i}", is_superuser=True) for i in range(2)], Barrier(2)
        found = {}

        def save(user):
            client = Client()
            client.force_login(user)
            values = {"stem": f"{user} 写的", "code": "CS-0007", "visibility": "public", **NO_LINES}
            together.wait(10)
            response = client.post(f"{LIST}add/", values)
            found[str(user)] = response.status_code, f"{user} 写的" in response.content.decode()
            connection.close()

        threads = [Thread(target=save, args=[user]) for user in users]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert sorted(found.values()) == [(200, True), (302, False)]
        assert Question.objects.filter(code="CS-0007").count() == 1


# From the ladder


def test_a_cell_of_the_ladder_fills_in_role_and_category(desk):
    role = Role.objects.get(slug="lead")

    page = desk.get(f"{LIST}add/?roles={role.pk}&category=2").content.decode()

    assert re.findall(r'name="roles" value="(\d+)"[^>]* checked', page) == [str(role.pk)]
    assert re.findall(r'<option value="(\d+)" selected>', page.split('id="id_category"')[1])[0] == (
        "2"
    )
