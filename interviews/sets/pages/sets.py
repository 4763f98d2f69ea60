"""The list of sets, and a set: read, edited, saved."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from interviews.jobs.kept import keep_and_sign_in, take_back
from interviews.models import Question, QuestionSet, SecurityEvent, SetLink, account_of
from interviews.papers.words import labels
from interviews.sets.access import editable_set, readable_set
from interviews.sets.build import TooMany, add_questions, make_set, touch
from interviews.sets.editor import Editor, Stale
from interviews.sets.forms import EditorsForm, ListForm, TitleForm
from interviews.sets.offers import offers_of
from interviews.sets.pins import newer_texts
from interviews.sets.select.blueprint import blueprint_from
from interviews.sets.select.coverage import coverage
from interviews.sets.words import quota_label
from interviews.web.gates import needs
from interviews.web.pages import paginate

NEWS = 5  # lines about what others did to one's links


@require_safe
def set_list(request: HttpRequest) -> HttpResponse:
    visible = QuestionSet.objects.visible_to(request.user)
    form = ListForm(request.GET)
    sets = form.narrowed(visible, request.user).with_card_details()
    context = {
        "form": form,
        "page": paginate(request, sets),
        "whose": form.tab,
        "news": SecurityEvent.objects.news_for(request.user)[:NEWS],
    }
    return render(request, "sets/list.html", context)


@require_POST
@needs("add_questionset")
def set_new(request: HttpRequest) -> HttpResponse:
    form = TitleForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("A set needs a title of up to 120 characters."))
        return redirect("sets:list")
    made = make_set([], by=account_of(request.user), title=form.cleaned_data["title"])
    return redirect(made)


@require_safe
@needs("view_questionset")
def set_page(request: HttpRequest, pk: int) -> HttpResponse:
    found = readable_set(request, pk)
    if not found.may_be_edited_by(request.user):
        return render(request, "sets/set.html", _context(request, found))
    editor = Editor(found, take_back(request, _place(pk)))
    if editor.posted is not None:
        editor.is_valid()
        text = _(
            "You were signed out while editing. Here is what you typed: look it over and save."
        )
        messages.warning(request, text)
    return _edit_page(request, editor)


@require_POST
def set_save(request: HttpRequest, pk: int) -> HttpResponse:
    if not request.user.is_authenticated:
        # The session ended while editing: what was typed waits behind the sign-in.
        get_object_or_404(QuestionSet, pk=pk)
        return keep_and_sign_in(request, _place(pk), then=reverse("sets:set", args=[pk]))
    found = editable_set(request, pk)
    editor = Editor(found, request.POST)
    if not editor.is_valid():
        return _edit_page(request, editor, status=422)
    action = request.POST.get("action", "save")
    editor.apply(action)
    try:
        editor.save(request.user, _("New section"))
    except Stale as stale:
        return _stale_page(request, pk, stale.saved)
    return _after(request, found, action)


def _after(request: HttpRequest, found: QuestionSet, action: str) -> HttpResponse:
    """Do what goes beyond the form, and come back to where one was."""
    verb, _dash, key = action.partition("-")
    if verb == "swap":
        return redirect("sets:swap", found.pk, key)
    page = reverse("sets:set", args=[found.pk])
    if verb == "add" and key == "codes":
        _add_codes(request, found)
    elif verb == "save":
        messages.success(request, _("Saved as version %(n)d.") % {"n": found.version})
    return HttpResponseRedirect(page + _anchor(request.POST.getlist("layout"), verb, key))


def _anchor(layout: Sequence[str], verb: str, key: str) -> str:
    """Where one was, without script: the question moved, or what follows the one taken out."""
    moved = f"entry-{key}"
    if verb == "remove" and moved in layout:
        after = layout[layout.index(moved) + 1 :]
        return f"#{after[0]}" if after else ""
    return f"#{moved}" if verb in ("up", "down") else ""


def _add_codes(request: HttpRequest, found: QuestionSet) -> None:
    words = request.POST.get("codes", "").upper().replace(",", " ").replace("，", " ").split()
    visible = Question.objects.visible_to(request.user).filter(code__in=words[:500])
    known = set(visible.values_list("code", flat=True))
    try:
        added = add_questions(found, [word for word in words if word in known])
    except TooMany:
        messages.error(request, _("A set holds up to 500 questions."))
        return
    if added:
        touch(found, account_of(request.user))
    left = [word for word in dict.fromkeys(words) if word not in added]
    if left:
        text = _("Not added: %(codes)s. They are in the set already, or not in the bank.")
        messages.error(request, text % {"codes": ", ".join(left)})


def _place(pk: int) -> str:
    return f"set-{pk}"


def _stale_page(request: HttpRequest, pk: int, saved: QuestionSet) -> HttpResponse:
    """Show what was typed again, beside what somebody else saved meanwhile; nothing is lost."""
    typed = Editor(readable_set(request, pk), request.POST)
    typed.is_valid()
    typed.seen = saved.version
    theirs = readable_set(request, pk)
    return _edit_page(request, typed, status=409, theirs=theirs)


def _edit_page(
    request: HttpRequest, editor: Editor, status: int = 200, **context: Any
) -> HttpResponse:
    context |= _context(request, editor.question_set) | {"editor": editor}
    return render(request, "sets/edit.html", context, status=status)


def _context(request: HttpRequest, found: QuestionSet) -> dict[str, Any]:
    entries = found.entry_list
    blueprint = blueprint_from(found.blueprint) if found.blueprint else None
    names = labels()
    covered = coverage(offers_of(entries), blueprint)
    return {
        "set": found,
        "coverage": covered,
        "fills": [(quota_label(fill.quota, names), fill) for fill in covered.fills],
        "tallies": [
            (names[slug], slug, n, covered.category_points[slug])
            for slug, n in covered.categories.items()
        ],
        "newer": newer_texts(entries),
        "retired": [e for e in entries if e.question.status != "published"],
        "last_use": found.uses.first(),
        "uses": found.uses.count(),
        "editors_form": EditorsForm(owner=found.owner_id, initial={"editors": found.editors.all()}),
        "may_add": request.user.has_perm("interviews.add_questionset"),
        "open_links": SetLink.objects.active().filter(question_set=found),
        "may_share": found.may_be_shared_by(request.user),
    }
