"""/privacy/ says what the table says, the site removes by it, and no kind of row is forgotten."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.utils import timezone

from interviews.jobs.tidy import KEPT, UNUSED, tidy
from interviews.models import Report
from interviews.privacy.person import NAMES
from tests.make import make_question

pytestmark = pytest.mark.django_db


def test_the_page_names_every_row_with_its_time(client):
    page = " ".join(client.get("/privacy/").content.decode().split())

    for row in KEPT:
        assert f"<dt>{row.what}</dt>" in page
        assert str(row.why) in page
    assert "180 天（从最后一次使用算起" in page
    assert "400 天（从发生算起）" in page
    assert "7 天（从收到算起）" in page
    assert "1 天（从最后一次算起）" in page


def test_the_page_is_linked_from_every_page_and_where_practice_begins(client):
    make_question()

    assert 'href="/privacy/"' in client.get("/questions/").content.decode().split("colophon")[1]
    assert client.get("/practice/begin/?of=some").content.decode().count('href="/privacy/"') == 2


def test_what_ends_by_itself_is_removed_by_the_same_table():
    assert [*(row.name for row in KEPT if row.clear), *UNUSED] == list(tidy())
    assert [row.name for row in KEPT if row.time and not row.clear] == []


def test_an_answered_report_goes_after_its_year_and_an_open_one_stays():
    year = timezone.now() - timedelta(days=366)
    for state, at in [("done", year), ("declined", year), ("done", timezone.now()), ("new", None)]:
        Report.objects.create(
            question=make_question(), kind="wrong", state=state, answered_at=at, created_at=year
        )

    assert tidy()["reports"] == 2
    assert set(Report.objects.values_list("state", flat=True)) == {"done", "new"}


def test_every_name_that_stands_as_text_beside_an_account_is_one_that_erasing_knows():
    named = {(model, field) for model, field, _account in NAMES}
    beside = {
        (model, field.name)
        for model in apps.get_app_config("interviews").get_models()
        for field in model._meta.fields
        if f"{field.name.removesuffix('_name')}_id" in {one.attname for one in model._meta.fields}
        and field.name.endswith("_name")
    }

    assert beside <= named
    everywhere = {
        (model, field.name)
        for model in apps.get_app_config("interviews").get_models()
        for field in model._meta.fields
        if field.name.endswith("by_name")
    }
    assert everywhere <= named
