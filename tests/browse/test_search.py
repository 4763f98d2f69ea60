"""How the list answers words: what it understood, what is near, and where words stand."""

import re
from urllib.parse import quote

import pytest

from interviews.models import SynonymSet
from tests.browse.test_list import codes, total
from tests.make import make_question, make_triple

pytestmark = pytest.mark.django_db


def said(response):
    """The lines above the results, without their marks."""
    block = re.search(r'<div class="understood">(.*?)</div>', response.content.decode(), re.S)
    lines = re.findall(r"<p>(.*?)</p>", block[1], re.S) if block else []
    return [" ".join(re.sub("<.*?>", "", line).split()) for line in lines]


def search(client, q, **query):
    return client.get("/questions/", {"q": q, **query})


def test_the_full_width_space_of_an_input_method_separates_words(client):
    make_question("客户投诉快递员，你怎么接？", code="TS-9001")

    for q in ("投诉　客户", "投诉、客户", "“投诉”客户？", "投诉😡客户"):
        assert codes(search(client, q)) == ["TS-9001"], q


def test_a_synonym_finds_and_is_named(client):
    SynonymSet.objects.create(words="生气\n愤怒")
    make_question("客户生气地说没人管他，你怎么接？", code="TS-9001")

    assert codes(search(client, "愤怒")) == ["TS-9001"]
    assert said(search(client, "愤怒")) == ["也找了：生气"]


@pytest.mark.parametrize("q", ["tuikuan", "tk", "推款", "退宽"])
def test_pinyin_and_a_wrong_character_find_and_say_so(client, q):
    make_question("客户要退款，你怎么接？", code="TS-9001", tags=("退款", "工单"))

    assert codes(search(client, q)) == ["TS-9001"]
    assert "按“退款”找到的" in said(search(client, q))


def test_where_nothing_fits_fully_the_nearest_come_and_it_is_said(client):
    make_question("客户说空调漏水，你怎么接？", code="TS-9001")
    make_question("组员迟到，你怎么谈？", code="TS-9002", roles=("lead",))

    response = search(client, "空调漏水要求换整机")

    assert codes(response) == ["TS-9001"]
    assert total(response) == 1
    assert said(response) == ["没有完全相符的，最接近的 1 题"]


def test_full_matches_come_before_the_nearest_and_both_are_counted(client):
    make_question("客户说空调漏水，你怎么接？", code="TS-9001", roles=("lead",))
    make_question("客户说洗衣机漏水，你怎么接？", code="TS-9002")

    response = search(client, "空调 漏水")

    assert codes(response) == ["TS-9001", "TS-9002"]
    assert "完全相符 1 题，其后是最接近的 1 题" in said(response)
    assert "没有完全相符的，最接近的 1 题" in said(search(client, "空调 漏水", role="specialist"))


def test_words_that_are_facets_offer_them(client):
    make_question(code="TS-9001", category="stress")
    body = search(client, "压力题 客服专员").content.decode()

    offer = re.search(r'href="([^"]+)">(压力题 × 客服专员)</a>', body)
    assert offer[1] == "/questions/?category=stress&amp;role=specialist"
    assert said(search(client, "压力题", category="stress"))[:1] != ["你要找的是： 压力题"]


@pytest.mark.parametrize("q", ["ts-9002", "TS9002", "ts 9002"])
def test_a_code_finds_its_question_alone(client, q):
    make_question(code="TS-9001", answer="见 TS-9002。" + make_triple().answer)
    make_question(code="TS-9002")

    assert codes(search(client, q)) == ["TS-9002"]


def test_a_code_in_small_letters_leads_to_the_question(client):
    make_question(code="TS-9001")

    response = client.get("/questions/ts-9001/")

    assert (response.status_code, response.headers["Location"]) == (301, "/questions/TS-9001/")


def test_a_pasted_paragraph_is_searched_by_what_matters_and_says_what_was_left_out(client):
    make_question("客户说空调漏水，你怎么接？", code="TS-9001")
    paragraph = (
        "。".join(f"我家里第{n}样东西叫甲{n}乙丙丁" for n in range(60)) + "。空调漏水，怎么办？"
    )

    response = search(client, paragraph)

    assert codes(response) == ["TS-9001"]
    line = next(line for line in said(response) if line.startswith("文字较长"))
    assert "空调漏水" in line.partition("没有用上：")[0]
    assert line.partition("没有用上：")[2]
    assert f"“{paragraph[:23]}…”" in response.content.decode()


def test_found_words_are_marked_in_the_folds_of_the_question(client):
    answer = "先说明**退款**走到哪一步。" + make_triple().answer
    make_question(code="TS-9001", answer=answer, probes=("退款没到呢？", "还有呢？"))

    body = client.get(f"/questions/TS-9001/?q={quote('退款')}").content.decode()

    assert "<strong><mark>退款</mark></strong>走到" in body
    assert "<li><mark>退款</mark>没到呢？</li>" in body
    assert "<mark>" not in client.get("/questions/TS-9001/").content.decode()


def test_next_walks_through_what_was_found_in_order_of_fit(client):
    make_question("客户投诉快递员投诉得没完，你怎么接？", code="TS-9001")
    make_question(code="TS-9002", tags=("投诉", "退款"))
    make_question(code="TS-9003", answer="遇到投诉先接住。" + make_triple().answer)
    listed, walked = codes(search(client, "投诉")), ["TS-9001"]

    while following := re.search(
        r'href="/questions/([^/]+)/[^"]*" rel="next"',
        client.get(f"/questions/{walked[-1]}/?q={quote('投诉')}").content.decode(),
    ):
        walked.append(following[1])

    assert walked == listed == ["TS-9001", "TS-9002", "TS-9003"]


def test_words_of_hidden_questions_help_no_visitor(client):
    make_question("客户要退款，你怎么接？", code="TS-9001")
    make_question("琉璃瓦碎了，客户要求赔，你怎么办？", code="TS-9002", visibility="internal")

    response = search(client, "liuliwa")

    assert codes(response) == []
    assert "琉璃" not in response.content.decode()
