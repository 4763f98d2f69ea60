"""Pages that are the same for all are made once a state of the bank, and leak nothing."""

import gzip
from io import BytesIO
from threading import Event, Thread
from urllib.parse import quote

import brotli
import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client

from interviews.models import Guide, Question, Role
from interviews.web.shared import SAME_FOR_ALL
from questionbank import front
from questionbank.front import Front
from tests.make import make_admin, make_question

pytestmark = pytest.mark.django_db
MARK = "只有一个人该看到的字"
PAGES = ["/", "/questions/", "/questions/TS-9001/", "/questions/print/", "/guides/"]
PAGES += ["/guides/a/", "/help/trainers/"]
HOST = {"host": "localhost"}
EACH = pytest.mark.parametrize("address", PAGES)


class Visitor:
    """Asks a Front as a server does, and counts how often Django was asked."""

    def __init__(self, application=None, state=None):
        self.asked = 0
        self.front = Front(self.count, state)
        self.handler = application or WSGIHandler()

    def count(self, environ, start):
        self.asked += 1
        return self.handler(environ, start)

    def get(self, address, method="GET", **headers):
        path, _, query = address.partition("?")
        environ = {
            **{"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query},
            **{"SERVER_NAME": "localhost", "SERVER_PORT": "80", "HTTP_HOST": "localhost"},
            **{"wsgi.url_scheme": "http", "wsgi.input": BytesIO(), "REMOTE_ADDR": "127.0.0.1"},
            **headers,
        }
        said = []
        body = b"".join(self.front(environ, lambda *arguments: said.append(arguments)))
        return Answer(said[0][0], {name.lower(): value for name, value in said[0][1]}, body)


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = int(status[:3]), headers, body

    @property
    def text(self):
        return self.body.decode()


@pytest.fixture(autouse=True)
def one_connection():
    """A request ends no connection here, as with Django's own test client."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    """Tests do not wait a second until a change is asked for."""
    monkeypatch.setattr(front, "FRESH", 0)


@pytest.fixture
def visitor():
    make_question("退款没有到账，你怎么做？", code="TS-9001")
    Guide.objects.create(slug="a", title="A", summary="a", body="a")
    return Visitor()


@EACH
def test_a_page_is_made_once_and_is_the_page_that_django_makes(visitor, client, address):
    first, second = visitor.get(address), visitor.get(address)

    assert visitor.asked == 1
    assert first.body == second.body == client.get(address, headers=HOST).content
    assert first.headers == second.headers
    assert second.headers["cache-control"] == "public, max-age=0, must-revalidate"
    assert "cookie" not in second.headers["vary"].lower()
    assert "set-cookie" not in first.headers


@EACH
def test_who_has_the_page_is_told_so_without_making_it(visitor, address):
    tag = visitor.get(address).headers["etag"]

    answer = visitor.get(address, HTTP_IF_NONE_MATCH=f'W/"other", {tag}')

    assert (answer.status, answer.body, answer.headers["etag"]) == (304, b"", tag)
    assert visitor.asked == 1


@pytest.mark.parametrize(
    ("accepted", "packing", "unpacked"),
    [
        ("gzip, deflate, br, zstd", "br", brotli.decompress),
        ("gzip, deflate", "gzip", gzip.decompress),
        ("br;q=0, gzip;q=0.5", "gzip", gzip.decompress),
    ],
)
def test_a_packed_page_has_a_tag_of_its_own_and_the_same_text(visitor, accepted, packing, unpacked):
    plain = visitor.get("/questions/")
    packed = visitor.get("/questions/", HTTP_ACCEPT_ENCODING=accepted)

    assert packed.headers["content-encoding"] == packing
    assert unpacked(packed.body) == plain.body
    assert packed.headers["etag"] != plain.headers["etag"]
    assert visitor.asked == 1


@pytest.mark.parametrize("accepted", ["identity", "br;q=0.000, gzip;q=0", "zebra"])
def test_who_takes_nothing_packed_gets_it_plain(visitor, accepted):
    page = visitor.get("/questions/", HTTP_ACCEPT_ENCODING=accepted)

    assert "content-encoding" not in page.headers
    assert "<h1>" in page.text


def test_a_page_that_was_first_asked_for_packed_is_given_plain_as_well(visitor, client):
    visitor.get("/questions/", HTTP_ACCEPT_ENCODING="gzip")

    assert visitor.get("/questions/").body == client.get("/questions/", headers=HOST).content
    assert visitor.asked == 1


def test_the_head_of_a_page_has_its_length_and_no_body(visitor):
    page = visitor.get("/questions/")
    head = visitor.get("/questions/", method="HEAD")

    assert (head.body, head.headers["content-length"]) == (b"", str(len(page.body)))


@pytest.mark.parametrize(
    "change",
    [
        lambda: Question.objects.update(status="retired"),
        lambda: Question.objects.update(visibility="internal"),
        lambda: Question.objects.update(stem="那又怎样？"),
        lambda: Role.objects.filter(slug="specialist").update(name="坐席"),
    ],
)
def test_what_changed_is_seen_and_what_was_retired_is_gone(visitor, change):
    before = visitor.get("/questions/")
    change()
    after = visitor.get("/questions/", HTTP_IF_NONE_MATCH=before.headers["etag"])

    assert after.status == 200
    assert after.body != before.body


def test_a_draft_changes_no_page(visitor):
    visitor.get("/questions/")
    make_question(MARK, status="draft")

    assert MARK not in visitor.get("/questions/").text
    assert visitor.asked == 1


def test_language_and_theme_make_pages_of_their_own(visitor):
    chinese = visitor.get("/questions/")
    english = visitor.get("/questions/", HTTP_COOKIE="language=en")
    dark = visitor.get("/questions/", HTTP_COOKIE="theme=dark")

    assert "<h1>Questions</h1>" in english.text
    assert 'data-theme="dark"' in dark.text
    assert visitor.get("/questions/").body == chinese.body
    assert english.headers["cache-control"] == "private, max-age=0, must-revalidate"
    assert "Cookie" in english.headers["vary"]
    assert visitor.asked == 3


def test_who_signed_in_gets_no_kept_page_and_fills_none(visitor):
    make_question(MARK, code="TS-9002", visibility="internal")
    desk = Client()
    desk.force_login(make_admin())
    session = f"{settings.SESSION_COOKIE_NAME}={desk.cookies[settings.SESSION_COOKIE_NAME].value}"

    for _ in ("cold", "warm"):
        assert MARK in visitor.get("/questions/", HTTP_COOKIE=session).text
        assert MARK not in visitor.get("/questions/").text
    assert visitor.asked == 3
    assert "etag" not in visitor.get("/questions/", HTTP_COOKIE=session).headers


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_COOKIE": "basket=x"},
        {"HTTP_COOKIE": "language=en; messages=x"},
        {"HTTP_HX_REQUEST": "true"},
        {"HTTP_AUTHORIZATION": "Basic x"},
        {"REQUEST_METHOD": "POST"},
        {"QUERY_STRING": "q=" + "x" * 400},
    ],
)
def test_who_brings_more_than_that_is_answered_by_django(visitor, headers):
    for _ in range(2):
        visitor.get("/questions/", **headers)

    assert visitor.asked == 2


def test_a_host_is_a_part_of_the_page_and_a_hostile_one_is_refused(visitor):
    page = visitor.get("/questions/TS-9001/")
    other = visitor.get("/questions/TS-9001/", HTTP_HOST="127.0.0.1")
    hostile = visitor.get("/questions/TS-9001/", HTTP_HOST="evil.example")

    hosts = ("http://localhost/", "http://127.0.0.1/")
    assert [host in page.text for host in hosts] == [True, False]
    assert [host in other.text for host in hosts] == [False, True]
    assert hostile.status == 400
    assert "evil.example" not in visitor.get("/questions/TS-9001/").text


@pytest.mark.parametrize(
    "address", ["/questions/TS-0000/", "/reports/about/TS-9001/", "/readyz", "/sets/"]
)
def test_what_is_no_page_for_all_is_made_each_time(visitor, address):
    first = visitor.get(address)
    visitor.get(address)

    assert visitor.asked == 2
    assert "etag" not in first.headers


def test_a_query_is_shown_to_who_sent_it_only(visitor):
    assert MARK in visitor.get(f"/questions/?q={quote(MARK)}").text
    assert MARK not in visitor.get("/questions/").text
    assert MARK not in visitor.get("/questions/?q=x").text


def test_a_page_that_many_want_anew_is_made_by_one_and_given_to_all():
    states, made, go_on, answers = ["old"], [], Event(), []

    def application(environ, start):
        made.append(states[-1])
        if len(made) > 1:
            go_on.wait(10)
        environ[SAME_FOR_ALL] = True
        start("200 OK", [("Content-Type", "text/html")])
        return [states[-1].encode()]

    visitor = Visitor(application, state=lambda: states[-1])
    visitor.get("/")
    states.append("new")
    wanting = [Thread(target=lambda: answers.append(visitor.get("/").text)) for _ in range(5)]
    for one in wanting:
        one.start()
    go_on.set()
    for one in wanting:
        one.join()

    assert made == ["old", "new"]
    assert answers == ["new"] * 5


def test_without_a_state_of_the_bank_nothing_is_kept():
    visitor = Visitor(WSGIHandler(), state=lambda: None)

    assert "etag" not in visitor.get("/").headers
    assert visitor.front.pages == {}


def test_what_is_kept_is_bounded(visitor, monkeypatch):
    visitor.get("/")
    monkeypatch.setattr(front, "MOST", 3 * visitor.front.held)

    for n in range(12):
        visitor.get(f"/?{n}")

    assert visitor.front.held <= front.MOST
    assert visitor.front.held == sum(page.size() for page in visitor.front.pages.values())
    visitor.get("/?11")
    assert visitor.asked == 13
