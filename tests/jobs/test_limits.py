"""Costly work of visitors: so much from one place, then a page that says when to come again."""

import sqlite3
import time

import pytest
from django.db import connection
from django.test import Client

from interviews.jobs import limits
from interviews.models import Turn
from tests.make import make_question, make_trainer

FILE = {"sheet": "interviewer", "format": "json"}
EXPORT = "/questions/export/"


def statuses(client, times, ask, **headers):
    return [ask(client, headers).status_code for _ in range(times)]


def export(client, headers):
    return client.post(EXPORT, FILE, headers=headers)


def search(client, headers):
    return client.get("/questions/?q=退款", headers=headers)


@pytest.fixture
def every_page_is_costly(monkeypatch):
    monkeypatch.setattr(limits, "COSTLY", 0)


@pytest.mark.django_db
def test_a_visitor_takes_ten_files_a_minute_and_is_told_when_there_is_another():
    make_question()
    client = Client()

    assert statuses(client, 11, export) == [200] * 10 + [429]
    client.cookies["language"] = "en"
    refused = client.post(EXPORT, FILE)
    assert 0 < int(refused.headers["Retry-After"]) <= 60
    assert "Too many attempts" in refused.content.decode()
    assert "no-store" in refused.headers["Cache-Control"]
    assert client.get(EXPORT).status_code == 200


@pytest.mark.django_db
def test_who_is_signed_in_is_not_counted(client, every_page_is_costly):
    make_question()
    client.force_login(make_trainer())

    assert statuses(client, 12, export) == [200] * 12
    assert statuses(client, 22, search) == [200] * 22
    assert Turn.objects.count() == 0


@pytest.mark.django_db
def test_searching_that_took_long_is_done_twenty_times_a_minute(every_page_is_costly):
    client = Client()

    assert statuses(client, 21, search) == [200] * 20 + [429]
    refused = client.get("/questions/?q=退款")
    assert 0 < int(refused.headers["Retry-After"]) <= 60
    assert client.get("/questions/print/").status_code == 429
    assert client.get("/").status_code == 200


@pytest.mark.django_db
def test_another_place_is_another_count(settings, every_page_is_costly):
    settings.TRUSTED_PROXIES = 1
    client = Client()

    for number in range(21):
        assert statuses(client, 1, search, **{"x-forwarded-for": f"198.51.100.{number}"}) == [200]


@pytest.mark.django_db
def test_what_is_quick_is_not_counted(client):
    make_question()

    assert statuses(client, 25, search) == [200] * 25
    assert Turn.objects.count() == 0


if connection.vendor == "sqlite":  # where one lock keeps all from writing

    @pytest.mark.django_db(transaction=True)
    def test_counting_waits_for_nobody_who_writes(every_page_is_costly):
        name = str(connection.settings_dict["NAME"])
        other = sqlite3.connect(name, uri=name.startswith("file:"), timeout=5)
        other.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        try:
            answer = search(Client(), {})
        finally:
            other.rollback()
            other.close()

        assert (answer.status_code, Turn.objects.count()) == (200, 0)
        assert time.monotonic() - began < 2
