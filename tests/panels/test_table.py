"""Who sits at the table, guests with link and code, and the end of the marking."""

import pytest
from django.db import IntegrityError, connection, transaction
from icalendar import Calendar

from interviews.models import Asked, Decision, PanelEvent, PanelMark, Turn
from interviews.panels.arrange import (
    Refused,
    add_guest,
    add_seat,
    close,
    decide,
    invite_anew,
    make_interview,
    remove_seat,
    reopen,
    sign,
)
from interviews.panels.marking import keep, submit
from interviews.panels.standing import decision_of
from interviews.sets.build import make_set
from tests.make import make_candidate, make_question, make_trainer, make_user
from tests.panels.conftest import mark_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(panel):
    return panel.candidate.vacancy.owner


def close_all(panel):
    for seat in panel.seats.all():
        mark_all(seat, 5, 3, 1)
    close(panel, "", by="甲")
    panel.refresh_from_db()


def test_the_set_is_pinned_when_the_interview_is_made(panel):
    question = make_question()
    asked = panel.asked.get()
    code, stem = panel.form_code, asked.text.stem
    entry = panel.candidate.vacancy.question_set.entry_list[0]
    entry.triple = entry.triple | {"stem": "后来改过的题"}
    entry.question = question
    entry.save()
    panel.candidate.vacancy.question_set.delete()

    panel.refresh_from_db()
    assert panel.asked.get().text.stem == stem
    assert panel.form_code == code
    with pytest.raises(IntegrityError, match="asked_no_update"), transaction.atomic():
        Asked.objects.update(number=2)


def test_an_interview_without_questions_is_refused_in_words():
    owner = make_trainer()
    blank = make_set([], by=owner, title="空的一套")
    candidate = make_candidate()

    with pytest.raises(Refused, match="没有题目"):
        make_interview(candidate, blank, [owner], by=owner, starts_at="2026-12-01T10:00Z")
    assert not candidate.interviews.exists()


def test_a_guest_needs_the_link_and_the_code(client, panel, owner):
    seat, code = add_guest(panel, "业务经理", by=owner)
    link = f"/panels/guests/{seat.secret}/"
    sheet = f"/panels/interviews/{panel.pk}/mark/"

    assert client.get(link).status_code == 200
    assert client.get(sheet).headers["Location"].startswith("/accounts/login/")
    assert client.post(link, {"code": "nothing"}).status_code == 422
    assert client.get(sheet).status_code == 302
    assert client.post(link, {"code": f" {code[:3]} {code[3:]} "}).status_code == 302
    assert client.get(sheet).status_code == 200


def test_a_code_is_guessed_at_five_times_and_then_not_even_the_right_one_opens(
    client, panel, owner
):
    seat, code = add_guest(panel, "业务经理", by=owner)
    link = f"/panels/guests/{seat.secret}/"

    tries = [client.post(link, {"code": "nothing"}).status_code for _ in range(5)]
    last = client.post(link, {"code": code})

    assert tries == [422] * 5
    assert (last.status_code, "Retry-After" in last.headers) == (429, True)
    assert client.get(f"/panels/interviews/{panel.pk}/mark/").status_code == 302


def test_a_guests_link_opens_this_interview_only(client, panel, owner):
    from tests.make import make_interview as another

    other = another([make_user()])
    seat, code = add_guest(panel, "业务经理", by=owner)
    client.post(f"/panels/guests/{seat.secret}/", {"code": code})

    assert client.get(f"/panels/interviews/{panel.pk}/").status_code == 200
    assert client.get(f"/panels/interviews/{other.pk}/").status_code == 404
    for address in (
        f"/panels/candidates/{panel.candidate_id}/",
        f"/panels/vacancies/{panel.candidate.vacancy_id}/",
        "/panels/",
        f"/panels/interviews/{panel.pk}/decision/",
    ):
        assert client.get(address).headers["Location"].startswith("/accounts/login/")


