import pytest

from interviews.models import Seat
from interviews.panels.marking import keep, submit
from tests.make import make_interview, make_trainer, make_user


@pytest.fixture
def trainer(client):
    user = make_trainer("lin", name="林老师")
    client.force_login(user)
    return user


@pytest.fixture
def panel(db):
    """An interview with three interviewers, 甲 leading; nobody has marked anything."""
    return make_interview([make_user(name=name) for name in ("甲", "乙", "丙")])


@pytest.fixture
def mark():
    """mark(seat, 5, 3, 1): give levels to the criteria of all questions, and submit."""
    return mark_all


def mark_all(seat, *levels, hand_in=True, **more):
    given = iter(levels)
    for asked in seat.interview.asked.all():
        names = [f"level-{n}" for n in range(len(asked.lines))]
        keep(seat, asked, {name: next(given) for name in names} | more)
    if hand_in:
        submit(seat)
    return Seat.objects.get(pk=seat.pk)
