"""When a file says that it was made: the booklet's date, so that equal input gives equal bytes."""

from datetime import UTC, datetime

from interviews.exports.booklet import Booklet

UNDATED = datetime(2000, 1, 1, tzinfo=UTC)


def made_at(booklet: Booklet) -> datetime:
    """Return midnight (UTC) of `made_on`, or a fixed moment for an undated booklet."""
    if not booklet.made_on:
        return UNDATED
    return datetime.fromisoformat(booklet.made_on).replace(tzinfo=UTC)
