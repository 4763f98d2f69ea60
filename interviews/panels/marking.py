"""Keep what an interviewer touched, and submit it: alone, and safe to be sent twice."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from interviews.models import Asked, PanelEvent, PanelMark, Seat
from interviews.panels.arrange import Refused, held, tell
from interviews.panels.sheets import Sheet, differ
from interviews.panels.standing import sheet_of


@transaction.atomic
def keep(
    seat: Seat,
    asked: Asked,
    values: dict[str, Any],
    *,
    age: int = 0,
    device: str = "",
    reason: str = "",
) -> Sheet:
    """Add a mark for each field of `values` that says something else than what stands there.

    `age` is how many seconds ago it was touched, as the device counts them: what was marked later
    on another device stands, though it came in before.
    """
    interview = held(seat.interview_id)
    row = Seat.objects.sitting().filter(pk=seat.pk).first()
    if row is None:
        raise Refused(_("You no longer sit at this table; nothing was kept."))
    if interview.is_closed:
        raise Refused(_("The marking is closed, and this came in after it. Tell who leads."))
    if row.submitted_at and not reason:
        raise Refused(_("You have submitted. A change needs a reason, and both marks are kept."))
    sheet = Sheet(row, [asked], list(row.marks.filter(asked=asked)))
    now = timezone.now()
    made_at = max(now - timedelta(seconds=age), interview.made_at)
    changed = {
        name: value for name, value in values.items() if differ(sheet.value(asked, name), value)
    }
    PanelMark.objects.bulk_create(
        PanelMark(
            **{"seat": row, "asked": asked, "field": name, "value": value, "made_at": made_at},
            **{"kept_at": now, "device": device, "reason": reason},
        )
        for name, value in changed.items()
    )
    if changed and row.submitted_at:
        tell(interview, PanelEvent.Kind.AMENDED, row.name, f"{asked.number}: {reason}")
    return Sheet(row, [asked], list(row.marks.filter(asked=asked)))


@transaction.atomic
def submit(seat: Seat) -> bool:
    """Hand the sheet in. False when it was handed in before; Refused while something is open."""
    interview = held(seat.interview_id)
    row = Seat.objects.sitting().filter(pk=seat.pk).first()
    if row is None or interview.is_closed:
        raise Refused(_("The marking is closed, and this came in after it. Tell who leads."))
    if row.submitted_at:
        return False
    if lacking := sheet_of(row, list(interview.asked.all())).lacking():
        numbers = ", ".join(str(asked.number) for asked, _open, _flags in lacking)
        raise Refused(_("Something is still open in question %(numbers)s.") % {"numbers": numbers})
    row.submitted_at = timezone.now()
    row.save(update_fields=["submitted_at"])
    tell(interview, PanelEvent.Kind.SUBMITTED, row.name)
    return True
