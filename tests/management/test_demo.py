"""The demo: everything there is to try, once however often it is made, and never on a real site."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from interviews.bankfile.read import read_bank
from interviews.curation.load import load
from interviews.models import Event, ImportedItem, Question, Report, Resemblance, SetLink, User

BANK = ("specialist-behavioral", "manager-behavioral")


@pytest.fixture
def bank(db, settings):
    settings.DEBUG = True
    for name in BANK:
        path = Path(settings.BASE_DIR, "fixtures", "bank", f"{name}.yaml")
        load(read_bank(path.read_text("utf-8"), path.name))


def said(capsys, *options):
    call_command("demo", *options)
    return capsys.readouterr().out


def standing():
    """What there is to see, and how much of it."""
    drafts = Question.objects.filter(code__startswith="DE-").order_by("code")
    return {
        "people": list(User.objects.order_by("pk").values_list("username", "groups__name")),
        "drafts": list(drafts.values_list("code", "status")),
        "sent back": drafts.exclude(returned_note="").count(),
        "alike": Resemblance.objects.open().count(),
        "in review": Question.objects.filter(status="review").count(),
        "talk": Event.objects.filter(kind="comment").count(),
        "reports": sorted(Report.objects.values_list("state", flat=True)),
        "links": (SetLink.objects.active().count(), SetLink.objects.count()),
        "items": sorted(ImportedItem.objects.values_list("state", "standing")),
    }


def test_there_is_something_of_everything_and_a_second_time_adds_nothing(bank, capsys):
    first = said(capsys)
    seen = standing()
    second = said(capsys)

    assert seen == {
        "people": [
            ("xiaoli", "题库编辑"),
            ("laowang", "审核人"),
            ("xiaozhou", "培训师"),
            ("chenjie", "管理员"),
        ],
        "drafts": [(f"DE-000{n}", "draft") for n in (1, 2, 3, 4)],
        "sent back": 1,
        "alike": 1,
        "in review": 2,
        "talk": 2,
        "reports": ["done", "new", "new", "working"],
        "links": (2, 4),
        "items": [("draft", "new"), ("waiting", "error"), *[("waiting", "new")] * 6],
    }
    assert standing() == seen
    assert first.partition("\n")[0] == (
        "Demo: 4 new drafts, 2 new in review, 4 new reports, 8 new imported items"
    )
    assert second == re.sub(r"\d new", "0 new", first)


def test_everybody_signs_in_with_the_password_that_is_printed(bank, capsys, client):
    for line in said(capsys).splitlines()[1:5]:
        name, password, _group = line.split()
        assert client.login(username=name, password=password)


def test_a_link_that_is_printed_opens_its_set(bank, capsys, client):
    links = re.findall(r"shared set: (\S+)", said(capsys))

    assert [client.get(link).status_code for link in links] == [200, 200]
    assert "专员初面（示例）" in client.get(links[1]).content.decode()


def test_a_password_that_its_owner_chose_stays(bank, capsys):
    said(capsys)
    owner = User.objects.get(username="laowang")
    owner.set_password("another-long-one")
    owner.save()

    assert "laowang    (chosen by its owner)" in said(capsys)
    owner.refresh_from_db()
    assert owner.check_password("another-long-one")


def test_what_was_done_with_the_demo_stays_done(bank, capsys):
    said(capsys)
    Question.objects.filter(code="DE-0001").update(status="retired")
    Report.objects.filter(state="new").update(state="declined")

    said(capsys)

    assert Question.objects.get(code="DE-0001").status == "retired"
    assert Report.objects.filter(state="new").count() == 0


def test_where_debug_is_off_it_asks_to_be_told(bank, settings, capsys):
    settings.DEBUG = False

    with pytest.raises(CommandError, match="--without-debug"):
        call_command("demo")
    assert User.objects.count() == 0
    assert said(capsys, "--without-debug").startswith("Demo: 4 new drafts")


def test_without_a_bank_it_says_what_to_do(db, settings):
    settings.DEBUG = True

    with pytest.raises(CommandError, match="manage.py prepare"):
        call_command("demo")
    assert User.objects.count() == 0


def test_the_demo_has_a_database_of_its_own():
    recipe = (settings.BASE_DIR / "Makefile").read_text("utf-8").partition("\ndev: $(READY)")
    assert "dev: export VAR_DIR ?= var/dev\n" in recipe[0] + "\n"
    assert "dev: export DEBUG = 1\n" in recipe[0]
