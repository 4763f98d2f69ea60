"""How often somebody may do a thing: exact counts in the database, the same for every worker."""

import hashlib
import hmac
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from math import ceil

from django.conf import settings
from django.db import OperationalError, connection, models, transaction

logger = logging.getLogger(__name__)

Limits = list[tuple[int, int]]
MINUTE, HOUR = 60, 3600
# purpose: how many turns within how many seconds
LIMITS = {
    "guest code": [(5, 10 * MINUTE), (20, 24 * HOUR)],
    "report": [(5, 10 * MINUTE)],
    "practise": [(120, MINUTE), (2000, HOUR)],
    "sign in from an address": [(6, MINUTE), (30, HOUR)],
    "sign in to an account": [(60, HOUR)],
    "sign in from a known device": [(6, MINUTE), (30, HOUR)],
    "sign in by a company": [(30, MINUTE), (600, HOUR)],
    "code of an app": [(1, 3 * MINUTE)],
    "sign up": [(6, MINUTE), (30, HOUR)],
    "ask for a letter": [(6, MINUTE), (30, HOUR)],
    "letter to an address": [(3, HOUR)],
    "export": [(10, MINUTE), (60, HOUR)],
    "costly page": [(20, MINUTE), (200, HOUR)],
    "keep what was typed": [(10, HOUR)],
}
LONGEST = timedelta(seconds=max(within for limits in LIMITS.values() for _, within in limits))


class TurnQuerySet(models.QuerySet["Turn"]):
    def expired(self, now: float | None = None) -> "TurnQuerySet":
        moment = datetime.fromtimestamp(now or time.time(), UTC)
        return self.filter(until__lt=moment)


class Turn(models.Model):
    """When somebody last took their turns. Whom it is about is told by a keyed digest alone."""

    key = models.CharField(max_length=64, primary_key=True)
    taken = models.JSONField(default=list)  # seconds since 1970, oldest first
    until = models.DateTimeField(db_index=True)  # after this the row says nothing any more

    objects = TurnQuerySet.as_manager()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.key


def take_turn(purpose: str, who: str, *, now: float | None = None) -> int:
    """Take one turn of `who`, or return after how many seconds there is one: 0 means taken."""
    now = time.time() if now is None else now
    # Looking first keeps a flood of refused requests from writing.
    if wait := wait_for_turn(purpose, who, now=now):
        return wait
    key, limits = _key(purpose, who), LIMITS[purpose]
    until = datetime.fromtimestamp(now + max(within for _, within in limits), UTC)
    with transaction.atomic():
        turn = _held(key, until)
        if wait := _wait(turn.taken, limits, now):
            return wait
        turn.taken = sorted([*_within(turn.taken, limits, now), now])
        turn.save(update_fields=["taken"])
    return 0


def wait_for_turn(purpose: str, who: str, *, now: float | None = None) -> int:
    """After how many seconds there is a turn; looking takes none."""
    before = Turn.objects.filter(key=_key(purpose, who)).first()
    return _wait(before.taken, LIMITS[purpose], now or time.time()) if before else 0


def note_turn(purpose: str, who: str) -> None:
    """Take a turn for what is done already; while somebody else writes, let it go by."""
    try:
        with _impatient():
            take_turn(purpose, who)
    except OperationalError:
        logger.warning("not counted: %s", purpose)


@contextmanager
def _impatient() -> Iterator[None]:
    """Within it a lock that somebody else holds is an error at once."""
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = 50")
            yield
        return
    patience = int(connection.settings_dict["OPTIONS"].get("timeout", 5) * 1000)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 50")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {patience}")


def _held(key: str, until: datetime) -> Turn:
    """The row of `key`, made if need be; nobody else writes it before this transaction ends."""
    row = Turn(key=key, until=until)
    Turn.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["key"], update_fields=["until"]
    )
    return Turn.objects.get(key=key)


def _within(taken: list[float], limits: Limits, now: float) -> list[float]:
    """The turns that still count. One far in the future is from a clock that was wrong."""
    longest = max(within for _, within in limits)
    return [moment for moment in taken if abs(now - moment) < longest]


def _wait(taken: list[float], limits: Limits, now: float) -> int:
    """Return the seconds until every limit has room for one more turn, 0 if they have."""
    taken = _within(taken, limits, now)
    full = [taken[-most] + within - now for most, within in limits if len(taken) >= most]
    return max(0, ceil(max(full, default=0)))


def _key(purpose: str, who: str) -> str:
    """A digest that nobody without the secret key can try addresses against."""
    text = f"{purpose}\n{who}".encode("utf-8", "replace")
    return hmac.new(settings.SECRET_KEY.encode(), text, hashlib.sha256).hexdigest()
