"""Addresses for machines, the reader's face of the site, and what every response carries."""

import pytest
from lxml.html import fromstring

from interviews.text.languages import CHINESE
from tests.make import make_question

pytestmark = pytest.mark.django_db


def test_robots_keep_out_of_the_desk_and_know_the_sitemap(client):
    body = client.get("/robots.txt").content.decode()

    assert "Disallow: /admin/" in body
    assert "Sitemap: http://testserver/sitemap.xml" in body


def test_a_theme_is_kept_and_one_goes_back_to_where_one_was(client):
    response = client.post("/face/", {"theme": "dark", "next": "/questions/?role=lead"})

    assert response.headers["Location"] == "/questions/?role=lead"
    assert 'data-theme="dark"' in client.get("/").content.decode()


def test_the_language_is_chinese_until_one_chooses(client):
    assert 'lang="zh-CN"' in client.get("/", headers={"Accept-Language": "en"}).content.decode()

    client.post("/face/", {"language": "en"})

    body = client.get("/").content.decode()
    assert 'lang="en"' in body
    assert "Ask well, score fairly" in body


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example", "javascript:alert(1)", ""]
)
def test_no_one_is_sent_to_another_site(client, back):
    assert client.post("/face/", {"theme": "dark", "next": back}).headers["Location"] == "/"


@pytest.mark.parametrize("choice", [{"theme": "pink"}, {"language": "tlh"}, {}])
def test_an_unknown_face_changes_nothing(client, choice):
    assert client.post("/face/", choice).cookies == {}


@pytest.mark.parametrize("address", ["/face/"])
def test_get_changes_no_state(client, address):
    assert client.get(address).status_code == 405


@pytest.mark.parametrize(
    "address", ["/", "/questions/", "/questions/none/", "/accounts/login/", "/healthz"]
)
def test_every_response_carries_the_strict_headers(client, address):
    headers = client.get(address).headers

    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Embedder-Policy"] == "require-corp"


def test_a_page_has_no_inline_script_or_style(client):
    make_question(code="TS-9001")

    for address in ("/", "/questions/", "/questions/TS-9001/", "/questions/print/"):
        body = client.get(address).content.decode()
        assert "<style" not in body
        assert " style=" not in body
        assert " onclick=" not in body
        assert body.count("<script") == body.count("<script src=") + body.count("ld+json")


def test_what_asks_for_the_icon_by_its_old_name_finds_it(client):
    assert client.get("/favicon.ico").headers["Location"] == "/static/img/favicon.ico"


ADDRESSES = (
    "/",
    "/questions/?q=退款",
    "/questions/TS-9001/",
    "/questions/print/",
    "/guides/",
    "/sets/",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_english_page_marks_every_chinese_text(client, address):
    make_question(code="TS-9001")
    client.post("/face/", {"language": "en"})

    page = fromstring(client.get(address).content.decode())

    texts = page.xpath("//body//text()[not(ancestor::script)]")
    unmarked = [text for text in texts if CHINESE.search(text) and not spoken(text)]
    assert unmarked == []


def spoken(text):
    """Whether the nearest language around a text is Chinese."""
    holder = text.getparent().getparent() if text.is_tail else text.getparent()
    return (holder.xpath("ancestor-or-self::*[@lang][1]/@lang") or [""])[0].startswith("zh")


@pytest.mark.parametrize(
    ("language", "mark", "word"),
    [("zh-tw", "zh-Hant-TW", "投訴軟體出錯"), ("zh-hk", "zh-Hant-HK", "投訴軟件出錯")],
)
def test_traditional_readers_get_interface_and_text_in_their_script(client, language, mark, word):
    make_question("客户投诉软件出错，你怎么办？", code="TS-9001", tags=("投诉",))
    client.post("/face/", {"language": language})

    body = client.get("/questions/?tag=投诉").content.decode()

    assert f'<html lang="{mark}"' in body
    assert "篩選" in body
    assert word in body
    assert fromstring(body).xpath("//input[@name='tag'][@checked]/@value") == ["投诉"]
