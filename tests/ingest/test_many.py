"""Many items at once: set, taken, rejected, and how often the database is asked."""

import pytest

from interviews.models import ImportedItem
from tests.ingest.make import make_items

pytestmark = pytest.mark.django_db
State = ImportedItem.State


def test_many_get_role_category_and_points(client, editor):
    items = make_items(3)
    address = f"/imports/documents/{items[0].document_id}/items/"

    client.post(
        address,
        {"items": [items[0].pk, items[2].pk], "role": "lead", "points": "20", "decision": "set"},
    )

    triples = [item.triple for item in ImportedItem.objects.in_order()]
    assert [(t["roles"], t["points"]) for t in triples] == [
        (["lead"], 20),
        (["specialist"], 15),
        (["lead"], 20),
    ]
    assert {t["category"] for t in triples} == {"situational"}


def test_many_are_taken_or_rejected_at_once(client, editor):
    items = make_items(4)
    address = f"/imports/documents/{items[0].document_id}/items/"

    client.post(address, {"items": [items[0].pk, items[1].pk], "decision": "accept"})
    client.post(address, {"items": [items[2].pk, items[3].pk], "decision": "reject"})

    states = list(ImportedItem.objects.in_order().values_list("state", flat=True))
    assert states == ["draft", "draft", "rejected", "rejected"]


def test_ticking_nothing_is_said(client, editor):
    items = make_items(1)

    response = client.post(
        f"/imports/documents/{items[0].document_id}/items/", {"decision": "accept"}
    )

    assert response.status_code == 422
    assert "items" in response.context["form"].errors


def test_taking_the_certain_ones_leaves_the_doubtful(client, editor):
    certain, doubtful, bare = make_items(3)
    ImportedItem.objects.filter(pk=doubtful.pk).update(confidence=0.5)
    ImportedItem.objects.filter(pk=bare.pk).update(triple=bare.triple | {"category": ""})

    client.post(f"/imports/{certain.document.batch_id}/take/")

    assert list(ImportedItem.objects.in_order().values_list("state", flat=True)) == [
        "draft",
        "waiting",
        "waiting",
    ]


@pytest.mark.parametrize("n", [3, 30])
def test_the_desk_and_the_table_ask_as_often_for_many_items_as_for_few(
    client, editor, n, django_assert_max_num_queries
):
    items = make_items(n)

    with django_assert_max_num_queries(12):
        client.get(items[0].get_absolute_url())
    with django_assert_max_num_queries(12):
        client.get(f"/imports/documents/{items[0].document_id}/items/")
    with django_assert_max_num_queries(8):
        client.get(items[0].document.batch.get_absolute_url())