def test_codes_cannot_be_guessed_without_end(client, panel, owner):
    seat, code = add_guest(panel, "业务经理", by=owner)
    link = f"/panels/guests/{seat.secret}/"

    answers = [client.post(link, {"code": "1"}).status_code for _ in range(6)]

    assert answers == [422] * 5 + [429]
    assert client.post(link, {"code": code}).status_code == 429  # the right one, too
    Turn.objects.all().delete()
    assert client.post(link, {"code": code}).status_code == 302


def test_a_link_that_was_renewed_or_taken_back_opens_nothing_more(client, panel, owner):
    seat, code = add_guest(panel, "业务经理", by=owner)
    first = f"/panels/guests/{seat.secret}/"
    client.post(first, {"code": code})
    invite_anew(seat, by=owner)

    assert client.get(first).status_code == 404
    assert client.get(f"/panels/interviews/{panel.pk}/mark/").status_code == 404
    seat.refresh_from_db()
    second = f"/panels/guests/{seat.secret}/"
    remove_seat(seat, by=owner)
    assert client.get(second).status_code == 404


def test_a_guests_link_ends_when_the_interview_closes(client, panel, owner):
    seat, code = add_guest(panel, "业务经理", by=owner)
    client.post(f"/panels/guests/{seat.secret}/", {"code": code})
    mark_all(panel.seats.get(name="甲"), 5, 3, 1)
    close(panel, "其余的人临时有事", by="甲")

    answer = client.get(f"/panels/guests/{seat.secret}/")
    assert (answer.status_code, "已结束" in answer.content.decode()) == (410, True)
    told = client.post(
        f"/panels/interviews/{panel.pk}/questions/1/",
        {"level-0": "5", "client_key": "1"},
        headers={"accept": "application/json"},
    )
    assert (told.status_code, "已经结束" in told.json()["said"]) == (409, True)


def test_the_lead_may_close_without_somebody_only_with_a_reason(client, panel):
    mark_all(panel.seats.get(name="乙"), 5, 3, 1)
    client.force_login(panel.seats.get(name="甲").user)
    address = f"/panels/interviews/{panel.pk}/close/"

    refused = client.post(address, {"reason": " "})
    assert refused.status_code == 422
    assert "甲、丙" in refused.content.decode()
    client.post(address, {"reason": "丙临时有事"})

    panel.refresh_from_db()
    assert panel.is_closed
    assert panel.events.get(kind="closed").about == "丙临时有事"


def test_two_who_close_at_once_close_once(panel):
    mark_all(panel.seats.get(name="乙"), 5, 3, 1)

    assert close(panel, "先到的", by="甲") is True
    assert close(panel, "后到的", by="乙") is False
    assert list(panel.events.filter(kind="closed").values_list("about", flat=True)) == ["先到的"]


def test_who_does_not_lead_may_not_close(client, panel):
    mark_all(panel.seats.get(name="乙"), 5, 3, 1)
    client.force_login(panel.seats.get(name="乙").user)

    assert client.post(f"/panels/interviews/{panel.pk}/close/", {"reason": "x"}).status_code == 403


def test_after_the_close_not_even_the_database_takes_or_changes_a_mark(panel):
    close_all(panel)
    seat, asked = panel.seats.first(), panel.asked.get()
    row = {"seat": seat, "asked": asked, "field": "level-0", "value": 1}

    with pytest.raises(Refused, match="已经结束"):
        keep(seat, asked, {"level-0": 1}, reason="晚了")
    for step, name in (
        (lambda: PanelMark.objects.create(**row), "panelmark_no_insert"),
        (lambda: PanelMark.objects.update(value=1), "panelmark_no_update"),
        (lambda: PanelMark.objects.all().delete(), "panelmark_no_delete"),
        (lambda: PanelEvent.objects.update(by_name="x"), "panelevent_no_update"),
        (lambda: PanelEvent.objects.update(kind="closed"), "panelevent_no_update"),
        (lambda: PanelEvent.objects.all().delete(), "panelevent_no_delete"),
    ):
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            step()
    assert connection.vendor in ("sqlite", "postgresql")


