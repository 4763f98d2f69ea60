"""What interviewers write down: kept at each touch, and the later mark stands."""

import json

import pytest

from interviews.models import PanelMark
from interviews.panels.arrange import Refused, remove_seat
from interviews.panels.marking import keep, submit
from interviews.panels.standing import sheet_of
from tests.make import make_candidate, make_interview, make_question, make_user, make_vacancy
from tests.panels.conftest import mark_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat(panel):
    return panel.seats.get(name="乙")


@pytest.fixture
def asked(panel):
    return panel.asked.get()


def address(panel, number=1):
    return f"/panels/interviews/{panel.pk}/questions/{number}/"


def touch(client, panel, key, age=0, **fields):
    """What the outbox sends for one field."""
    data = {name.replace("_", "-"): value for name, value in fields.items()}
    return client.post(
        address(panel),
        data | {"client_key": key, "client_age": age},
        headers={"accept": "application/json"},
    )


def stands(seat, asked):
    sheet = sheet_of(seat, [asked])
    return {mark.field: sheet.value(asked, mark.field) for mark in seat.marks.all()}


def test_a_touch_keeps_the_field_that_was_touched_and_no_other(client, panel, seat, asked):
    client.force_login(seat.user)

    assert touch(client, panel, "1", level_0="5").json() == {"values": {}}
    assert touch(client, panel, "2", evidence_0="我先查了流水").json() == {"values": {}}
    assert stands(seat, asked) == {"level-0": 5, "evidence-0": "我先查了流水"}


def test_the_same_touch_sent_twice_is_kept_once(client, panel, seat):
    client.force_login(seat.user)

    for _ in range(2):
        touch(client, panel, "1", level_0="5")
        touch(client, panel, "2", level_0="4")
    touch(client, panel, "1", level_0="5")
    assert list(PanelMark.objects.values_list("value", flat=True)) == [5, 4]


def test_of_two_devices_the_later_mark_stands_and_is_told(client, panel, seat, asked):
    """The telephone was without a line when it took the 3, a minute before the tablet's 5."""
    client.force_login(seat.user)

    touch(client, panel, "tablet", level_0="5")
    answer = touch(client, panel, "telephone", age=60, level_0="3", level_1="4").json()

    assert stands(seat, asked) == {"level-0": 5, "level-1": 4}
    assert answer["values"]["level-0"]["value"] == 5
    assert "另一台设备" in answer["values"]["level-0"]["note"]
    assert PanelMark.objects.filter(value=3).exists()  # and nothing is thrown away


def test_a_clock_that_is_wrong_makes_no_mark_older_than_the_interview(client, panel, seat):
    client.force_login(seat.user)

    touch(client, panel, "1", age=10**9, level_0="3")
    touch(client, panel, "2", age=-(10**9), level_0="4")
    first, second = PanelMark.objects.order_by("pk")
    assert panel.made_at <= first.made_at <= second.made_at <= second.kept_at


def test_without_script_what_the_page_did_not_show_stays(client, panel, seat, asked):
    """The page was drawn before the other device marked the second criterion."""
    client.force_login(seat.user)
    page = {"seen": "0", "level-0": "5", "evidence-0": "", "probe-0": "", "minutes": ""}
    keep(seat, asked, {"level-1": 3, "evidence-0": "别处写的"})

    response = client.post(address(panel), page)

    assert response.headers["Location"] == f"/panels/interviews/{panel.pk}/mark/#q2"
    assert stands(seat, asked) == {"level-0": 5, "level-1": 3, "evidence-0": "别处写的"}


def test_an_odd_level_is_refused_and_what_was_typed_is_still_there(client, panel, seat):
    client.force_login(seat.user)

    response = client.post(address(panel), {"seen": "0", "level-0": "9", "evidence-0": "原话"})
    told = touch(client, panel, "1", level_0="9")

    assert response.status_code == 422
    assert "原话" in response.content.decode()
    assert told.status_code == 400
    assert not PanelMark.objects.exists()


def test_whoever_is_removed_in_the_middle_is_told_and_keeps_nothing(client, panel, seat):
    client.force_login(seat.user)
    remove_seat(seat, by=panel.candidate.vacancy.owner)

    answer = touch(client, panel, "1", level_0="5")

    assert answer.status_code == 409
    assert "不在" in answer.json()["said"]
    assert client.get(f"/panels/interviews/{panel.pk}/mark/").status_code == 404


def test_a_sheet_is_submitted_when_every_criterion_has_a_mark_or_was_not_probed(seat, asked):
    keep(seat, asked, {"level-0": 5, "level-1": 0})
    with pytest.raises(Refused, match="1"):
        submit(seat)

    keep(seat, asked, {"level-2": 0})
    assert submit(seat) is True
    assert submit(seat) is False


def test_a_red_flag_needs_the_very_words(seat, asked):
    mark_all(seat, 5, 5, 5, hand_in=False)
    keep(seat, asked, {"flag-0": True})
    assert [flags for _asked, _n, flags in sheet_of(seat, [asked]).lacking()] == [["自己垫钱了事"]]
    with pytest.raises(Refused):
        submit(seat)
    keep(seat, asked, {"quote-0": "我自己垫给他"})
    assert submit(seat) is True


def test_after_submission_a_change_needs_a_reason_and_both_marks_stay(client, panel, seat, asked):
    mark_all(seat, 5, 5, 5)
    client.force_login(seat.user)
    change = {"seen": str(PanelMark.objects.latest("pk").pk), "level-0": "3"}

    refused = client.post(address(panel), change)
    assert refused.status_code == 409
    assert "理由" in refused.content.decode()
    client.post(address(panel), change | {"reason": "重听了录音"})

    rows = seat.marks.filter(field="level-0").values_list("value", "reason")
    assert list(rows) == [(5, ""), (3, "重听了录音")]
    assert panel.events.filter(kind="amended").get().about == "1: 重听了录音"


def test_the_sheet_asks_the_same_of_the_database_for_one_question_and_for_sixty(
    client, django_assert_max_num_queries
):
    for n in (1, 60):
        person = make_user()
        questions = [make_question() for _ in range(n)]
        candidate = make_candidate(make_vacancy(questions=questions))
        panel = make_interview([person], candidate=candidate)
        client.force_login(person)
        with django_assert_max_num_queries(10):
            page = client.get(f"/panels/interviews/{panel.pk}/mark/")
        assert page.content.decode().count("data-question ") == n


def test_json_of_a_touch_is_json(client, panel, seat):
    client.force_login(seat.user)
    answer = touch(client, panel, "1", level_0="0")
    assert json.loads(answer.content) == {"values": {}}
    assert PanelMark.objects.get().value == 0
