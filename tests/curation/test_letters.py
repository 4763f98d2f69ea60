"""Reviewers get a letter when something waits: who, in which words, and what may go wrong."""

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend

from interviews.curation import transitions
from interviews.curation.letters import tell_reviewers
from interviews.models import Job, Question, User
from tests.make import make_question, make_user

pytestmark = pytest.mark.django_db
LIST = "/admin/interviews/question/"
STEMS = [chr(0x5400 + n * 99) * 30 for n in range(4)]


class AwayBackend(BaseEmailBackend):
    """A mail server that nobody reaches."""

    def send_messages(self, messages):
        raise ConnectionRefusedError("away")


class PickyBackend(BaseEmailBackend):
    """A mail server that knows one address only."""

    def send_messages(self, messages):
        if messages[0].to != ["li@example.org"]:
            raise OSError("unknown address")
        mail.outbox += messages
        return 1


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = "https://questions.example.org"


@pytest.fixture
def writer():
    return make_user("writer", group="题库编辑", name="小李", email="writer@example.org")


@pytest.fixture
def reviewer():
    return make_user("gu", group="审核人", name="顾晓雯", email="gu@example.org")


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def draft_of(writer, stem=STEMS[0], **fields):
    question = make_question(stem, status="draft", **fields)
    Question.objects.filter(pk=question.pk).update(created_by=writer)
    return question


def test_a_reviewer_reads_who_submitted_what_and_where_to_go(committed, writer, reviewer):
    question = draft_of(writer, "客户说昨天答应的退款没到账，\n你怎么做？", code="TS-7001")

    with committed():
        transitions.submit(question, by=writer)

    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (["gu@example.org"], "1 道题等你审核：小李")
    assert letter.body == (
        "小李 提交了 1 道题：\n\n"
        "TS-7001  客户说昨天答应的退款没到账， 你怎么做？\n\n"
        "去阅读并决定：\n"
        f"https://questions.example.org/admin/review/{question.pk}/\n\n"
        "-- \n客服面试题库\n"
        "你审核题目，所以收到这封信。不想再收到，请在这里关闭：\n"
        "https://questions.example.org/admin/account/\n"
    )


@pytest.mark.parametrize(
    ("language", "subject"),
    [
        ("en", "1 question waits for your review: 小李"),
        ("zh-tw", "1 道題等你稽核：小李"),
    ],
)
def test_each_reads_it_in_the_language_chosen_on_the_site(
    committed, writer, reviewer, language, subject
):
    reviewer.speak(language)

    with committed():
        transitions.submit(draft_of(writer), by=writer)

    assert [letter.subject for letter in mail.outbox] == [subject]


def test_only_those_get_it_who_may_review_it_and_want_to_hear(committed, writer, reviewer):
    for name, fields in {
        "off": {"review_mail": False},
        "gone": {"is_active": False},
        "outside": {"is_staff": False},
        "silent": {"email": ""},
    }.items():
        make_user(name, group="审核人", **{"email": f"{name}@example.org", **fields})
    make_user("trainer", group="培训师", email="trainer@example.org")
    make_user("root", is_superuser=True, email="root@example.org")

    with committed():
        transitions.submit(draft_of(writer), by=writer)

    assert [letter.to for letter in mail.outbox] == [["gu@example.org"], ["root@example.org"]]


def test_who_wrote_a_word_of_it_does_not_review_it_under_four_eyes(
    committed, settings, writer, reviewer
):
    both = make_user("both", group="审核人", email="both@example.org")
    for four_eyes, told in ((True, {"gu@example.org"}), (False, {"gu@example.org", both.email})):
        settings.FOUR_EYES = four_eyes
        mail.outbox.clear()
        question = draft_of(both, STEMS[four_eyes])
        with committed():
            transitions.submit(question, by=writer)
        assert {letter.to[0] for letter in mail.outbox} == told


def test_who_submitted_hears_nothing_of_it(committed, settings):
    settings.FOUR_EYES = False
    alone = make_user("alone", is_superuser=True, email="alone@example.org")

    with committed():
        transitions.submit(draft_of(alone), by=alone)

    assert mail.outbox == []


def test_many_in_one_step_are_one_letter(client, committed, monkeypatch, writer, reviewer):
    monkeypatch.setattr("interviews.curation.letters.MOST", 2)
    client.force_login(writer)
    questions = [draft_of(writer, stem) for stem in STEMS]
    keys = [question.pk for question in questions]
    words = {"action": "submit", "_selected_action": keys, "confirmed": "1"}

    with committed():
        client.post(LIST, words)

    (letter,) = mail.outbox
    assert letter.subject == "4 道题等你审核：小李"
    assert "https://questions.example.org/admin/review/\n" in letter.body
    named = [line for line in letter.body.splitlines() if line.startswith("TS-")]
    assert len(named) == 2
    assert "另有 2 题" in letter.body


