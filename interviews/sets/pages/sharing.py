"""The secret link: whoever has it reads the set, prints it and exports it, and changes nothing."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from interviews.models import QuestionSet
from interviews.papers.booklets import booklet_of, booklet_of_set
from interviews.papers.respond import export_page, print_page
from interviews.sets.access import editable_set, readable_set
from interviews.sets.uses import record_use
from interviews.web.gates import needs


@require_POST
@needs("view_questionset")
def share(request, pk):
    """Open the link. Internal questions are let out only by one with the right who says so."""
    may_confirm = request.user.has_perm("interviews.share_internal_question")
    found = readable_set(request, pk) if may_confirm else editable_set(request, pk)
    internal = found.internal_codes()
    if internal and not ("confirmed" in request.POST and may_confirm):
        text = _("Not shared: %(codes)s are internal. Somebody with the right has to confirm them.")
        messages.error(request, text % {"codes": ", ".join(internal)})
        return redirect(found)
    found.share(internal)
    return redirect(found)


@require_POST
@needs("change_questionset")
def unshare(request, pk):
    found = editable_set(request, pk)
    found.unshare()
    messages.success(request, _("The link is closed."))
    return redirect(found)


@require_safe
@never_cache
def shared(request, secret):
    found = _shared_set(secret)
    response = render(request, "sets/shared.html", {"set": found})
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@require_safe
@never_cache
def shared_print(request, secret):
    found = _shared_set(secret)
    context = {
        "here": reverse("sets:shared_print", args=[secret]),
        "export": reverse("sets:shared_export", args=[secret]),
        "back": reverse("sets:shared", args=[secret]),
        "back_label": found.title,
    }
    return print_page(request, lambda **sheet: booklet_of(found, **sheet), **context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def shared_export(request, secret):
    found = _shared_set(secret)
    return export_page(
        request,
        lambda **sheet: booklet_of(found, **sheet),
        recipe=(booklet_of_set, {"pk": found.pk}),
        used=lambda sheet, name: record_use(found, sheet, name, request.user),
        title=found.title,
        count=len(found.entry_list),
        most=500,
        back=reverse("sets:shared", args=[secret]),
        action=request.path,
    )


def _shared_set(secret):
    """The set behind a link; while an internal question is not confirmed there is none."""
    found = QuestionSet.objects.active().with_entries().filter(secret=secret).first()
    if found is None or found.unconfirmed_codes():
        raise Http404
    return found
