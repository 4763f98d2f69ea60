"""Candidates are forgotten on their day; what was learnt of questions stays without them."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from interviews.jobs.retention import forget, forget_due
from interviews.jobs.tidy import tidy
from interviews.models import Candidate, PanelMark, SecurityEvent
from interviews.models.people import ERASED
from interviews.panels.arrange import Refused, close, decide, sign
from interviews.panels.marking import keep
from interviews.privacy.person import erase, find
from tests.make import make_candidate, make_interview, make_user, make_vacancy
from tests.panels.conftest import mark_all

pytestmark = pytest.mark.django_db


def held(**candidate):
    panel = make_interview([make_user(name="甲")], candidate=make_candidate(**candidate))
    mark_all(
        panel.seats.get(),
        5,
        3,
        1,
        **{"evidence-0": "说自己姓林", "flag-0": True, "quote-0": "垫钱"},
    )
    close(panel, "", by="甲")
    panel.refresh_from_db()
    decide(panel, "reject", "林一说要垫钱", by=panel.seats.get().user, name="甲")
    return panel


def test_on_the_day_the_person_and_all_words_go_and_the_levels_stay():
    today = timezone.localdate()
    due = held(contact="139", note="内推", delete_on=today)
    kept = make_candidate(due.candidate.vacancy, "王二", delete_on=today + timedelta(days=1))

    assert tidy()["candidates"] == 1

    gone = Candidate.objects.get(pk=due.candidate_id)
    assert (gone.name, gone.contact, gone.note, str(gone)) == ("", "", "", gone.code)
    assert set(PanelMark.objects.values_list("field", flat=True)) == {
        *("level-0", "level-1", "level-2", "flag-0"),
    }
    assert not due.decisions.exists()
    assert not due.events.exists()
    kept.refresh_from_db()
    assert kept.name == "王二"
    assert forget_due() == 0


def test_who_is_forgotten_while_somebody_marks_is_gone_and_the_marker_is_told(panel):
    seat, asked = panel.seats.get(name="乙"), panel.asked.get()
    keep(seat, asked, {"level-0": 5, "evidence-0": "原话"})

    forget(panel.candidate)

    with pytest.raises(Refused, match="已经结束"):
        keep(seat, asked, {"evidence-1": "又一句"})
    assert list(seat.marks.values_list("field", flat=True)) == ["level-0"]


def test_only_who_runs_the_vacancy_forgets_and_it_is_written_down(client):
    panel = held()
    address = f"/panels/candidates/{panel.candidate_id}/forget/"
    client.force_login(panel.seats.get().user)
    assert client.post(address).status_code == 404

    client.force_login(panel.candidate.vacancy.owner)
    client.post(address)
    client.post(address)
    rows = SecurityEvent.objects.filter(kind="forgotten").values_list("about", flat=True)
    assert list(rows) == [panel.candidate.code]


def test_a_candidate_gets_a_copy_of_everything_that_is_closed(client):
    panel = held(contact="139")
    client.force_login(panel.candidate.vacancy.owner)

    values = json.loads(client.post(f"/panels/candidates/{panel.candidate_id}/export/").content)

    assert values["candidate"]["contact"] == "139"
    (interview,) = values["interviews"]
    mark = interview["questions"][0]["criteria"][0]["marks"]["甲"]
    assert mark == {"level": 5, "evidence": "说自己姓林"}
    assert interview["decision"]["reason"] == "林一说要垫钱"


@pytest.mark.parametrize(("days", "well"), [(1, True), (0, False), (-3, False), (3000, False)])
def test_the_day_of_deletion_is_a_day_to_come(client, days, well):
    vacancy = make_vacancy()
    client.force_login(vacancy.owner)
    day = timezone.localdate() + timedelta(days=days)

    client.post(
        f"/panels/vacancies/{vacancy.pk}/candidates/", {"name": "林 一", "delete_on": str(day)}
    )

    assert Candidate.objects.exists() is well


def test_a_candidate_of_another_trainers_vacancy_is_not_there_until_it_is_shared(client, trainer):
    candidate = make_candidate()
    address = f"/panels/candidates/{candidate.pk}/"

    assert client.get(address).status_code == 404
    candidate.vacancy.partners.add(trainer)
    assert client.get(address).status_code == 200


def test_an_interviewer_who_is_erased_is_named_nowhere_and_the_marks_stay():
    panel = held()
    lin = panel.candidate.vacancy.owner
    sign(panel, by=lin, name="林老师")

    erase(find(panel.seats.get().user.username), by=lin)
    erase(find("林老师"), by=None)

    names = {panel.seats.get().name, *panel.events.values_list("by_name", flat=True)}
    names |= set(panel.decisions.values_list("by_name", "signed_by_name").get())
    assert {name for name in names if name not in (ERASED, lin.username)} == set()
    assert panel.seats.get().marks.filter(value=5).exists()