def test_the_page_that_asks_first_writes_to_nobody(client, committed, writer, reviewer):
    client.force_login(writer)

    with committed():
        client.post(LIST, {"action": "submit", "_selected_action": [draft_of(writer).pk]})

    assert mail.outbox == []


def test_what_was_decided_before_the_letter_was_written_is_left_out(committed, writer, reviewer):
    with committed():
        question = transitions.submit(draft_of(writer), by=writer)
        other = transitions.submit(draft_of(writer, STEMS[1]), by=writer)
        tell_reviewers([question, other], by=writer)
        transitions.approve(question, by=reviewer)

    assert [letter.subject for letter in mail.outbox] == ["1 道题等你审核：小李"] * 2


def test_what_is_published_in_one_go_waits_for_nobody(committed, reviewer):
    administrator = make_user("root", is_superuser=True)

    with committed():
        transitions.publish(draft_of(None), by=administrator, reason="急用")

    assert mail.outbox == []


def test_a_mail_server_that_is_away_costs_the_letter_and_nothing_else(
    committed, settings, caplog, writer, reviewer
):
    settings.EMAIL_BACKEND = f"{__name__}.AwayBackend"
    question = draft_of(writer)

    with committed():
        transitions.submit(question, by=writer)

    question.refresh_from_db()
    assert (question.status, Job.objects.get().state) == ("review", "done")
    assert Job.objects.get().said[0][1] == {"n": 0, "failed": 1}
    assert "a letter was not sent: away" in caplog.text


def test_a_refused_address_does_not_cost_the_others_their_letter(
    committed, settings, writer, reviewer
):
    make_user("li", group="审核人", email="li@example.org")
    settings.EMAIL_BACKEND = f"{__name__}.PickyBackend"

    with committed():
        transitions.submit(draft_of(writer), by=writer)

    assert [letter.to for letter in mail.outbox] == [["li@example.org"]]


def test_a_submission_that_is_rolled_back_writes_to_nobody(committed, writer, reviewer):
    with committed():
        question = draft_of(writer)
        Question.objects.filter(pk=question.pk).update(analysis="")
        with pytest.raises(transitions.Refused):
            transitions.submit(question, by=writer)

    assert (mail.outbox, Job.objects.count()) == ([], 0)


# One's own account


def test_one_switches_the_letters_off_on_the_own_page(client, committed, writer, reviewer):
    client.force_login(reviewer)
    page = client.get("/admin/account/").content.decode()
    response = client.post("/admin/account/", {"email": "xiaowen@example.org"})
    with committed():
        transitions.submit(draft_of(writer), by=writer)

    assert 'name="review_mail"' in page
    assert 'href="/accounts/"' in client.get("/admin/").content.decode()
    assert 'href="/admin/account/"' in client.get("/accounts/").content.decode()
    assert (response.status_code, response.url) == (302, "/admin/account/")
    found = User.objects.values_list("email", "review_mail").get(username="gu")
    assert (found, mail.outbox) == (("xiaowen@example.org", False), [])


def test_a_bad_address_is_said_and_kept_in_the_field(client, reviewer):
    client.force_login(reviewer)

    response = client.post("/admin/account/", {"email": "gu@", "review_mail": "on"})

    assert response.status_code == 400
    assert 'value="gu@"' in response.content.decode()
    assert User.objects.get(username="gu").email == "gu@example.org"


def test_nobody_changes_rights_on_the_own_page(client, writer):
    client.force_login(writer)

    client.post("/admin/account/", {"email": "w@example.org", "is_superuser": "on"})

    writer.refresh_from_db()
    assert (writer.email, writer.is_superuser, writer.review_mail) == ("w@example.org", False, True)
    assert 'name="review_mail"' not in client.get("/admin/account/").content.decode()


def test_the_language_of_the_site_is_remembered_with_the_account(client, reviewer):
    client.force_login(reviewer)
    client.post("/face/", {"language": "en"})
    reviewer.refresh_from_db()
    chosen = reviewer.language
    client.logout()
    client.cookies["language"] = "zh-hk"
    client.post("/accounts/login/", {"login": "gu", "password": "a-long-password"})
    reviewer.refresh_from_db()

    assert (chosen, reviewer.language) == ("en", "zh-hk")
