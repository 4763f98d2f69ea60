"""Blind until submitted: no address of the room gives anybody the marks of others before that."""

import re

import pytest
from django.test import Client

from interviews.models import AgreedMark, SecurityEvent
from interviews.panels.arrange import add_guest, close
from interviews.panels.marking import keep
from tests.make import make_admin, make_user
from tests.panels.conftest import mark_all
from tests.rights.ask import PARAMETER
from tests.rights.walk import addresses

pytestmark = pytest.mark.django_db

SECRET = "他说先自己垫了两百块"
REASON = "听错了一个数"


@pytest.fixture
def told(panel):
    """乙 has submitted, with words that nobody else may read yet."""
    seat = panel.seats.get(name="乙")
    return mark_all(seat, 5, 2, 1, **{"evidence-0": SECRET})


def all_answers(client, panel, seat):
    """{address: the answer} of every address of the room, by GET and by an empty POST."""
    values = {
        "pk": {"vacancies": panel.candidate.vacancy_id, "candidates": panel.candidate_id},
        "number": 1,
        "seat": seat.pk,
        "secret": "a-guess",
    }
    found = {}
    for one in addresses():
        if not one.text.startswith("/panels/"):
            continue
        kinds = ("pdf", "xlsx", "json") if "<str:kind>" in one.text else ("",)
        for kind in kinds:
            url = _filled(one.text, values, panel, kind)
            found[url] = client.get(url)
            found[f"POST {url}"] = client.post(url) if not SAFE.search(url) else None
    return {url: answer for url, answer in found.items() if answer is not None}


SAFE = re.compile(
    r"/(forget|archive|remove|lead|link|close|reopen|sign)/$"
)  # steps tried elsewhere


def _filled(text, values, panel, kind):
    return PARAMETER.sub(lambda match: _value(text, match[1], values, panel, kind), text)


def _value(text, name, values, panel, kind):
    if name == "pk":
        return str(values["pk"].get(text.split("/")[2], panel.pk))
    return kind if name == "kind" else str(values[name])


def leaks(answers):
    """Addresses whose answer holds the words, or a table of marks."""
    return [
        url
        for url, answer in answers.items()
        if SECRET in _text(answer) or 'class="log matrix"' in _text(answer)
    ]


def _text(answer):
    if answer.streaming:
        return b"".join(answer.streaming_content).decode("utf-8", "replace")
    return answer.content.decode("utf-8", "replace")


@pytest.mark.parametrize("who", ["interviewer", "lead", "owner", "administrator", "guest"])
def test_no_address_tells_the_marks_of_others(client, panel, told, who):
    if who == "guest":
        seat, code = add_guest(panel, "业务经理", by=panel.candidate.vacancy.owner)
        client.post(f"/panels/guests/{seat.secret}/", {"code": code})
    else:
        people = {
            "interviewer": panel.seats.get(name="丙").user,
            "lead": panel.seats.get(name="甲").user,
            "owner": panel.candidate.vacancy.owner,
        }
        client.force_login(people.get(who) or make_admin())

    answers = all_answers(client, panel, told)

    assert len(answers) > 40
    assert {answer.status_code for answer in answers.values()} & {500, 503} == set()
    assert leaks(answers) == []
    assert client.get(f"/panels/interviews/{panel.pk}/meeting/").status_code == 403


def test_who_submitted_reads_what_others_submitted_and_nothing_else(client, panel, told):
    keep(panel.seats.get(name="丙"), panel.asked.get(), {"evidence-1": "丙还没有交"})
    client.force_login(told.user)

    page = client.get(f"/panels/interviews/{panel.pk}/meeting/").content.decode()

    assert "丙还没有交" not in page
    mark_all(panel.seats.get(name="甲"), 1, 2, 1, **{"evidence-0": "甲的记录"})
    page = client.get(f"/panels/interviews/{panel.pk}/meeting/").content.decode()
    assert SECRET in page
    assert "甲的记录" in page
    assert "丙还没有交" not in page


def test_nobody_agrees_on_marks_before_they_may_see_them(client, panel, told):
    asked = panel.asked.get()
    client.force_login(panel.seats.get(name="甲").user)
    form = {"asked": asked.pk, "line": 0, "level": 3}

    assert client.post(f"/panels/interviews/{panel.pk}/agree/", form).status_code == 403
    assert not AgreedMark.objects.exists()


def test_who_runs_it_and_has_no_seat_reads_marks_when_all_have_submitted(client, panel, told):
    client.force_login(panel.candidate.vacancy.owner)
    address = f"/panels/interviews/{panel.pk}/meeting/"

    assert client.get(address).status_code == 403
    for name in ("甲", "丙"):
        mark_all(panel.seats.get(name=name), 5, 2, 1)
    assert SECRET in client.get(address).content.decode()


def test_every_look_at_marks_is_in_the_audit_log(client, panel, told):
    close(panel, "两位有事", by="甲")
    admin = make_admin("boss")
    client.force_login(admin)
    client.get(f"/panels/interviews/{panel.pk}/meeting/")
    client.get(f"/panels/interviews/{panel.pk}/decision/")
    client.get(f"/panels/interviews/{panel.pk}/record/json/")

    lines = SecurityEvent.objects.order_by("pk").values_list("kind", "by_name", "about")
    seen = f"{panel.code} {panel.candidate.code}"
    assert list(lines) == [
        ("marks_seen", "boss", seen),
        ("marks_seen", "boss", seen),
        ("marks_taken", "boss", f"{panel.code} json"),
    ]


def test_strangers_find_nothing(panel, told):
    for person in (make_user(group="培训师"), make_user(group="审核人"), make_user(is_staff=False)):
        client = Client()
        client.force_login(person)
        answers = all_answers(client, panel, told)
        of_interview = [a for url, a in answers.items() if "/interviews/" in url]
        assert {answer.status_code for answer in of_interview} <= {404, 405}
        assert leaks(answers) == []
