"""Who did all that one can do here is told it, and after erasing nothing holds the name."""

import json
from io import StringIO

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone

from interviews.curation import transitions
from interviews.curation.record import log
from interviews.models import (
    Attempt,
    Decision,
    Event,
    Job,
    Learner,
    Note,
    Report,
    SecurityEvent,
    Unsaved,
    User,
    Version,
    note,
)
from interviews.models.people import ERASED
from interviews.panels.arrange import close, decide
from interviews.privacy.person import NotErased, erase, find, mentions
from tests.make import make_admin, make_interview, make_link, make_question, make_set, make_user
from tests.panels.conftest import mark_all

pytestmark = pytest.mark.django_db
USERNAME, NAME, EMAIL = "zhang.sanfeng", "张三丰", "sanfeng@example.org"


@pytest.fixture
def zhang():
    """An administrator who wrote, approved, commented, practised, and tried to sign in."""
    zhang = make_user(USERNAME, group="管理员", name=NAME, email=EMAIL)
    lin = make_user("lin", group="管理员")
    written = make_question(status="draft")
    log(written, Event.Kind.CREATED, by=zhang)
    transitions.approve(transitions.submit(written, by=zhang), by=lin)
    other = make_question("讲一次你发现流程漏洞并且推动改掉它的经历？", status="draft")
    transitions.approve(transitions.submit(other, by=lin), by=zhang)
    transitions.comment(written, "再读一遍", by=zhang)
    made = make_set([written], by=zhang)
    made.editors.add(zhang)
    make_link(made, owner=zhang)
    learner = Learner.objects.create(user=zhang)
    Attempt.objects.create(
        learner=learner,
        question=written,
        version=Version.objects.filter(question=written).first(),
        key="k",
        parts={"whole": "我先道歉"},
    )
    Note.objects.create(learner=learner, question=written, text="我的笔记")
    Unsaved.objects.create(user=zhang, place="new-1", posted="stem=没写完")
    Job.objects.create(owner=zhang, work="tests", title="导出")
    Report.objects.create(question=written, kind="wrong", text=f"写信到 {EMAIL} 告诉我")
    Report.objects.create(question=written, kind="wrong", answered_by=zhang)
    _at_the_desk(zhang, lin)
    return zhang


def _at_the_desk(zhang, lin):
    client = Client()
    for word in ("wrong", "a-long-password"):
        client.post("/accounts/login/", {"login": USERNAME, "password": word, "next": "/admin/"})
    client.post(f"/admin/interviews/user/{zhang.pk}/link/")
    client.force_login(make_admin("root"))
    form = {"username": USERNAME, "name": NAME, "email": EMAIL, "is_active": "on"}
    form["groups"] = list(zhang.groups.values_list("pk", flat=True))
    client.post(f"/admin/interviews/user/{zhang.pk}/change/", form)
    kind = ContentType.objects.get_for_model(User)
    LogEntry.objects.create(
        user=lin, content_type=kind, object_id=str(zhang.pk), object_repr=NAME, action_flag=2
    )
    note(SecurityEvent.Kind.ACCOUNT_DELETED, by=zhang, about=USERNAME)


