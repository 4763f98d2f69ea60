"""A question's page: folded until asked for, neighbours within the filter, related questions."""

import json
import re

import pytest

from tests.make import make_question, make_triple

pytestmark = pytest.mark.django_db


def get(client, address):
    return client.get(address).content.decode()


def test_shows_every_part_of_the_triple_folded(client):
    question = make_question(code="TS-9001")

    body = get(client, "/questions/TS-9001/")

    folded = "".join(re.findall(r"<details.*?</details>", body, re.S))
    triple = question.as_triple()
    texts = [triple.analysis, *triple.key_points, *triple.probes, *triple.red_flags]
    texts += [text for line in triple.rubric for text in (line.excellent, line.adequate, line.poor)]
    assert [text for text in texts if text not in folded] == []
    assert "<details open" not in body
    assert '<details class="fold" open' not in body


def test_answers_are_markdown_without_raw_html(client):
    answer = (
        "**先接手：**不争有没有。\n\n- 查退款\n- 查会话\n\n<img src=x onerror=alert(1)>"
        + make_triple().answer
    )
    make_question(code="TS-9001", answer=answer)

    body = get(client, "/questions/TS-9001/")

    assert "<strong>先接手：</strong>不争有没有。" in body
    assert "<li>查退款</li>" in body
    assert "<img" not in body


def test_neighbours_stay_within_the_filter_and_its_order(client):
    for code, role in (("TS-9001", "lead"), ("TS-9002", "manager"), ("TS-9003", "lead")):
        make_question(code=code, roles=(role,))

    body = get(client, "/questions/TS-9001/?role=lead&sort=code")
    back = get(client, "/questions/TS-9003/?role=lead&sort=code")

    assert re.findall(r'href="([^"]+)" rel="(prev|next)"', body) == [
        ("/questions/TS-9003/?role=lead&amp;sort=code", "next")
    ]
    assert re.findall(r'href="([^"]+)" rel="(prev|next)"', back) == [
        ("/questions/TS-9001/?role=lead&amp;sort=code", "prev")
    ]


@pytest.mark.parametrize("sort", ["newest", "code", "difficulty", "minutes"])
def test_next_walks_through_the_whole_list_in_its_order(client, sort):
    for n in range(6):
        make_question(code=f"TS-900{n}", difficulty=n % 2 + 1, minutes=n % 3 + 2)
    listed = re.findall(r'data-code="([^"]+)"', get(client, f"/questions/?sort={sort}"))

    walked = [listed[0]]
    while following := re.search(
        r'href="/questions/([^/]+)/[^"]*" rel="next"',
        get(client, f"/questions/{walked[-1]}/?sort={sort}"),
    ):
        walked.append(following[1])

    assert walked == listed


def test_related_questions_share_most_topics_first(client):
    make_question(code="TS-9001", tags=("退款", "时效"), competencies=("同理心",))
    make_question(
        "只有标签退款相同的一道题，你怎么回答？",
        code="TS-9002",
        tags=("退款", "新人"),
        competencies=("团队带教",),
    )
    make_question(
        "标签都相同的一道题，你会怎么回答？",
        code="TS-9003",
        tags=("退款", "时效"),
        competencies=("团队带教",),
    )
    make_question(
        "什么都不相同的一道题，你怎么回答？",
        code="TS-9004",
        tags=("话术", "新人"),
        competencies=("战略与经营",),
    )

    margin = get(client, "/questions/TS-9001/").partition("相关的题")[2].partition("</aside>")[0]

    assert re.findall(r"/questions/(TS-\d+)/", margin) == ["TS-9003", "TS-9002"]


def test_linked_data_is_json_that_no_text_can_leave(client):
    make_question("问一句</script><b>粗</b>，客户说没收到货，你怎么办？", code="TS-9001")

    body = get(client, "/questions/TS-9001/")
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', body, re.S)

    quiz = json.loads(block)
    (entity,) = quiz["hasPart"]
    assert quiz["@type"] == "Quiz"
    assert entity["name"] == "问一句</script><b>粗</b>，客户说没收到货，你怎么办？"
    assert entity["acceptedAnswer"]["text"].startswith("我先把事情接过来")


def test_a_question_of_the_longest_stem_without_tags_has_a_page(client):
    make_question("长" * 300, code="TS-9001", status="draft", tags=(), competencies=())
    from interviews.models import Question

    Question.objects.update(status="published", published_at="2026-01-01T00:00:00Z")

    body = get(client, "/questions/TS-9001/")

    assert 'class="stem wordy"' in body
    assert "相关的题" not in body


def test_says_which_of_how_many_it_is_and_leads_back_to_its_page_of_the_list(client):
    for n in range(23):
        make_question(code=f"TS-90{n:02}", roles=("lead",))
    make_question(code="TS-9100", roles=("manager",))

    body = get(client, "/questions/TS-9021/?role=lead&sort=code")
    last = get(client, "/questions/TS-9022/?role=lead&sort=code")

    assert "第 22 题，共 23 题" in body
    assert 'href="/questions/?role=lead&amp;sort=code&amp;page=2"' in body
    assert "第 23 题，共 23 题，已经是最后一题" in last
    assert 'rel="next"' not in last


def test_a_link_to_a_public_question_carries_its_picture_and_no_answer(client):
    question = make_question(code="TS-9001")

    head = get(client, "/questions/TS-9001/").partition("</head>")[0].partition("ld+json")[0]
    drawn = client.get("/questions/TS-9001/card.png")

    image = re.search(r'property="og:image" content="([^"]+)"', head)[1]
    assert image == "http://testserver/questions/TS-9001/card.png"
    assert question.answer[:20] not in head
    assert drawn.headers["Content-Type"] == "image/png"
    assert drawn.content[16:24] == (1200).to_bytes(4, "big") + (630).to_bytes(4, "big")


@pytest.mark.parametrize("fields", [{"visibility": "internal"}, {"status": "draft"}])
def test_nobody_gets_the_picture_of_what_is_not_public(client, admin_client, fields):
    make_question(code="TS-9001", **fields)

    assert client.get("/questions/TS-9001/card.png").status_code == 404
    assert admin_client.get("/questions/TS-9001/card.png").status_code == 404


def test_a_fold_has_an_address(client):
    make_question(code="TS-9001")

    folds = re.findall(r'<details id="(\w+)"', get(client, "/questions/TS-9001/"))

    assert folds == ["answer", "rubric", "probes", "flags"]
