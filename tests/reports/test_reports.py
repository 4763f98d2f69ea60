"""Readers report, the desk answers, and the reader follows by a secret link."""

import pytest

from interviews.models import Report
from tests.make import make_admin, make_question

pytestmark = pytest.mark.django_db


def report(client, question, **values):
    words = {"kind": "wrong", "text": "时限写错了", **values}
    return client.post(f"/reports/about/{question.code}/", words)


def test_a_reader_without_an_account_reports_and_follows_the_answer(client):
    question = make_question()
    assert (
        f"/reports/about/{question.code}/"
        in client.get(question.get_absolute_url()).content.decode()
    )

    link = report(client, question).headers["Location"]
    assert 'data-state="new"' in client.get(link).content.decode()

    written = Report.objects.get()
    desk = make_admin()
    client.force_login(desk)
    answer = {"state": "done", "answer": "已改成四十八小时，谢谢。"}
    client.post(f"/admin/interviews/report/{written.pk}/change/", answer)
    client.logout()

    page = client.get(link).content.decode()
    written.refresh_from_db()
    assert 'data-state="done"' in page
    assert "已改成四十八小时" in page
    assert (written.answered_by, written.version) == (desk, 1)


def test_what_a_reader_writes_is_shown_to_no_other_reader_and_never_as_markup(client):
    question = make_question()
    link = report(client, question, text="<script>alert(1)</script>机密").headers["Location"]

    assert "机密" not in client.get(question.get_absolute_url()).content.decode()
    page = client.get(link).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;机密" in page
    client.force_login(make_admin())
    listed = client.get("/admin/interviews/report/").content.decode()
    assert "<script>alert" not in listed


@pytest.mark.parametrize(
    "values",
    [{"kind": "nonsense"}, {"kind": ""}, {"kind": "other", "text": " "}, {"text": "长" * 1001}],
)
def test_a_bad_report_is_a_form_error_that_keeps_what_was_typed(client, values):
    response = report(client, make_question(), **values)

    assert response.status_code == 400
    assert Report.objects.count() == 0
    assert values.get("text", "时限写错了").strip() in response.content.decode()


def test_five_hundred_reports_from_one_address_are_refused_and_logged(client, caplog):
    question = make_question()

    codes = [report(client, question).status_code for _ in range(500)]

    assert (codes.count(302), codes.count(429)) == (5, 495)
    assert Report.objects.count() == 5
    refused = report(client, question, text="我写了很久的话")
    assert 590 < int(refused.headers["Retry-After"]) <= 600
    assert "我写了很久的话" in refused.content.decode()
    assert caplog.text.count("too many reports from one address") == 496
    other = client.post(
        f"/reports/about/{question.code}/", {"kind": "wrong"}, REMOTE_ADDR="10.0.0.9"
    )
    assert other.status_code == 302


def test_behind_a_proxy_the_readers_own_address_counts(client, settings):
    settings.TRUSTED_PROXIES = 1
    question = make_question()

    def from_address(last):
        forwarded = {"x-forwarded-for": f"1.2.3.4, {last}", "x-forwarded-proto": "https"}
        address = f"/reports/about/{question.code}/"
        return client.post(address, {"kind": "wrong"}, headers=forwarded).status_code

    assert [from_address("10.0.0.1") for _ in range(6)] == [302] * 5 + [429]
    assert from_address("10.0.0.2") == 302


@pytest.mark.parametrize("fields", [{"visibility": "internal"}, {"status": "draft"}])
def test_questions_that_a_reader_cannot_see_cannot_be_reported(client, fields):
    question = make_question(**fields)

    assert client.get(f"/reports/about/{question.code}/").status_code == 404
    assert report(client, question).status_code == 404


def test_a_guessed_link_finds_nothing(client):
    assert client.get("/reports/AAAAAAAAAAAAAAAAAAAAAAAA/").status_code == 404
