"""Secret links: whoever has one reads the set, prints and exports the sheets it names, no more."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from interviews.jobs.limits import spared
from interviews.models import QuestionSet, SecurityEvent, SetLink, User, account_of, note
from interviews.models.set_links import MOCK
from interviews.papers.booklets import booklet_of, booklet_of_set
from interviews.papers.forms import SHEETS
from interviews.papers.respond import export_page, print_page
from interviews.sets.access import readable_set
from interviews.sets.link_forms import LETS_OUT, HandForm, LinkForm
from interviews.sets.uses import record_use
from interviews.web.gates import needs


@require_http_methods(["GET", "HEAD", "POST"])
@needs("view_questionset")
def links(request: HttpRequest, pk: int) -> HttpResponse:
    """The links of a set; a POST opens another one."""
    found = _shareable_set(request, pk)
    internal = found.internal_codes()
    may_confirm = request.user.has_perm("interviews.share_internal_question")
    form = LinkForm(request.POST or None, internal=internal, may_confirm=may_confirm)
    if form.is_bound and form.is_valid():
        _open(found, form, internal, account_of(request.user))
        _note(request, SecurityEvent.Kind.LINK_OPENED, found, found.owner)
        messages.success(request, _("The link is open."))
        return redirect("sets:links", pk)
    context = {
        "set": found,
        "form": form,
        "internal": internal,
        "rows": [_row(link, internal) for link in found.links.select_related("owner")],
        "hand_form": HandForm(),
    }
    return render(request, "sets/links.html", context, status=422 if form.is_bound else 200)


def _open(found: QuestionSet, form: LinkForm, internal: list[str], user: User) -> SetLink:
    days = form.cleaned_data["days"]
    return SetLink.objects.create(
        question_set=found,
        sheets=form.cleaned_data["sheets"],
        note=form.cleaned_data["note"],
        internal=internal,
        owner=user,
        expires_at=timezone.now() + timedelta(days=int(days)) if days else None,
    )


def _row(link: SetLink, internal: list[str]) -> dict[str, Any]:
    names = [LETS_OUT[name] for name in link.sheets if name in LETS_OUT]
    return {"link": link, "sheets": names, "unconfirmed": link.unconfirmed(internal)}


@require_POST
@needs("view_questionset")
def close_link(request: HttpRequest, pk: int, link: int) -> HttpResponse:
    found = _link(request, pk, link)
    found.close()
    _note(request, SecurityEvent.Kind.LINK_CLOSED, found.question_set, _whom(request, found))
    messages.success(request, _("The link is closed."))
    return redirect("sets:links", pk)


@require_POST
@needs("view_questionset")
def confirm_link(request: HttpRequest, pk: int, link: int) -> HttpResponse:
    """Let out what has become internal since: only by one with the right."""
    found = _link(request, pk, link)
    if not request.user.has_perm("interviews.share_internal_question"):
        raise PermissionDenied
    found.internal = found.question_set.internal_codes()
    found.save(update_fields=["internal"])
    _note(request, SecurityEvent.Kind.LINK_CONFIRMED, found.question_set, _whom(request, found))
    return redirect("sets:links", pk)


@require_POST
@needs("view_questionset")
def hand_link(request: HttpRequest, pk: int, link: int) -> HttpResponse:
    """Make somebody else answerable for a link: its address stays."""
    found, form = _link(request, pk, link), HandForm(request.POST)
    if form.is_valid():
        found.owner = form.cleaned_data["person"]
        found.save(update_fields=["owner"])
        _note(request, SecurityEvent.Kind.LINK_HANDED, found.question_set, found.owner)
        text = _("The link is in the hands of %(person)s now.")
        messages.success(request, text % {"person": found.owner})
    return redirect("sets:links", pk)


def _note(
    request: HttpRequest, kind: SecurityEvent.Kind, question_set: QuestionSet, whom: User | None
) -> None:
    """Write it down, and let `whom` know at their next look at the sets."""
    note(kind, by=request.user, about=question_set, whom=whom)


def _whom(request: HttpRequest, link: SetLink) -> User | None:
    """Whom a change of `link` concerns: who answers for it, or the owner of its set."""
    return link.question_set.owner if link.owner in (None, request.user) else link.owner


def _shareable_set(request: HttpRequest, pk: int) -> QuestionSet:
    found = readable_set(request, pk)
    if not (
        found.may_be_shared_by(account_of(request.user))
        or found.links.filter(owner=account_of(request.user))
    ):
        raise PermissionDenied
    return found


def _link(request: HttpRequest, pk: int, link: int) -> SetLink:
    """A link that the reader may close or hand over: their own, or of a set that they may share."""
    found = get_object_or_404(SetLink, pk=link, question_set=readable_set(request, pk))
    if not (found.owner == request.user or found.question_set.may_be_shared_by(request.user)):
        raise PermissionDenied
    return found


@require_safe
@never_cache
def shared(request: HttpRequest, secret: str) -> HttpResponse:
    link, found = _shared(secret)
    if request.method == "GET" and not found.may_be_shared_by(request.user):
        link.count_opening()
    sheets = [(name, label) for name, label in SHEETS.items() if name in link.sheets]
    context = {"set": found, "link": link, "sheets": sheets, "mock": MOCK in link.sheets}
    response = render(request, "sets/shared.html", context)
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@require_safe
@never_cache
@spared()
def shared_print(request: HttpRequest, secret: str) -> HttpResponse:
    link, found = _papers(secret)
    context: dict[str, Any] = {
        "here": reverse("sets:shared_print", args=[secret]),
        "export": reverse("sets:shared_export", args=[secret]),
        "back": reverse("sets:shared", args=[secret]),
        "back_label": found.title,
    }
    make = lambda **sheet: booklet_of(found, **sheet)  # noqa: E731
    return print_page(request, make, allowed=link.papers, **context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def shared_export(request: HttpRequest, secret: str) -> HttpResponseBase:
    link, found = _papers(secret)
    return export_page(
        request,
        lambda **sheet: booklet_of(found, **sheet),
        allowed=link.papers,
        recipe=(booklet_of_set, {"pk": found.pk}),
        used=lambda sheet, name: record_use(found, sheet, name, request.user),
        title=found.title,
        count=len(found.entry_list),
        most=500,
        back=reverse("sets:shared", args=[secret]),
        action=request.path,
    )


def _papers(secret: str) -> tuple[SetLink, QuestionSet]:
    """A link that lets papers out, and its set."""
    link, found = _shared(secret)
    if not link.papers:
        raise Http404
    return link, found


def _shared(secret: str) -> tuple[SetLink, QuestionSet]:
    """A link and its set; while an internal question is not confirmed there is none."""
    link = SetLink.objects.active().filter(secret=secret).first()
    if link is None:
        raise Http404
    found = QuestionSet.objects.with_entries().get(pk=link.question_set_id)
    if link.unconfirmed(found.internal_codes()):
        raise Http404
    return link, found
