"""What is recorded is what happened: no version without a change, and how each came about."""

from dataclasses import replace

import pytest
from django.core.management import call_command

from interviews.bankfile.write import write_bank
from interviews.curation import transitions
from interviews.curation.load import load
from interviews.curation.record import restamp, writers
from interviews.models import Event, Question, Tag
from tests.make import make_admin, make_question, make_triple, make_user

pytestmark = pytest.mark.django_db

DIRTY = "第一行 \r\n第二行\rcafe\u0301\x00 "


def kinds(question):
    return list(question.events.values_list("kind", "by_name", "note", "version"))


def test_what_a_file_brings_is_stored_as_every_text_is():
    load([make_triple(code="TS-7001", answer=DIRTY, probes=("甲\r\n乙 ",))])

    question = Question.objects.get()
    assert (question.answer, question.probes) == ("第一行\n第二行\ncafé", ["甲\n乙"])


def test_a_dump_loaded_again_changes_nothing_even_of_texts_stored_long_ago(tmp_path, capsys):
    question = make_question()
    Question.objects.update(answer=question.answer + " \r\n尾行\r\n", source="自编 ")
    path = tmp_path / "bank.yaml"
    call_command("dump_bank", "-o", path)
    capsys.readouterr()

    call_command("load_bank", path, verbosity=0)

    assert capsys.readouterr().out == "bank.yaml: 0 added, 0 updated, 1 unchanged\n"
    assert question.versions.count() == 1


def test_the_history_says_that_the_operator_loaded_a_file(client, tmp_path):
    path = tmp_path / "spring.yaml"
    path.write_text(write_bank([make_triple(code="TS-7001")]), "utf-8")
    call_command("load_bank", path, verbosity=0)
    question = Question.objects.get()
    client.force_login(make_admin())

    page = client.get(f"/admin/interviews/question/{question.pk}/history/").content.decode()

    assert kinds(question) == [("loaded", "操作员", "spring.yaml", 1)]
    assert "<b>由操作员用命令从文件载入</b>　spring.yaml" in page


def test_a_renamed_tag_is_nobodys_text_and_nobodys_approval(client):
    question = make_question(tags=("工单", "退款"))
    client.force_login(make_admin("boss"))
    tag = Tag.objects.get(name="退款")

    client.post(f"/admin/interviews/tag/{tag.pk}/change/", {"name": "退钱"})

    version = question.versions.get(number=2)
    people = (version.author, version.author_name, version.approver, version.approver_name)
    assert people == (None, "", None, "")
    assert version.as_triple().tags == ("工单", "退钱")
    assert kinds(question)[0] == ("derived", "boss", "“退款”改名为“退钱”", 2)
    page = client.get(f"/admin/interviews/question/{question.pk}/history/").content.decode()
    assert "<b>因词条改名或删除而变</b>　“退款”改名为“退钱”" in page


def test_a_renamed_tag_does_not_make_the_writers_of_a_revision_forgotten():
    question = make_question(tags=("工单", "退款"))
    first, second = make_user(group="题库编辑"), make_user(group="题库编辑")
    revision = transitions.revise(question, by=first)
    Event.objects.create(question=question, kind="changed", by=second, by_name="second")
    Tag.objects.filter(name="退款").update(name="退钱")

    restamp(Question.objects.all(), by=None, note="退钱")

    assert writers(revision) == [second, first]


def test_neither_other_readers_nor_a_file_make_the_writers_of_a_revision_forgotten():
    """Four eyes: who wrote an open revision stays its writer, whatever happens beside it."""
    question, writer = make_question(), make_user(group="题库编辑")
    revision = transitions.revise(question, by=writer)

    transitions.show_to(question, "internal", by=None)
    load([make_triple(question.stem, code=question.code)], source="spring.yaml")

    assert [kind for kind, *_ in kinds(question)] == ["loaded", "shown", "published"]
    assert writers(revision) == [writer]


def test_an_approval_of_what_stands_on_the_site_already_is_noted_and_writes_no_version():
    question = make_question()
    revision = transitions.revise(question, by=make_user(group="题库编辑"))
    transitions.submit(revision, by=None)

    root = transitions.approve(revision, by=None)

    assert (root.current_version, root.versions.count()) == (1, 1)
    assert kinds(root)[0] == ("revised", "操作员", "", 1)


def test_the_order_of_terms_is_no_change_and_their_number_is():
    question = make_question(tags=("工单", "退款"))
    triple = question.as_triple()

    unchanged = str(load([replace(triple, tags=("退款", "工单"))]))
    changed = str(load([replace(triple, tags=("退款",))]))

    assert unchanged == "0 added, 0 updated, 1 unchanged"
    assert changed == "0 added, 1 updated, 0 unchanged"


def test_a_deleted_revision_is_asked_about_in_plain_words_and_noted(client):
    question = make_question()
    revision = transitions.revise(question, by=None)
    client.force_login(make_admin("boss"))
    address = f"/admin/interviews/question/{revision.pk}/delete/"

    page = client.get(address).content.decode()
    client.post(address, {"post": "yes"})

    assert f"删除 {question.code} 的修订稿？" in page
    assert "object (" not in page
    assert kinds(question)[0] == ("discarded", "boss", "", 1)
    assert not question.revisions.exists()


def test_a_used_tag_is_deleted_in_plain_words_and_every_question_notes_it(client):
    question, draft = make_question(tags=("工单", "退款")), make_question(status="draft")
    client.force_login(make_admin("boss"))
    tag = Tag.objects.get(name="退款")
    address = f"/admin/interviews/tag/{tag.pk}/delete/"

    page = client.get(address).content.decode()
    client.post(address, {"post": "yes"})

    assert "有 2 题带着它" in page
    assert "object (" not in page
    assert kinds(question)[0] == ("derived", "boss", "退款：已删除", 2)
    assert kinds(draft)[0] == ("derived", "boss", "退款：已删除", None)


def test_several_tags_are_listed_by_name_before_they_go(client):
    make_question(tags=("工单", "退款"))
    client.force_login(make_admin())
    words = {"action": "delete_selected", "_selected_action": [tag.pk for tag in Tag.objects.all()]}

    page = client.post("/admin/interviews/tag/", words).content.decode()

    assert "<li>工单</li><li>退款</li>" in page
    assert "object (" not in page
