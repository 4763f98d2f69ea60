"""What a curator writes in Markdown is seen as such: lists have their marks, tables their lines."""

import re
from pathlib import Path

from django.conf import settings
from playwright.sync_api import expect

from tests.make import make_admin, make_question

ANSWER = """先止损，再查因：

1. 十分钟内回电
2. 当天给方案

- 不推给快递
- 不空口许诺

| 时限 | 谁做 |
|---|---|
| 当天 | 组长 |

> “我今晚给您一个准信。”
"""
SHOWS_MARKDOWN = re.compile(r"<[^>]*>\{\{[^}]*\|mark(?:ed|down)_html")


def expect_marks(answer):
    expect(answer.locator("ol")).to_have_css("list-style-type", "decimal")
    expect(answer.locator("ul")).to_have_css("list-style-type", "disc")
    expect(answer.locator("ol")).not_to_have_css("padding-left", "0px")
    expect(answer.locator("td").first).to_have_css("border-bottom-style", "solid")


def test_an_answer_keeps_its_lists_and_tables_on_the_site_and_beside_its_form(page, sign_in):
    question = make_question(code="TS-8001", answer=ANSWER)
    page.goto(f"{question.get_absolute_url()}#answer")
    page.locator("details[data-answer] summary").click()

    expect_marks(page.locator("details[data-answer] .answer"))

    draft = make_question(code="TS-8002", answer=ANSWER, status="draft")
    sign_in(page, make_admin("desk"))
    page.goto(f"/admin/interviews/question/{draft.pk}/change/")

    expect_marks(page.locator("[data-preview] .answer").first)


def test_every_template_that_shows_markdown_shows_it_in_the_one_style():
    shown = [
        found
        for path in Path(settings.BASE_DIR, "templates").rglob("*.html")
        for found in SHOWS_MARKDOWN.findall(path.read_text("utf-8"))
    ]

    assert len(shown) >= 5
    assert [tag for tag in shown if "prose" not in tag] == []
