"""The one Tally that a process keeps, and how it comes to stand for the bank as it is."""

from dataclasses import dataclass
from threading import Lock

from interviews.models.revision import BankRevision, Change
from interviews.models.tally import Tally


@dataclass(frozen=True)
class Standing:
    """A Tally, and the changes that it knows of."""

    token: tuple[int, int] | None
    changes: dict[int, Change]
    tally: Tally


_kept: Standing | None = None
_following = Lock()
_anew = False


def tally() -> Tally:
    """The Tally of the bank as it is now: one query, and after a change a few more.

    One thread follows a change and the others wait for it, which is soon. While one counts the
    whole bank anew, which is long, the others go on with what was counted before; what is shown
    of it are numbers, for rows are always read as they are.
    """
    global _kept
    token = BankRevision.objects.current()
    if _kept and token and _kept.token == token:
        return _kept.tally
    before = _kept
    if not _following.acquire(blocking=not (before and _anew)) and before:
        return before.tally
    try:
        _kept = _followed(_kept)
        return _kept.tally
    finally:
        _following.release()


def revision() -> tuple[int, int] | None:
    """The state of the bank that tally() stands for now; None while it is behind or cannot tell."""
    token = BankRevision.objects.current()
    tally()
    return token if token and _kept and _kept.token == token else None


def _followed(kept: Standing | None) -> Standing:
    """The Standing of the bank as it is, from an earlier one where that is possible."""
    changes = BankRevision.objects.changes()
    token = (len(changes), sum(changes)) if changes else None
    if kept is None or (since := _since(kept.changes, changes)) is None:
        return Standing(token, changes, _counted_anew())
    keys = {change.question for change in since if change.question is not None}
    terms = any(change.question is None for change in since)
    return Standing(token, changes, kept.tally.followed(keys, terms) if since else kept.tally)


def _counted_anew() -> Tally:
    global _anew
    _anew = True
    try:
        return Tally()
    finally:
        _anew = False


def _since(known: dict[int, Change], now: dict[int, Change]) -> list[Change] | None:
    """The changes between two states of the bank; None when some of them cannot be told.

    A row that is no longer there was taken away with the oldest, or its change was rolled back.
    """
    if not known.keys() & now.keys():
        return None
    new = [now[token] for token in now.keys() - known.keys()]
    lost = [known[token] for token in known.keys() - now.keys()]
    if any(change.gone for change in new):
        taken = sum(change.gone for change in new) == sum(change.token for change in lost)
        return new if taken else None
    return new + lost
