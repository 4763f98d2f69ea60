"""The review desk: the source at the left, one item at the right, least certain first."""

from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from interviews.curation.locks import refuse
from interviews.curation.refusal import Refused
from interviews.ingest.decide import review
from interviews.ingest.decide.accept import accept, set_aside
from interviews.ingest.decide.replace import replace_in_bank
from interviews.ingest.decide.take import take
from interviews.ingest.pages import desk
from interviews.ingest.pages.forms import AskedForm, ItemForm, WindowForm
from interviews.models import ImportedItem
from interviews.web.gates import needs
from interviews.web.pages import said

STRIP = 40  # items in the strip; the table has them all
State = ImportedItem.State
ASIDE = {"reject": State.REJECTED, "keep": State.KEPT}
TAKE = {"accept": take, "variant": partial(accept, as_variant=True), "replace": replace_in_bank}


@require_http_methods(["GET", "HEAD", "POST"])
@needs("import_documents")
def item(request, pk):
    rows = ImportedItem.objects.select_related(
        "document__batch", "similar_to__category", "question", "decided_by", "copy_of"
    )
    shown = get_object_or_404(rows, pk=pk)
    if request.method != "POST":
        return _desk(request, shown, ItemForm(item=shown))
    asked, form = AskedForm(request.POST), ItemForm(request.POST, item=shown)
    try:
        if asked.is_valid() and asked.cleaned_data["decision"] in ASIDE:
            set_aside(shown, ASIDE[asked.cleaned_data["decision"]], by=request.user)
            return redirect(_next(shown))
        if asked.is_valid() and form.is_valid():
            shown = review.save(shown, form.triple())
            return redirect(_acted(request, shown, asked.cleaned_data))
    except Refused as refusal:
        form.add_error(None, said(refusal.message))
    return _desk(request, shown, form, status=422)


def _acted(request, shown, asked):
    """Do what was asked with what was typed; return where that leads."""
    match asked["decision"]:
        case "split":
            return _split(shown, asked)
        case "merge":
            return review.merge(shown, by=request.user)
        case "like":
            line = shown.start if asked["line"] is None else asked["line"]
            return review.like_line(shown.document, line)
        case "save":
            messages.success(request, gettext("Kept. The question still waits for a decision."))
            return shown
        case decision:
            question = TAKE[decision](shown, by=request.user)
            text = gettext("%(code)s has this text now, as a draft.")
            messages.success(request, text % {"code": question.code})
            return _next(shown)


def _split(shown, asked):
    if asked["split_field"] and asked["split_at"] is not None:
        return review.split_text(shown, asked["split_field"], asked["split_at"])
    if asked["line"] is None:
        refuse(review.NOT_INSIDE)
    return review.split_line(shown, asked["line"])


def _next(shown):
    """The least certain item that still waits, or the table of all."""
    rest = shown.document.items.waiting().exclude(pk=shown.pk).least_certain_first()
    return rest.first() or shown.document


def _desk(request, shown, form, status=200):
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
        "keys": "ingest/_keys.html",
        **desk.neighbours(queue, shown),
    }
    return render(request, "ingest/item.html", context, status=status)
