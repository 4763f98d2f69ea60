"""README's table of who may do what, every cell tried by a hand-made request."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model

from interviews.curation import transitions
from interviews.models import (
    Category,
    Event,
    ImportBatch,
    Question,
    Report,
    Resemblance,
    SecurityEvent,
    SynonymSet,
    Tag,
    organisation,
)
from tests.admin.forms import ORGANISATION, posted
from tests.make import make_question, make_user

LIST = "/admin/interviews/question/"
OTHER = "值班交接时漏了一件大客户的投诉，第二天客户找上门，你怎么收场？"


def table():
    """{step: {group: whether it may}} as README says it."""
    section = (
        Path(settings.BASE_DIR, "README.md").read_text("utf-8").partition("## Who may do what")
    )
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in section[2].partition("\n## ")[0].splitlines()
        if line.startswith("|")
    ]
    groups = rows[0][1:]
    return {
        row[0]: dict(zip(groups, (cell == "yes" for cell in row[1:]), strict=True))
        for row in rows[2:]
    }


def take(client, question, step, reason=""):
    client.post(f"{LIST}{question.pk}/step/", {"step": step, "reason": reason})
    question.refresh_from_db()


def read_internal(client, user):
    question = make_question(visibility="internal")
    return client.get(question.get_absolute_url()).status_code == 200


def open_list(client, user):
    return client.get(LIST).status_code == 200


def write(client, user):
    template = make_question(status="draft")
    values = posted(template, code="TS-7777", **{"criteria-TOTAL_FORMS": 0})
    client.post(f"{LIST}add/", values | {"criteria-INITIAL_FORMS": 0})
    return Question.objects.filter(code="TS-7777").exists()


def import_documents(client, user):
    form = {"source": "人事部", "rights": "own", "text": "1. 客户骂人，你怎么办？\n答案：先听完。"}
    client.post("/imports/", form)
    return ImportBatch.objects.exists()


def edit_draft(client, user):
    question = make_question(status="draft")
    client.post(f"{LIST}{question.pk}/change/", posted(question, stem=OTHER))
    question.refresh_from_db()
    return question.stem == OTHER


def delete_draft(client, user):
    question = make_question(status="draft")
    client.post(f"{LIST}{question.pk}/delete/", {"post": "yes"})
    return not Question.objects.filter(pk=question.pk).exists()


def submit(client, user):
    question = make_question(status="draft")
    take(client, question, "submit")
    return question.status == "review"


def send_back(client, user):
    question = make_question(status="review")
    take(client, question, "send_back", "锚点太像")
    return question.status == "draft"


def approve(client, user):
    question = make_question(status="review")
    take(client, question, "approve")
    return question.status == "published" and question.current_version == 1


def approve_own(client, user):
    question = make_question(status="review")
    Question.objects.filter(pk=question.pk).update(created_by=user)
    take(client, question, "approve", "只有我在")
    return question.status == "published"


def revise(client, user):
    question = make_question()
    take(client, question, "revise")
    return question.revisions.exists()


def restore(client, user):
    question = make_question()
    transitions.show_to(question, "internal", by=None)
    client.post(f"{LIST}{question.pk}/restore/1/")
    return question.revisions.exists()


def retire(client, user):
    question = make_question()
    take(client, question, "retire")
    return question.status == "retired"


def reopen(client, user):
    question = make_question(status="retired")
    take(client, question, "reopen")
    return question.status == "draft"


def confirm(client, user):
    question = make_question()
    Question.objects.filter(pk=question.pk).update(review_due="2020-01-01")
    take(client, question, "confirm")
    return question.review_due.year > 2020


def make_internal(client, user):
    question = make_question()
    client.post(
        LIST, {"action": "make_internal", "_selected_action": [question.pk], "confirmed": "1"}
    )
    question.refresh_from_db()
    return question.visibility == "internal"


def comment(client, user):
    question = make_question()
    take(client, question, "comment", "这里要改")
    return Event.objects.filter(question=question, kind="comment").exists()


def a_pair():
    make_question()
    make_question()
    return Resemblance.objects.get()


def decide(client, user):
    pair = a_pair()
    client.post(f"/admin/duplicates/{pair.pk}/", {"decision": "different", "reason": "渠道不同"})
    pair.refresh_from_db()
    return pair.decision == "different"


def merge(client, user):
    pair = a_pair()
    client.post(f"/admin/duplicates/{pair.pk}/", {"decision": "keep_first"})
    return Question.objects.get(pk=pair.second_id).merged_into_id == pair.first_id


def answer_report(client, user):
    report = Report.objects.create(question=make_question(), kind="wrong")
    values = {"state": "done", "answer": "已改正"}
    client.post(f"/admin/interviews/report/{report.pk}/change/", values)
    report.refresh_from_db()
    return (report.state, report.answered_by) == ("done", user)


def add_tag(client, user):
    client.post("/admin/interviews/tag/add/", {"name": "夜班"})
    return Tag.objects.filter(name="夜班").exists()


def rename_tag(client, user):
    tag = Tag.objects.create(name="旧名")
    client.post(f"/admin/interviews/tag/{tag.pk}/change/", {"name": "新名"})
    return Tag.objects.filter(name="新名").exists()


def delete_tag(client, user):
    tag = Tag.objects.create(name="没用")
    client.post(f"/admin/interviews/tag/{tag.pk}/delete/", {"post": "yes"})
    return not Tag.objects.filter(pk=tag.pk).exists()


def change_need(client, user):
    category = Category.objects.get(slug="stress")
    values = {name: getattr(category, name) for name in ("name", "english_name", "order", "points")}
    values |= {"needed": 9, "motto": "", "english_motto": "", "description": ""}
    client.post(f"/admin/interviews/category/{category.pk}/change/", values)
    category.refresh_from_db()
    return category.needed == 9


def change_synonyms(client, user):
    client.post("/admin/interviews/synonymset/add/", {"words": "催单\n催促", "in_use": "on"})
    return SynonymSet.objects.exists()


def add_account(client, user):
    client.post("/admin/interviews/user/add/", {"username": "new"})
    return get_user_model().objects.filter(username="new").exists()


def change_organisation(client, user):
    client.post("/admin/interviews/organisation/1/change/", ORGANISATION)
    return organisation().name == "云杉家居"


def read_security_events(client, user):
    SecurityEvent.objects.create(kind="signed_in", by_name="wang-xiaolin")
    return "wang-xiaolin" in client.get("/admin/interviews/securityevent/").content.decode()


STEPS = {
    "read internal questions on the site": read_internal,
    "open the question list of the desk": open_list,
    "write a question": write,
    "import documents": import_documents,
    "edit a draft": edit_draft,
    "delete a draft": delete_draft,
    "submit a draft for review": submit,
    "send a submission back": send_back,
    "approve the change of somebody else": approve,
    "approve an own change, with a reason": approve_own,
    "edit a published question as a revision": revise,
    "restore an old version as a draft": restore,
    "retire a published question": retire,
    "reopen a retired question": reopen,
    "confirm a question that is due for re-review": confirm,
    "make a published question internal": make_internal,
    "comment on a question": comment,
    "decide a near-duplicate": decide,
    "merge two questions": merge,
    "answer a reader report": answer_report,
    "add a tag": add_tag,
    "rename a tag": rename_tag,
    "delete a tag": delete_tag,
    "change what words mean the same to the search": change_synonyms,
    "change what a category needs": change_need,
    "change the organisation, its lines and rules": change_organisation,
    "add an account": add_account,
    "read what happened to accounts, rights and links": read_security_events,
}
CELLS = [(step, group, may) for step, row in table().items() for group, may in row.items()]


def test_the_table_and_the_tests_name_the_same_steps():
    assert list(table()) == list(STEPS)


@pytest.mark.django_db
@pytest.mark.parametrize(("step", "group", "may"), CELLS)
def test_the_table_says_who_may_do_what(client, step, group, may):
    user = make_user("someone", group=group)
    client.force_login(user)

    assert STEPS[step](client, user) == may


@pytest.mark.django_db
@pytest.mark.parametrize("step", list(STEPS))
def test_staff_without_a_group_may_do_nothing(client, step):
    user = make_user("someone")
    client.force_login(user)

    assert STEPS[step](client, user) is False


@pytest.mark.django_db
def test_an_administrator_cannot_make_anybody_more_than_that(client):
    user, boss = make_user("someone", group="管理员"), make_user("boss", is_superuser=True)
    client.force_login(user)

    page = client.get(f"/admin/interviews/user/{user.pk}/change/").content.decode()
    assert not re.search(r'name="(is_superuser|user_permissions)"', page)
    assert (
        client.post(f"/admin/interviews/user/{boss.pk}/change/", {"username": "x"}).status_code
        == 403
    )
    assert client.post(f"/admin/interviews/user/{boss.pk}/password/", {}).status_code == 404