def holding(*words):
    """{table.column} in which one of `words` stands, in whatever row of the whole database."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for column, value in zip(columns, row, strict=True):
                    text = _text(value)
                    if any(word in text for word in words):
                        found.add(f"{table}.{column}")
    return found


def _text(value):
    if isinstance(value, bytes | memoryview):
        value = bytes(value).decode("utf-8", "replace")
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text + text.encode("ascii", "replace").decode() + _unescaped(str(value))


def _unescaped(text):
    return text.encode("utf-8").decode("unicode_escape", "replace") if "\\u" in text else text


def test_the_test_finds_a_name_where_it_stands(zhang):
    assert {
        "interviews_user.username",
        "interviews_user.email",
        "interviews_version.author_name",
        "interviews_version.approver_name",
        "interviews_event.by_name",
        "interviews_securityevent.by_name",
        "interviews_securityevent.about",
        "interviews_report.text",
        "django_admin_log.object_repr",
    } <= holding(USERNAME, NAME, EMAIL)


def test_no_row_and_no_field_holds_the_name_afterwards(zhang):
    versions = Version.objects.count()

    erase(find(USERNAME), by=User.objects.get(username="root"))

    assert holding(USERNAME, NAME, EMAIL) == set()
    assert mentions(find(USERNAME)) == []
    assert Version.objects.count() == versions
    assert UserSession.objects.filter(user=zhang).count() == 0
    assert Learner.objects.count() == Unsaved.objects.count() == Job.objects.count() == 0
    assert Event.objects.filter(by=zhang).exclude(by_name=ERASED).count() == 0
    zhang.refresh_from_db()
    assert (zhang.username, zhang.is_active, zhang.groups.count()) == (
        f"{ERASED}-{zhang.pk}",
        False,
        0,
    )


def test_who_is_erased_is_signed_out_and_cannot_come_back(zhang):
    client = Client()
    client.force_login(zhang)
    assert client.get("/admin/").status_code == 200

    erase(find(USERNAME), by=None)

    assert client.get("/admin/").status_code == 302
    assert not Client().login(username=USERNAME, password="a-long-password")


def test_two_pairs_of_eyes_stay_two(zhang):
    before = set(Version.objects.values_list("author_id", "approver_id"))

    erase(find(USERNAME), by=None)

    assert set(Version.objects.values_list("author_id", "approver_id")) == before
    line = SecurityEvent.objects.order_by("pk").last()
    assert (line.kind, line.about, line.by_name) == ("person_erased", f"account {zhang.pk}", "")


def test_who_is_erased_by_two_at_once_is_erased_once(zhang):
    seen_by_both = find(USERNAME)

    erase(seen_by_both, by=None)
    erase(seen_by_both, by=None)

    assert SecurityEvent.objects.filter(kind="person_erased").count() == 1


@pytest.mark.parametrize(
    ("model", "changes"),
    [
        (Version, {"author_name": "别人"}),
        (Version, {"note": "别的"}),
        (Version, {"triple": {}}),
        (Version, {"author": None}),
        (Version, {"author_name": ERASED, "number": 9}),
        (SecurityEvent, {"by_name": "别人"}),
        (SecurityEvent, {"about": ""}),
        (SecurityEvent, {"by_name": ERASED, "kind": "exported"}),
        (SecurityEvent, {"by_id": None}),
        (SecurityEvent, {"whom_id": 1}),
    ],
)
def test_nothing_but_a_name_gives_way(zhang, model, changes):
    with pytest.raises(DatabaseError), transaction.atomic():
        model.objects.filter(**({"by_id": zhang.pk} if model is SecurityEvent else {})).update(
            **changes
        )


def test_a_name_that_no_account_has_is_erased_from_texts(db):
    Event.objects.create(question=make_question(), kind="created", by_name="李无忌")

    erase(find("李无忌"), by=None)

    assert holding("李无忌") == set()


def test_a_reader_is_found_by_the_address_of_a_report_and_by_what_they_wrote(zhang):
    report, other = Report.objects.order_by("pk")
    assert list(find(f"http://testserver{other.get_absolute_url()}").reports()) == [other]
    assert list(find("SANFENG@example.org").reports()) == [report]

    erase(find(other.token), by=None)

    assert list(Report.objects.all()) == [report]


def test_who_decided_about_a_candidate_is_erased_and_the_decision_stands(zhang):
    panel = make_interview([zhang])
    mark_all(panel.seats.get(), 5, 3, 1)
    close(panel, "", by=NAME)
    panel.refresh_from_db()
    decision = decide(panel, "reject", "要垫钱", by=zhang, name=NAME)
    Decision.objects.filter(pk=decision.pk).update(signed_by_name=NAME, signed_at=timezone.now())

    erase(find(USERNAME), by=None)

    assert holding(USERNAME, NAME, EMAIL) == set()
    decision.refresh_from_db()
    assert (decision.kind, decision.reason, decision.signed_by_name) == ("reject", "要垫钱", ERASED)
    for changes in ({"by_name": "别人"}, {"kind": "hold"}, {"by_name": ERASED, "reason": "别的"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Decision.objects.filter(pk=decision.pk).update(**changes)


def test_the_last_who_looks_after_accounts_is_not_erased(db):
    make_admin("only")

    with pytest.raises(NotErased):
        erase(find("only"), by=None)

    assert User.objects.get().username == "only"


def test_what_somebody_wrote_in_their_own_words_is_named_to_look_at(zhang):
    transitions.comment(make_question(), f"请{NAME}再看看", by=None)
    person = find(USERNAME)

    erase(person, by=None)

    comment = Event.objects.get(kind="comment", by=None)
    assert mentions(person) == [("interviews.Event", comment.pk, "note")]


def test_the_command_says_everything_and_no_secret(zhang):
    out = StringIO()

    call_command("person", "export", USERNAME, stdout=out)

    said, text = json.loads(out.getvalue()), out.getvalue()
    assert said["account"]["email"] == EMAIL
    assert said["groups"] == ["管理员"]
    assert said["own"]["interviews.Attempt"][0]["parts"] == {"whole": "我先道歉"}
    assert said["own"]["interviews.Note"][0]["text"] == "我的笔记"
    assert said["own"]["interviews.Unsaved"][0]["posted"] == "stem=没写完"
    assert len(said["wrote"]["interviews.QuestionSet.owner"]) == 1
    assert said["named"]["interviews.Version.author_name"] == 1
    assert zhang.password not in text
    assert Learner.objects.get().token not in text
    assert SecurityEvent.objects.filter(kind="person_taken", whom_id=zhang.pk).count() == 1


def test_the_command_erases_when_it_is_told_to_and_says_what_is_left(zhang):
    transitions.comment(make_question(), f"请{NAME}再看看", by=None)
    out = StringIO()

    call_command("person", "erase", EMAIL, "--yes", stdout=out)

    assert out.getvalue().startswith("Erased.\nStill named in the words of interviews.Event")
    with pytest.raises(CommandError, match="Nothing is kept"):
        call_command("person", "erase", USERNAME, "--yes")


def test_an_administrator_takes_and_erases_at_the_desk(client, zhang):
    client.force_login(User.objects.get(username="root"))
    place = f"/admin/interviews/user/{zhang.pk}"

    taken = client.post(f"{place}/take/")
    wrong = client.post(f"{place}/erase/", {"username": "lin"})
    assert User.objects.filter(username=USERNAME).exists()
    done = client.post(f"{place}/erase/", {"username": USERNAME})

    assert json.loads(b"".join(taken.streaming_content))["account"]["name"] == NAME
    assert wrong.status_code == 400
    assert "这不是此账号的登录名" in wrong.content.decode()
    assert "此人的资料已注销" in done.content.decode()
    assert holding(USERNAME, NAME, EMAIL) == set()
    assert "没有权限" not in client.get(f"{place}/change/").content.decode()


def test_nobody_erases_themselves_or_without_the_right(client, zhang):
    lin = User.objects.get(username="lin")
    client.force_login(lin)
    own = client.post(f"/admin/interviews/user/{lin.pk}/erase/", {"username": "lin"})
    client.force_login(make_user("editor", group="题库编辑"))
    other = client.post(f"/admin/interviews/user/{zhang.pk}/erase/", {"username": USERNAME})

    assert (own.status_code, other.status_code) == (400, 403)
    assert User.objects.filter(username__in=["lin", USERNAME]).count() == 2
    assert Session.objects.count() > 0
