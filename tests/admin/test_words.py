"""One English word that means two things is said with the Chinese word that is meant."""

import pytest

from interviews.models import Event, ImportedItem, Job, Question, Role, Tag, User
from tests.make import make_question

pytestmark = pytest.mark.django_db


def called(model, field):
    return str(model._meta.get_field(field).verbose_name)


def test_a_word_of_the_taxonomy_has_a_name_and_a_person_a_full_one():
    names = [called(model, "name") for model in (Role, Tag, User)]

    assert names == ["名称", "名称", "姓名"]


def test_a_job_waits_in_a_queue_and_an_imported_item_for_a_decision():
    assert str(Job.State.WAITING.label) == "排队中"
    assert str(ImportedItem.State.WAITING.label) == "待定"


def test_moments_and_what_happened_are_told_apart():
    moments = [called(Question, name) for name in ("created_at", "updated_at", "submitted_at")]
    happened = [str(kind.label) for kind in (Event.Kind.CREATED, Event.Kind.CHANGED)]

    assert moments == ["录入时间", "更新时间", "提交时间"]
    assert happened == ["新建", "改了内容"]
    assert str(Event.Kind.SUBMITTED.label) == "提交审核"


def test_what_is_not_deleted_is_kept_and_not_saved(desk):
    tag = Tag.objects.create(name="退款")

    page = desk.get(f"/admin/interviews/tag/{tag.pk}/delete/").content.decode()

    assert f'<a href="/admin/interviews/tag/{tag.pk}/change/">保留</a>' in page


def test_pages_of_pairs_are_turned_and_not_questions(desk):
    for n in range(11):
        make_question(f"客户说昨天答应的退款没有到账，系统里查不到，你怎么做{'？' * (n % 2)}{n}")

    page = desk.get("/admin/duplicates/").content.decode()

    assert ("下一页" in page, "下一题" in page) == (True, False)