def test_reopening_is_an_event_and_lets_marks_be_changed_with_a_reason(panel):
    close_all(panel)
    with pytest.raises(Refused, match="为什么"):
        reopen(panel, "", by="甲")

    assert reopen(panel, "漏了一题", by="甲") is True
    panel.refresh_from_db()
    seat, asked = panel.seats.first(), panel.asked.get()
    with pytest.raises(Refused, match="理由"):
        keep(seat, asked, {"level-0": 1})
    keep(seat, asked, {"level-0": 1}, reason="补听")
    assert panel.events.get(kind="reopened").about == "漏了一题"


def test_the_decision_has_two_signatures_of_two_people(panel, owner):
    lead = panel.seats.get(is_lead=True).user
    with pytest.raises(Refused, match="先结束"):
        decide(panel, "recommend", "三个要点都达到", by=lead, name="甲")
    close_all(panel)
    decide(panel, "recommend", "三个要点都达到", by=lead, name="甲")

    with pytest.raises(Refused, match="另一个人"):
        sign(panel, by=lead, name="甲")
    sign(panel, by=owner, name="林老师")
    found = decision_of(panel)
    assert (found.kind, found.by_name, found.signed_by_name) == ("recommend", "甲", "林老师")
    with pytest.raises(Refused, match="复核签名"):
        decide(panel, "reject", "反悔", by=lead, name="甲")
    with pytest.raises(IntegrityError, match="decision_no_update"), transaction.atomic():
        Decision.objects.update(reason="另一个理由")


def test_after_a_reopening_the_decision_is_made_anew(panel):
    close_all(panel)
    lead = panel.seats.get(is_lead=True).user
    decide(panel, "recommend", "都达到", by=lead, name="甲")
    reopen(panel, "漏了一题", by="甲")
    close(panel, "", by="甲")
    panel.refresh_from_db()

    assert decision_of(panel) is None
    assert panel.decisions.count() == 1


def test_whoever_sits_there_already_is_not_seated_twice(panel, owner):
    person = panel.seats.get(name="乙").user

    assert add_seat(panel, person, by=owner).pk == panel.seats.get(name="乙").pk
    remove_seat(panel.seats.get(name="乙"), by=owner)
    assert add_seat(panel, person, by=owner).name == "乙"
    assert [seat.name for seat in panel.seats.sitting()] == ["甲", "丙", "乙"]


def test_what_a_removed_interviewer_marked_counts_no_more(client, panel, owner):
    for name, level in (("甲", 5), ("乙", 1), ("丙", 5)):
        mark_all(panel.seats.get(name=name), level, level, level)
    remove_seat(panel.seats.get(name="乙"), by=owner)
    close(panel, "", by="甲")
    client.force_login(owner)

    record = client.get(f"/panels/interviews/{panel.pk}/record/json/")
    assert b'"score": "100.00"' in b"".join(record.streaming_content)


def test_the_calendar_file_is_one(client, panel):
    client.force_login(panel.seats.get(name="乙").user)

    answer = client.get(f"/panels/interviews/{panel.pk}/calendar.ics")

    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert answer.headers["Content-Type"] == "text/calendar"
    assert event["SUMMARY"] == "面试：客服经理　林一"
    assert event["LOCATION"] == "三楼会议室"
    assert event.decoded("DTSTART") == panel.starts_at.replace(microsecond=0)
    assert event.decoded("DTEND") == panel.ends_at.replace(microsecond=0)
    assert str(event["URL"]).endswith(panel.get_absolute_url())


def test_a_mark_that_comes_in_while_it_closes_is_kept_or_told(panel):
    """The one that is acknowledged is there; the other one is refused in words."""
    seat, asked = panel.seats.get(name="丙"), panel.asked.get()
    keep(seat, asked, {"level-0": 5})
    mark_all(panel.seats.get(name="乙"), 5, 3, 1)
    close(panel, "丙走了", by="甲")
    with pytest.raises(Refused):
        keep(seat, asked, {"level-1": 5})
    with pytest.raises(Refused):
        submit(seat)
    assert list(seat.marks.values_list("field", flat=True)) == ["level-0"]
