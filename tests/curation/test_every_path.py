"""Every way of writing a question: the search finds it and the record holds it afterwards."""

import pytest
from django.core.management import call_command

from interviews.bankfile.write import write_bank
from interviews.curation import transitions
from interviews.curation.load import load
from interviews.models import Competency, Question, Tag
from tests.admin.forms import posted
from tests.make import make_question, make_triple, make_user

pytestmark = pytest.mark.django_db
LIST = "/admin/interviews/question/"
NEW = "深夜直播间里有人刷屏辱骂主播和你，观众在看，你怎么回？"


def by_load(desk, tmp_path):
    triple = make_question().as_triple()
    load([make_triple(NEW, code=triple.code)], source="spring.yaml")


def by_the_command(desk, tmp_path):
    triple = make_question().as_triple()
    path = tmp_path / "spring.yaml"
    path.write_text(write_bank([make_triple(NEW, code=triple.code)]), "utf-8")
    call_command("load_bank", path, verbosity=0)


def by_revision_and_approval(desk, tmp_path):
    question = make_question()
    desk.post(f"{LIST}{question.pk}/step/", {"step": "revise"})
    revision = question.revisions.get()
    desk.post(f"{LIST}{revision.pk}/change/", posted(revision, stem=NEW))
    desk.post(f"{LIST}{revision.pk}/step/", {"step": "submit"})
    desk.post(f"{LIST}{revision.pk}/step/", {"step": "approve", "reason": "只有我在"})


def by_restoring_and_approval(desk, tmp_path):
    question = make_question(NEW)
    load([make_triple(code=question.code)])
    desk.post(f"{LIST}{question.pk}/restore/1/")
    revision = question.revisions.get()
    writer, reviewer = make_user(group="题库编辑"), make_user(group="审核人")
    transitions.submit(revision, by=writer)
    transitions.approve(revision, by=reviewer)


def by_bulk_publish_of_a_rewritten_question(desk, tmp_path):
    question = make_question()
    transitions.retire(question, by=None)
    transitions.reopen(question, by=None)
    question.refresh_from_db()
    desk.post(f"{LIST}{question.pk}/change/", posted(question, stem=NEW))
    other = make_user(is_superuser=True)
    desk.force_login(other)
    desk.post(LIST, {"action": "publish", "_selected_action": [question.pk], "confirmed": "1"})


TEXT_PATHS = [
    by_load,
    by_the_command,
    by_revision_and_approval,
    by_restoring_and_approval,
    by_bulk_publish_of_a_rewritten_question,
]


@pytest.mark.parametrize("path", TEXT_PATHS)
def test_a_new_stem_is_found_and_recorded(path, desk, tmp_path):
    path(desk, tmp_path)

    question = Question.objects.published().get()
    assert Question.objects.search("直播间").get() == question
    assert not Question.objects.search("退款没有到账").exists()
    last = question.versions.order_by("number").last()
    assert last.as_triple() == question.as_triple()
    assert last.number == question.current_version > 1


def rename_a_tag(desk):
    tag = Tag.objects.get(name="退款")
    desk.post(f"/admin/interviews/tag/{tag.pk}/change/", {"name": "退货退款"})
    return "退货退款"


def delete_a_tag(desk):
    tag = Tag.objects.get(name="退款")
    desk.post(f"/admin/interviews/tag/{tag.pk}/delete/", {"post": "yes"})
    return None


def delete_tags_in_bulk(desk):
    tags = list(Tag.objects.filter(name="退款").values_list("pk", flat=True))
    words = {"action": "delete_selected", "_selected_action": tags, "post": "yes"}
    desk.post("/admin/interviews/tag/", words)
    return None


def rename_a_competency(desk):
    term = Competency.objects.get(name="问题解决")
    values = {"name": "解决问题", "english_name": "x", "order": 1, "description": ""}
    desk.post(f"/admin/interviews/competency/{term.pk}/change/", values)
    return None


def make_internal(desk):
    keys = list(Question.objects.values_list("pk", flat=True))
    desk.post(LIST, {"action": "make_internal", "_selected_action": keys, "confirmed": "1"})
    return None


@pytest.mark.parametrize(
    "change",
    [rename_a_tag, delete_a_tag, delete_tags_in_bulk, rename_a_competency, make_internal],
)
def test_what_changes_a_question_from_outside_is_found_and_recorded_too(change, desk):
    question = make_question(answer="说别的事情。" * 40, tags=("退款", "时效"))
    before = question.as_triple()

    word = change(desk)

    question.refresh_from_db()
    assert question.as_triple() != before
    assert question.current_version == 2
    assert question.versions.get(number=2).as_triple() == question.as_triple()
    if word:
        assert Question.objects.search(word).get() == question
    if change in (delete_a_tag, delete_tags_in_bulk):
        assert "退款" not in question.digest.text.splitlines()


def test_retiring_keeps_the_last_version_and_the_search_of_the_desk(desk):
    question = make_question()

    desk.post(LIST, {"action": "retire", "_selected_action": [question.pk], "confirmed": "1"})

    question.refresh_from_db()
    assert (question.status, question.current_version) == ("retired", 1)
    assert Question.objects.search("退款").get() == question
