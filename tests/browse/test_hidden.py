"""Internal and unpublished questions never reach an anonymous visitor, by any way there is."""

import re

import pytest

from tests.make import make_question, make_user

pytestmark = pytest.mark.django_db
WORD = "琉璃瓦"
SHARED = {"roles": ("manager",), "category": "stress", "tags": (WORD, "退款"), "difficulty": 5}
WAYS = [
    "/",
    "/questions/",
    "/questions/?role=manager&category=stress",
    f"/questions/?q={WORD}",
    f"/questions/?tag={WORD}",
    "/questions/?sort=code",
    "/questions/?difficulty=5",
    "/questions/TS-6000/?sort=code",
    "/questions/print/?sheet=candidate",
    "/questions/print/?sheet=answers",
    "/questions/print/?sheet=interviewer",
    "/questions/print/?sheet=interviewer&q=TS-6002",
    "/sitemap.xml",
    "/robots.txt",
]


@pytest.fixture
def hidden():
    """One open question, and beside it one of each kind that nobody outside may see."""
    make_question(
        "来电人问怎么开发票，你怎么答，答完做什么？", code="TS-6000", tags=("退款", "发票")
    )
    make_question(
        f"已停用的{WORD}题，客户要求赔偿，你怎么办？", code="TS-6001", status="retired", **SHARED
    )
    make_question(
        f"内部的{WORD}题，客户要求赔偿，你怎么办？", code="TS-6002", visibility="internal", **SHARED
    )
    make_question(
        f"草稿的{WORD}题，客户要求赔偿，你怎么办？", code="TS-6003", status="draft", **SHARED
    )
    make_question(
        f"待审的{WORD}题，客户要求赔偿，你怎么办？", code="TS-6004", status="review", **SHARED
    )


@pytest.mark.usefixtures("hidden")
@pytest.mark.parametrize("address", WAYS)
def test_a_visitor_meets_no_hidden_question(client, address):
    response = client.get(address)
    body = response.content.decode()

    assert response.status_code == 200
    assert set(re.findall(r"TS-600[1-4]", body)) <= set(re.findall(r"TS-600[1-4]", address))
    assert f"{WORD}题" not in body


@pytest.mark.usefixtures("hidden")
@pytest.mark.parametrize("code", ["TS-6001", "TS-6002", "TS-6003", "TS-6004", "TS-9999", "x", "''"])
def test_a_direct_address_is_not_found(client, code):
    response = client.get(f"/questions/{code}/")

    assert response.status_code == 404
    assert "这个地址没有题" in response.content.decode()


@pytest.mark.usefixtures("hidden")
def test_counts_and_facets_leave_hidden_questions_out(client):
    body = client.get("/questions/").content.decode()

    assert 'data-total="1"' in body
    assert WORD not in body
    assert re.search(r'value="manager"\s+disabled.*?<data value="0">', body, re.S)
    assert "<b>1</b>" in client.get("/").content.decode()


@pytest.mark.usefixtures("hidden")
def test_neighbours_and_related_questions_skip_hidden_ones(client):
    body = client.get("/questions/TS-6000/?sort=code").content.decode()

    assert 'rel="next"' not in body
    assert "相关的题" not in body


@pytest.mark.usefixtures("hidden")
@pytest.mark.parametrize("group", ["题库编辑", "培训师"])
def test_staff_read_internal_questions_but_no_drafts(client, group):
    client.force_login(make_user(group=group))

    assert client.get("/questions/TS-6002/").status_code == 200
    assert client.get("/questions/TS-6003/").status_code == 404
    assert 'data-total="2"' in client.get("/questions/").content.decode()


@pytest.mark.usefixtures("hidden")
def test_an_account_without_the_right_reads_what_visitors_read(client):
    client.force_login(make_user(is_staff=False))

    assert client.get("/questions/TS-6002/").status_code == 404
