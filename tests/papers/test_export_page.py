"""Sheets and formats offered on the site, and the files that come."""

import io
import re
import zipfile
from urllib.parse import unquote

import pytest
from django.utils.html import escape
from django.utils.translation import override

from interviews.exports.formats import FORMATS
from interviews.models import SetUse
from interviews.web.pages import said
from tests.make import make_question, make_set, make_trainer

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(client):
    trainer = make_trainer()
    client.force_login(trainer)
    return make_set([make_question()], by=trainer)


def body(response):
    return b"".join(response.streaming_content)


def test_a_download_has_a_plain_name_and_a_chinese_one(client, made):
    response = client.post(f"{made.get_absolute_url()}export/", {"format": "pdf", "accepted": "1"})

    found = re.fullmatch(
        r"attachment; filename=\"([A-Za-z0-9.-]+)\"; filename\*=utf-8''(\S+)",
        response.headers["Content-Disposition"],
    )
    assert found[1] == f"{made.form_code.replace(' ', '-')}-candidate.pdf"
    assert unquote(found[2]) == f"{made.title} 试题卷.pdf"


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_comes_as_a_file_and_counts_as_a_use(client, made, name):
    sheet = FORMATS[name].sheets[-1]

    response = client.post(
        f"{made.get_absolute_url()}export/", {"sheet": sheet, "format": name, "accepted": "1"}
    )

    assert response.headers["Content-Type"] == FORMATS[name].content_type
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert len(body(response)) > 100
    use = SetUse.objects.get()
    assert (use.sheet, use.format, use.questions.count()) == (sheet, name, 1)


def test_what_a_format_cannot_hold_is_on_the_page(client, made):
    page = client.get(f"{made.get_absolute_url()}export/").content.decode()

    with override("zh-hans"):
        losses = {escape(said(loss)) for form in FORMATS.values() for loss in form.loses}
    assert {loss for loss in losses if loss not in page} == set()


def checked(response):
    """The sheet and the format that the page comes back with."""
    return re.findall(r'value="(\w+)"[^>]* checked', response.content.decode())


@pytest.mark.parametrize(
    ("sheet", "name"), [("candidate", "anki"), ("scorecard", "gift"), ("summary", "markdown")]
)
def test_a_format_that_cannot_hold_the_sheet_chooses_one_that_it_holds(client, made, sheet, name):
    export = f"{made.get_absolute_url()}export/"

    offered = client.post(export, {"sheet": sheet, "format": name, "accepted": "1"})

    assert (offered.status_code, checked(offered)) == (200, ["interviewer", name])
    assert not SetUse.objects.exists()
    taken = client.post(export, {"sheet": "interviewer", "format": name, "accepted": "1"})
    assert taken.headers["Content-Type"] == FORMATS[name].content_type


def test_an_empty_set_gives_no_paper(client):
    trainer = make_trainer()
    client.force_login(trainer)
    made = make_set([make_question()], by=trainer)
    made.entries.all().delete()

    response = client.post(
        f"{made.get_absolute_url()}export/", {"sheet": "answers", "format": "pdf"}
    )

    assert response.status_code == 422
    assert client.get(f"{made.get_absolute_url()}print/").status_code == 200


def test_warnings_are_read_before_the_file_is_taken(client, made):
    entry = made.entries.get()
    entry.triple["stem"] = "客户发来一个 \U0001f9ff 符号，你怎么问清他要什么？"
    entry.save()
    export = f"{made.get_absolute_url()}export/"
    wish = {"sheet": "candidate", "format": "pdf"}

    warned = client.post(export, wish)
    taken = client.post(export, {**wish, "accepted": "1"})

    assert entry.triple["code"] in warned.content.decode()
    assert 'name="accepted"' in warned.content.decode()
    assert body(taken).startswith(b"%PDF")
    assert SetUse.objects.count() == 1


def test_a_hostile_title_makes_a_safe_name_and_header(client, made):
    made.title = 'a/b\\c:"<d>\r\nX-Evil: 1' + "卷" * 80
    made.save()

    response = client.post(
        f"{made.get_absolute_url()}export/", {"sheet": "candidate", "format": "docx"}
    )

    disposition = response.headers["Content-Disposition"]
    assert "\r" not in disposition
    assert "\n" not in disposition
    assert "X-Evil" not in response.headers
    name = unquote(re.search(r"filename\*=utf-8''(.+)", disposition)[1])
    assert not set(name) & set('/\\:"<>\r\n')
    assert zipfile.is_zipfile(io.BytesIO(body(response)))


def test_hostile_text_survives_every_format_and_the_page(client, made):
    entry = made.entries.get()
    entry.triple |= {
        "stem": "=1+1 ]]> {=~#} \u202e<script>alert(1)</script>\x07 客户怎么说？",
        "answer": "长" * 10_000 + "\n\n<b>]]></b> {~=#}\U0001f600",
    }
    entry.save()

    for name, form in FORMATS.items():
        wish = {"sheet": form.sheets[-1], "format": name, "accepted": "1"}
        assert len(body(client.post(f"{made.get_absolute_url()}export/", wish))) > 100
    page = client.get(f"{made.get_absolute_url()}print/?sheet=interviewer").content.decode()
    assert "<script>alert" not in page


def test_a_filtered_list_is_exported_up_to_500(client, monkeypatch):
    make_question(code="TS-9001", roles=("manager",))
    make_question(code="TS-9002", roles=("lead",))
    wish = {"sheet": "interviewer", "format": "csv"}

    text = body(client.post("/questions/export/?role=manager", wish)).decode("utf-8-sig")
    assert ("TS-9001" in text, "TS-9002" in text) == (True, False)
    monkeypatch.setattr("interviews.browse.pages.printing.MOST_EXPORTED", 1)
    refused = client.post("/questions/export/", wish)
    assert refused.status_code == 422


def test_internal_questions_do_not_leave_with_a_visitor(client):
    make_question(code="TS-9001", visibility="internal")
    make_question(code="TS-9002")

    wish = {"sheet": "interviewer", "format": "markdown"}
    text = body(client.post("/questions/export/", wish)).decode()

    assert ("TS-9001" in text, "TS-9002" in text) == (False, True)
