"""The manager paper as the browser prints it: whole questions, the sealing line on odd pages."""

import re
import subprocess
from shutil import which

import pytest
from django.conf import settings
from django.core.management import call_command

from interviews.models import Question
from tests.make import make_admin, make_link, make_set


@pytest.fixture
def paper(page):
    """Pages of text, as the shared candidate sheet of 30 questions prints them."""
    if which("pdftotext") is None:
        pytest.skip("No pdftotext here: install Debian's package poppler-utils.")
    files = sorted((settings.BASE_DIR / "fixtures" / "bank").glob("manager-*.yaml"))
    call_command("load_bank", *files, verbosity=0)
    questions = Question.objects.published().with_roles(["manager"]).order_by("code")[:30]
    made = make_set(questions, by=make_admin("lin"), title="客服经理终面卷")
    internal = [question.code for question in questions if not question.is_public]
    link = make_link(made, internal=internal)
    page.goto(f"/sets/shared/{link.secret}/print/")
    page.emulate_media(media="print")
    content = page.pdf(prefer_css_page_size=True)
    text = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=content, capture_output=True, check=True
    ).stdout.decode()
    return text.split("\f")[:-1], [question.stem for question in questions]


def test_the_candidate_sheet_of_the_manager_paper(paper):
    pages, stems = paper
    first = re.sub(r"\s+", "", pages[0])

    assert first.find("客服经理终面卷") >= 0
    assert "注意事项" in first
    assert "一、行为题：本题共" in first
    assert 10 <= len(pages) <= 20
    sealed = [n for n, text in enumerate(pages, 1) if {"密", "封", "线"} <= set(text)]
    assert sealed == list(range(1, len(pages) + 1, 2))
    for number, text in enumerate(pages, 1):
        assert f"第{number}页（共{len(pages)}页）" in re.sub(r"\s+", "", text)
    together = re.sub(r"\s+", "", "".join(pages))
    assert [stem for stem in stems if re.sub(r"\s+", "", stem)[:8] not in together] == []
