"""The history of a question: its log, its versions, and any two of them side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from interviews.admin.questions.forms import CompareForm
from interviews.curation import transitions
from interviews.curation.compare import differences
from interviews.models import Event, Question
from interviews.web.gates import who_may

DRAFT = "draft"


def page(request: HttpRequest, question: Question, model_admin: ModelAdmin[Any]) -> HttpResponse:
    if not request.user.has_perm("interviews.view_question"):
        raise PermissionDenied(who_may("view_question"))
    versions = list(question.versions.order_by("-number").select_related("author", "approver"))
    events = list(question.events.select_related("by"))
    origins = _origins(events)
    open_draft = _open_draft(question)
    triples = {str(version.number): version.as_triple() for version in versions}
    if open_draft:
        triples = {DRAFT: open_draft.as_triple(), **triples}
    names = list(triples)
    form = CompareForm(request.GET, [(name, _name(name)) for name in names])
    old, new = form.chosen(*_usual(names))
    changed, same = differences(triples[old], triples[new]) if len(names) > 1 else ([], [])
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("History of %(code)s") % {"code": question.code},
        "opts": model_admin.opts,
        "question": question,
        "versions": [(version, origins.get(version.number, "")) for version in versions],
        "open_draft": open_draft,
        "choices": [(name, _name(name)) for name in names],
        "old": old,
        "new": new,
        "old_name": _name(old),
        "new_name": _name(new),
        "changed": changed,
        "same": same,
        "events": events,
        "may_restore": request.user.has_perm(transitions.WRITE) and question.status != "retired",
    }
    return render(request, "curation/history.html", context)


def _open_draft(question: Question) -> Question | None:
    """What is being written: the open revision, or the question itself while it is not up."""
    if question.status == "published":
        return question.revisions.with_triple().first()
    return question if question.status in ("draft", "review") else None


def _origins(events: Iterable[Event]) -> dict[int | None, str]:
    """How versions came about that nobody submitted and approved here, by number."""
    kinds = (Event.Kind.LOADED, Event.Kind.DERIVED, Event.Kind.UNDONE)
    first = {event.version: event for event in events}  # the oldest, which stands last
    return {n: event.get_kind_display() for n, event in first.items() if event.kind in kinds}


def _usual(names: Sequence[str]) -> tuple[str, str]:
    """The last two, the older one first."""
    new, old = [*names[:2], *names[:1], "", ""][:2]
    return old, new


def _name(name: str) -> str:
    return _("the draft") if name == DRAFT else _("version %(n)s") % {"n": name} if name else ""
