"""Two people who save one name at once: one is told, keeps the text, and nobody sees a fault."""

from threading import Barrier, Thread

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection
from django.test import Client

from interviews.ingest.decide.accept import accept
from interviews.models import Guide, Question, Role, Tag, User
from tests.ingest.make import make_document, make_found
from tests.make import make_admin

GUIDE = {
    "title": "同一篇",
    "slug": "same",
    "summary": "一句。",
    "body": "正文",
    "audience": "interviewer",
}
GUIDE |= {"order": 1, "minutes": 5}
FORMS = {
    "interviews/role": (Role, {"name": "同名", "slug": "same", "english_name": "Same", "order": 1}),
    "interviews/tag": (Tag, {"name": "同名"}),
    "interviews/guide": (Guide, GUIDE),
    "interviews/user": (User, {"username": "same"}),
    "auth/group": (Group, {"name": "同名"}),
}


def at_once(table, doing):
    """Let two do it, each waiting for the other right before the first row of `table` is written.

    What each of them gave back, or the exception that came of it.
    """
    together, found = Barrier(2), []

    def run(number):
        waited = []

        def wait(execute, sql, params, many, context):
            if sql.startswith(f'INSERT INTO "{table}"') and not waited:
                waited.append(together.wait(10))
            return execute(sql, params, many, context)

        with connection.execute_wrapper(wait):
            found.append(doing(number))
        connection.close()

    threads = [Thread(target=run, args=[number]) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


@pytest.mark.django_db
@pytest.mark.parametrize("form", FORMS)
def test_who_comes_second_is_told(client, form):
    model, values = FORMS[form]
    client.force_login(make_admin())

    statuses = [client.post(f"/admin/{form}/add/", values).status_code for _ in range(2)]

    made = 200 if form == "interviews/user" else 302  # an account has a page with its link
    assert statuses == [made, 200]
    name = next(iter(values))
    assert model.objects.filter(**{name: values[name]}).count() == 1


if connection.vendor == "postgresql":  # SQLite has one writer at a time

    @pytest.mark.django_db(transaction=True)
    @pytest.mark.parametrize("form", FORMS)
    def test_who_comes_at_the_same_time_is_told_too(form):
        call_command("loaddata", "taxonomy.json", verbosity=0)
        model, values = FORMS[form]
        root = make_admin()

        def save(_number):
            client = Client(raise_request_exception=False)
            client.force_login(root)
            return client.post(f"/admin/{form}/add/", values)

        answers = at_once(model._meta.db_table, save)

        assert max(answer.status_code for answer in answers) < 400
        assert sum("errornote" in answer.content.decode() for answer in answers) == 1

    @pytest.mark.django_db(transaction=True)
    def test_two_items_with_one_code_that_are_taken_at_once_become_two_questions():
        call_command("loaddata", "taxonomy.json", verbosity=0)
        stems = ["客户要见经理，经理不在，怎么办？", "直播间刷屏要赔偿，还有半小时下播，怎么办？"]
        items = [make_document(make_found(stem, code="AB-0007")).items.get() for stem in stems]
        for item in items:
            item.triple = item.triple | {"code": "AB-0007", "tags": ["同一个新标签"]}
            item.save()

        at_once("interviews_question", lambda number: accept(items[number], by=None))

        codes = set(Question.objects.values_list("code", flat=True))
        assert len(codes) == 2
        assert "AB-0007" in codes
        assert Tag.objects.filter(name="同一个新标签").count() == 1
