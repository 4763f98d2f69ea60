"""Somebody who did all that one can do here, and a look into every row for a name."""

import json

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client

from interviews.curation import transitions
from interviews.curation.record import log
from interviews.models import (
    Attempt,
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
from tests.make import make_admin, make_link, make_question, make_set, make_user

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
