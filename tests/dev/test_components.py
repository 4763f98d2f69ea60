"""The page that shows every component shows every one, and only to those who build the site."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from interviews.dev.specimens import specimens

PAGE = "/dev/components/"
FILES = sorted(
    path.stem for path in Path(settings.BASE_DIR, "templates", "components").glob("*.html")
)


@pytest.fixture
def page(client, db, settings):
    settings.DEBUG = True
    return client.get(PAGE).content.decode()


def test_every_component_is_shown(page):
    assert sorted({one.component for one in specimens()}) == FILES
    assert re.findall(r'aria-labelledby="(\w+)-name"', page) == FILES
    assert page.count('class="specimen"') == len(specimens())


def test_none_is_blank_and_every_state_differs(client, db):
    request = client.get("/").wsgi_request

    drawn = [one.drawn(request) for one in specimens()]

    assert [one for one, html in zip(specimens(), drawn, strict=True) if not html.strip()] == []
    assert len(set(drawn)) == len(drawn)


def test_a_state_of_script_shows_its_own_words_only(client, db):
    request = client.get("/").wsgi_request
    states = {one.state: one for one in specimens() if one.component == "outbox"}

    html = states["waiting"].drawn(request)

    shown = re.findall(r'<span data-when="(\w+)">', html)
    assert shown == ["waiting"]
    assert "对 CS-0042 的留言" in html


def test_a_site_that_people_use_has_no_such_page(client, db):
    assert client.get(PAGE).status_code == 404
