"""Imports at the desk: the queue on its first page, and where each draft came from."""

import pytest

from interviews.ingest.decide.accept import accept
from tests.ingest.make import make_batch, make_items
from tests.make import make_admin, make_user

pytestmark = pytest.mark.django_db


def queue(client):
    queues = client.get("/admin/").context.get("queues", [])
    return [(queue.count, queue.url) for queue in queues if queue.name == "imports"]


def test_the_desk_counts_what_waits_for_a_decision(client):
    items = make_items(3)
    accept(items[0], by=None)
    client.force_login(make_user(group="题库编辑"))

    assert queue(client) == [(2, "/imports/")]


def test_who_may_not_import_sees_neither_queue_nor_link(client):
    make_items(1)
    client.force_login(make_user(group="培训师"))

    assert queue(client) == []
    assert 'href="/imports/"' not in client.get("/questions/").content.decode()


def test_the_record_of_a_draft_says_file_digest_lines_person_and_licence(client):
    batch = make_batch(rights="open", licence="CC BY 4.0", by=make_user("xiaowen"))
    [item] = make_items(1, batch=batch)
    question = accept(item, by=None)
    client.force_login(make_admin())

    listed = client.get("/admin/interviews/importeditem/", {"q": question.code})
    page = client.get(f"/admin/interviews/importeditem/{item.pk}/change/").content.decode()

    assert question.code in listed.content.decode()
    for fact in ("题.txt", item.document.sha256, "1–1", "xiaowen", "CC BY 4.0"):
        assert fact in page


def test_records_of_imports_are_only_to_read(client):
    [item] = make_items(1)
    client.force_login(make_admin())

    assert client.get("/admin/interviews/importeditem/add/").status_code == 404
    assert client.post(f"/admin/interviews/importeditem/{item.pk}/delete/").status_code == 404
    assert client.get("/admin/interviews/importbatch/").status_code == 200


def test_the_manual_is_there_for_everybody(client):
    assert "导入说明" in client.get("/help/imports/").content.decode()
