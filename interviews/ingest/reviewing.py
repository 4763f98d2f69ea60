"""The review desk: the source at the left, one item at the right, least certain first."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from interviews.ingest import desk, review
from interviews.ingest.accept import accept, set_aside
from interviews.ingest.forms import AskedForm, ItemForm, WindowForm
from interviews.ingest.refusal import Refused
from interviews.ingest.replace import replace_published
from interviews.ingest.views import curators
from interviews.models import ImportedItem
from interviews.web import said

STRIP = 40  # items in the strip; the table has them all
State = ImportedItem.State


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@curators
def item(request, pk):
    rows = ImportedItem.objects.select_related(
        "document__batch", "similar_to__category", "question", "decided_by", "copy_of"
    )
    shown = get_object_or_404(rows, pk=pk)
    if request.method != "POST":
        return _desk(request, shown, ItemForm(item=shown))
    form = ItemForm(request.POST, item=shown)
    asked = AskedForm(request.POST)
    if not (form.is_valid() and asked.is_valid()):
        return _desk(request, shown, form, status=422)
    try:
        return _decided(request, shown, form, asked.cleaned_data)
    except Refused as refusal:
        form.add_error(None, said(refusal.message))
        return _desk(request, shown, form, status=422)


def _decided(request, shown, form, asked):
    """Keep what was typed, do what was asked, and go on to where that leads."""
    if asked["decision"] == "reject":
        set_aside(shown, State.REJECTED, by=request.user)
    elif asked["decision"] == "keep":
        set_aside(shown, State.KEPT, by=request.user)
    else:
        shown = review.save(shown, form.triple())
        return _acted(request, shown, asked)
    return redirect(_next(shown))


def _acted(request, shown, asked):
    if asked["decision"] in ("accept", "variant"):
        question = accept(shown, by=request.user, as_variant=asked["decision"] == "variant")
        _say(request, gettext("%(code)s is now a draft."), question)
    elif asked["decision"] == "replace":
        question = replace_published(shown, by=request.user)
        _say(
            request,
            gettext("%(code)s has this text as its next version, to be approved."),
            question,
        )
    elif asked["decision"] == "split":
        return redirect(_split(shown, asked))
    elif asked["decision"] == "merge":
        return redirect(review.merge(shown, by=request.user))
    elif asked["decision"] == "like":
        line = shown.start if asked["line"] is None else asked["line"]
        return redirect(review.like_line(shown, line))
    else:
        messages.success(request, gettext("Kept. The question still waits for a decision."))
        return redirect(shown)
    return redirect(_next(shown))


def _say(request, text, question):
    messages.success(request, text % {"code": question.code})


def _split(shown, asked):
    if asked["split_field"] and asked["split_at"] is not None:
        return review.split_text(shown, asked["split_field"], asked["split_at"])
    if asked["line"] is None:
        review.refuse(review.NOT_INSIDE)
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
