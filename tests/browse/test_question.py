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

    entity = json.loads(block)["mainEntity"]
    assert entity["name"] == "问一句</script><b>粗</b>，客户说没收到货，你怎么办？"
    assert entity["acceptedAnswer"]["text"].startswith("我先把事情接过来")


def test_a_question_of_the_longest_stem_without_tags_has_a_page(client):
    make_question("长" * 300, code="TS-9001", status="draft", tags=(), competencies=())
    from interviews.models import Question

    Question.objects.update(status="published", published_at="2026-01-01T00:00:00Z")

    body = get(client, "/questions/TS-9001/")

    assert 'class="stem wordy"' in body
    assert "相关的题" not in body
