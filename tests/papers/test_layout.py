"""How papers are laid out by who prints them: the house's lines, the reader's script, copies."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from interviews.exports.wording import SEAL, SEALED
from interviews.models.organisation import Organisation
from tests.make import make_question, make_set, make_trainer

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(client):
    trainer = make_trainer()
    client.force_login(trainer)
    return make_set([make_question(), make_question()], by=trainer)


def printed(client, made, **query):
    return client.get(f"{made.get_absolute_url()}print/", query).content.decode()


def exported(client, made, **wish):
    response = client.post(f"{made.get_absolute_url()}export/", {**wish, "accepted": "1"})
    return b"".join(response.streaming_content)


def test_papers_say_whose_they_are_and_what_holds_there(client, made):
    Organisation(
        name="云上客服有限公司",
        department="人力资源部",
        confidentiality="仅限招聘小组",
        consent="签名即表示已读。",
        pass_line=70,
    ).save()

    card = printed(client, made, sheet="scorecard")
    candidate = printed(client, made, sheet="candidate")

    assert "云上客服有限公司　人力资源部" in card
    assert "仅限招聘小组" in card
    assert "达到合格线（百分制 70 分）" in card
    assert "签名即表示已读。" in candidate
    assert "仅限招聘小组" not in candidate


def test_a_reader_in_taiwan_gets_pages_and_files_in_traditional(client, made):
    client.cookies["language"] = "zh-tw"

    page = printed(client, made, sheet="scorecard")
    text = exported(client, made, sheet="interviewer", format="markdown").decode()

    assert "本項得分" in page
    assert "本项得分" not in page
    assert "## 一、情景題" in text
    assert "评分要点" not in text


def test_a_copy_has_its_number_and_what_is_none_is_left_out(client, made):
    assert "第 07 份" in printed(client, made, sheet="interviewer", copy="7")
    assert "份" not in printed(client, made, sheet="interviewer", copy="x").partition("<article")[2]
    assert "第 07 份" not in printed(client, made, sheet="candidate", copy="7")


def test_several_candidates_have_a_row_each(client, made):
    page = printed(client, made, sheet="scorecard", score_by="candidate")

    rows = page.partition('<table class="grid roster">')[2].partition("</tbody>")[0]
    assert rows.partition("<tbody>")[2].count("<tr>") == 10
    assert rows.count('scope="col"') == 9


@pytest.mark.parametrize("size", ["a4", "a3", "us-letter"])
@pytest.mark.parametrize("two_sided", [True, False])
def test_the_browser_prints_on_the_paper_of_the_house(client, made, size, two_sided):
    Organisation(paper_size=size, two_sided=two_sided).save()

    page = printed(client, made, sheet="interviewer")

    linked = re.findall(r'href="/static/css/pages/([\w-]+)[^>]*media="print"', page)
    assert linked == [size, "two-sided"][: 1 + two_sided]


def test_the_browser_prints_the_same_sealing_line_as_the_files():
    style = Path(finders.find("css/paper.css")).read_text("utf-8")

    (margin,) = re.findall(r'content: "(岗位.*)";', style)
    *rows, line = margin.split("\\A ")
    assert [tuple(re.findall(r"[^＿　]+", row)) for row in rows] == list(SEALED)
    assert tuple(line.replace("┄", "")) == SEAL
