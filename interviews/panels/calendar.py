"""An interview as a file for calendars (RFC 5545)."""

from __future__ import annotations

from django.utils import timezone

from interviews.models import Interview


def calendar_of(interview: Interview, address: str) -> bytes:
    """One event; sent again after a change, it takes the place of the first."""
    from icalendar import Calendar, Event

    calendar, event = Calendar(), Event()
    calendar.add("prodid", "-//questionbank//panels//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    event.add("uid", f"{interview.code}-{interview.made_at:%Y%m%d%H%M%S%f}@questionbank")
    event.add("dtstamp", timezone.now())
    event.add("sequence", interview.events.count())
    event.add("dtstart", interview.starts_at)
    event.add("dtend", interview.ends_at)
    event.add("summary", f"面试：{interview.candidate.vacancy.title}　{interview.candidate}")
    event.add("location", interview.place)
    event.add("description", f"{interview.form_code} {interview.set_title}\n{address}")
    event.add("url", address)
    calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content
