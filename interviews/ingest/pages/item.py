"""The review desk: the source at the left, one item at the right, least certain first."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods

from interviews.curation.locks import refuse
from interviews.curation.refusal import Refused
from interviews.ingest.decide import review
from interviews.ingest.decide.accept import accept, set_aside
from interviews.ingest.decide.gestures import undo_last
from interviews.ingest.decide.reading import show
from interviews.ingest.decide.replace import replace_in_bank
from interviews.ingest.decide.take import take
from interviews.ingest.pages import desk
from interviews.ingest.pages.forms import AskedForm, ItemForm, WindowForm
from interviews.models import Gesture, ImportedItem, Question, SourceDocument, User, account_of
from interviews.text.message import N_
from interviews.web.gates import needs
from interviews.web.pages import said

STALE = N_(
    "Nothing was saved yet: somebody else saved this question while you were writing."
    " Both texts stand here; save again to put yours in the place of theirs."
)
Place = ImportedItem | SourceDocument  # where one goes on
STRIP = 40  # items in the strip; the table has them all
State = ImportedItem.State
ASIDE = {"reject": State.REJECTED, "keep": State.KEPT}
TAKE: dict[str, Callable[..., Question]]
TAKE = {"accept": take, "variant": partial(accept, as_variant=True), "replace": replace_in_bank}


@require_http_methods(["GET", "HEAD", "POST"])
@needs("import_documents")
def item(request: HttpRequest, pk: int) -> HttpResponse:
    rows = ImportedItem.objects.select_related(
        *("document__batch", "similar_to__category", "question", "decided_by", "copy_of"),
        *("twin__document", "twin__question"),
    )
    shown = get_object_or_404(rows, pk=pk)
    if request.method != "POST":
        return _desk(request, shown, ItemForm(item=shown))
    asked, form = AskedForm(request.POST), ItemForm(request.POST, item=shown)
    try:
        if asked.is_valid() and asked.cleaned_data["decision"] in ASIDE:
            set_aside(shown, ASIDE[asked.cleaned_data["decision"]], by=account_of(request.user))
            return redirect(_next(shown))
        if asked.is_valid() and form.is_valid():
            edition = form.cleaned_data["edition"]
            shown = review.save(shown, form.triple(), by=account_of(request.user), edition=edition)
            return redirect(_acted(request, shown, asked.cleaned_data))
        if asked.errors.get("line"):
            form.add_error(None, asked.errors["line"].as_text().removeprefix("* "))
    except review.Stale as stale:
        form.clash_with(stale.saved)
        form.add_error(None, gettext(STALE))
        return _desk(request, get_object_or_404(rows, pk=pk), form, status=409)
    except Refused as refusal:
        form.add_error(None, said(refusal.message))
        shown = get_object_or_404(rows, pk=pk)
        form.take_edition(shown)
    return _desk(request, shown, form, status=422)


def _acted(request: HttpRequest, shown: ImportedItem, asked: Mapping[str, Any]) -> Place:
    """Do what was asked with what was typed; return where that leads."""
    match asked["decision"]:
        case "split":
            return _split(shown, asked, account_of(request.user))
        case "merge":
            return review.merge(shown, by=account_of(request.user))
        case "question" | "heading" | "answer" as kind:
            return _show_reader(request, shown, kind, asked["line"] or [shown.start])
        case "undo":
            tell_undone(request, undo_last(shown.document))
            return shown.document.items.filter(pk=shown.pk).first() or shown.document
        case "save":
            messages.success(request, gettext("Kept. The question still waits for a decision."))
            return shown
        case decision:
            question = TAKE[decision](shown, by=request.user)
            text = gettext("%(code)s has this text now, as a draft.")
            messages.success(request, text % {"code": question.code})
            return _next(shown)


def _show_reader(request: HttpRequest, shown: ImportedItem, kind: str, lines: list[int]) -> Place:
    """Read the document again as the marked lines show; the item in whose answer they are now."""
    document = shown.document
    show(document, kind, lines, by=account_of(request.user), item=shown)
    tell_read(request, document)
    here = document.items.waiting().filter(start=shown.start).in_order().first()
    return here if kind == "answer" and here else document


def tell_read(request: HttpRequest, document: SourceDocument) -> None:
    n = document.items.count()
    text = ngettext(
        "Read again: %(n)d question now. What you edited or decided stays as it was.",
        "Read again: %(n)d questions now. What you edited or decided stays as it was.",
        n,
    )
    messages.success(request, text % {"n": n})


def tell_undone(request: HttpRequest, gesture: Gesture) -> None:
    text = gettext("Undone: %(step)s.")
    messages.success(request, text % {"step": gesture.get_kind_display()})


def _split(shown: ImportedItem, asked: Mapping[str, Any], by: User) -> ImportedItem:
    if asked["split_field"] and asked["split_at"] is not None:
        return review.split_text(shown, asked["split_field"], asked["split_at"], by=by)
    if not asked["line"]:
        refuse(review.NOT_INSIDE)
    return review.split_line(shown, asked["line"][0], by=by)


def _next(shown: ImportedItem) -> Place:
    """The least certain item that still waits, or the table of all."""
    rest = shown.document.items.waiting().exclude(pk=shown.pk).least_certain_first()
    return rest.first() or shown.document


def _desk(
    request: HttpRequest, shown: ImportedItem, form: ItemForm, status: int = 200
) -> HttpResponse:
    document = shown.document
    waiting = document.items.waiting().least_certain_first()
    queue = list(waiting.only("pk", "place", "confidence", "document")[:STRIP])
    context = {
        "item": shown,
        "document": document,
        "form": form,
        "queue": queue,
        "tally": desk.tally(document),
        "source": desk.window(shown, WindowForm(request.GET).first_line()),
        "remarks": desk.remarks(shown),
        "origins": desk.origins(shown),
        "beside": desk.beside(shown),
        "lacking": desk.next_steps(shown),
        "extra": desk.extra(shown),
        "anchored": desk.anchored(shown),
        "last": document.gestures.last(),
        "keys": "ingest/_keys.html",
        **desk.neighbours(queue, shown),
    }
    return render(request, "ingest/item.html", context, status=status)
