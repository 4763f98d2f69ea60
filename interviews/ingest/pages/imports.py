"""Hand in documents: files, several at once or one after the other, and pasted text."""

from collections.abc import Sequence

from django.contrib import messages
from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from interviews.ingest.extract.limits import UPLOAD_BYTES
from interviews.ingest.intake.later import receive_soon
from interviews.ingest.intake.receive import Received, open_batch
from interviews.ingest.intake.uploads import MOST, BoundedUploads, content_length, files
from interviews.ingest.pages.forms import PASTED, BatchForm
from interviews.models import ImportBatch, account_of
from interviews.web.gates import needs
from interviews.web.pages import about, htmx_of, paginate, said


@csrf_exempt  # the token is checked in _page, after the upload handler is in its place
@require_http_methods(["GET", "HEAD", "POST"])
@needs("import_documents")
def imports(request: HttpRequest) -> HttpResponse:
    """What was handed in so far, and the form to hand in more."""
    if request.method != "POST":
        return _page(request)
    if content_length(request) > MOST:
        return _too_much(request)
    request.upload_handlers.insert(0, BoundedUploads(request))
    try:
        return _page(request)
    except (RequestDataTooBig, TooManyFilesSent):
        return _too_much(request)


@csrf_protect
def _page(request: HttpRequest) -> HttpResponse:
    return _hand_in(request) if request.method == "POST" else _show(request, BatchForm())


def _show(
    request: HttpRequest, form: BatchForm, received: Sequence[Received] = (), status: int = 200
) -> HttpResponse:
    batches = ImportBatch.objects.with_tallies().select_related("created_by")
    page = paginate(request, batches.order_by("-created_at", "-pk"))
    context = {
        "form": form,
        "page": page,
        "received": received,
        "most": UPLOAD_BYTES,
        "keys": "ingest/_keys.html",
    }
    return render(request, "ingest/imports.html", context, status=status)


def _too_much(request: HttpRequest) -> HttpResponse:
    """Refuse the whole request, unread."""
    messages.error(request, gettext("That is too much at once. Send fewer or smaller files."))
    return _show(request, BatchForm(), status=413)


def _hand_in(request: HttpRequest) -> HttpResponse:
    form = BatchForm(request.POST)
    refused = _dropped(request)
    named = files(request)
    if not form.is_valid():
        return _answer(request, form, refused, None)
    pasted = form.cleaned_data["text"]
    if not named and not pasted.strip() and not refused:
        form.add_error(None, gettext("Choose at least one file, or paste some text."))
        return _answer(request, form, refused, None)
    batch = _batch(request, form)
    received = [*refused]
    for name, file in named:
        received += receive_soon(batch, name, file.read())
    if pasted.strip():
        received += receive_soon(batch, f"{PASTED}.txt", pasted.encode())
    return _answer(request, form, received, batch if batch.pk else None)


def _batch(request: HttpRequest, form: BatchForm) -> ImportBatch:
    """The batch that the page has opened with an earlier file, or a new one, not stored yet."""
    opened = request.POST.get("batch", "")
    by, is_key = account_of(request.user), opened.isdecimal() and len(opened) < 19
    batch = open_batch(int(opened), by) if is_key else None
    if batch is None:
        batch = form.save(commit=False)
        batch.created_by = by
    return batch


def _dropped(request: HttpRequest) -> list[Received]:
    return [
        refusal
        for handler in request.upload_handlers
        if isinstance(handler, BoundedUploads)
        for refusal in handler.refused
    ]


def _answer(
    request: HttpRequest, form: BatchForm, received: Sequence[Received], batch: ImportBatch | None
) -> HttpResponse:
    if htmx_of(request):
        context = {"form": form, "received": received, "batch": batch}
        return render(request, "ingest/_received.html", context)
    if batch is None:
        is_bad = form.errors or any(one.is_refused for one in received)
        return _show(request, form, received, status=422 if is_bad else 200)
    for one in received:
        if one.message:
            level = messages.ERROR if one.is_refused else messages.INFO
            messages.add_message(request, level, about(one.name, said(one.message)))
    return redirect(batch)
