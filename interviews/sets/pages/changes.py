"""What is done to a whole set, or to one question of it, by a button of its own."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from interviews.models import Question, QuestionSet, SecurityEvent, SetEntry, account_of, note
from interviews.sets.access import editable_set, readable_set
from interviews.sets.build import add_questions, duplicate, new_entry, next_form, touch
from interviews.sets.drawing import draw_form, draw_missing, offers_in_place_of
from interviews.sets.forms import EditorsForm
from interviews.sets.pins import newer_texts, update_pins
from interviews.web.gates import needs


@require_safe
@needs("change_questionset")
def swap_page(request: HttpRequest, pk: int, entry: int) -> HttpResponse:
    found = editable_set(request, pk)
    chosen = _entry(found, entry)
    codes = [offer.code for offer in offers_in_place_of(found, chosen, request.user)]
    visible = Question.objects.visible_to(request.user)
    questions = {q.code: q for q in visible.filter(code__in=codes).with_card_details()}
    context = {"set": found, "entry": chosen, "questions": [questions[code] for code in codes]}
    return render(request, "sets/swap.html", context)


@require_POST
@needs("change_questionset")
@transaction.atomic
def swap(request: HttpRequest, pk: int, entry: int, code: str) -> HttpResponse:
    found = editable_set(request, pk)
    chosen = _entry(found, entry)
    question = Question.objects.visible_to(request.user).with_triple().filter(code=code).first()
    QuestionSet.objects.select_for_update().get(pk=pk)  # one at a time
    if question is None or found.entries.filter(question=question).exists():
        messages.error(
            request,
            _("%(code)s cannot be taken: it is in the set already, or gone.") % {"code": code},
        )
        return redirect("sets:swap", pk, entry)
    twin = new_entry(chosen.section, question, chosen.order)
    for name in ("points", "minutes"):
        if getattr(chosen, name) != chosen.triple[name]:  # set by hand for this paper
            setattr(twin, name, getattr(chosen, name))
    twin.pk = chosen.pk
    twin.save()
    touch(found, account_of(request.user))
    page = reverse("sets:set", args=[pk])
    return HttpResponseRedirect(f"{page}#entry-{chosen.pk}")


@require_POST
@needs("change_questionset")
def fill(request: HttpRequest, pk: int) -> HttpResponse:
    found = editable_set(request, pk)
    if not found.blueprint:
        messages.error(request, _("This set has no blueprint."))
        return redirect(found)
    choice = draw_missing(found, request.user)
    with transaction.atomic():
        added = add_questions(found, [offer.code for offer in choice.offers])
        if added:
            touch(found, account_of(request.user))
    if choice.shortfalls:
        missing = sum(short.missing for short in choice.shortfalls)
        messages.error(request, _("The bank has no question for %(n)d places.") % {"n": missing})
    return redirect(found)


@require_POST
@needs("add_questionset")
def parallel(request: HttpRequest, pk: int) -> HttpResponse:
    """Make another form without a question of this one, or say that there is none."""
    found = readable_set(request, pk)
    letter = next_form(found)
    if letter is None:
        messages.error(request, _("All letters for forms are used."))
        return redirect(found)
    made, choice = draw_form(found, letter, account_of(request.user))
    if made is None:
        messages.error(request, _("The bank has no other questions for this paper."))
        return redirect(found)
    if not choice.is_complete:
        messages.error(
            request,
            _("Form %(form)s has %(n)d of %(wanted)d questions: the bank has no more that fit.")
            % {"form": letter, "n": len(choice.picks), "wanted": choice.blueprint.count},
        )
    return redirect(made)


@require_POST
@needs("add_questionset")
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    found = readable_set(request, pk)
    title = (_("Copy of %(title)s") % {"title": found.title})[:120]
    return redirect(duplicate(found, by=account_of(request.user), title=title))


@require_POST
@needs("change_questionset")
def archive(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a set away, or take it out again."""
    found = editable_set(request, pk)
    found.archive(found.archived_at is None)
    return redirect(found)


@require_POST
@needs("delete_questionset")
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete an archived set. What was printed from it stays recorded."""
    found = editable_set(request, pk)
    if found.archived_at is None:
        messages.error(request, _("Archive the set first, then delete it."))
        return redirect(found)
    title = found.title
    note(SecurityEvent.Kind.SET_DELETED, by=request.user, about=found, whom=found.owner)
    found.delete()
    messages.success(request, _("“%(title)s” is deleted.") % {"title": title})
    return redirect("sets:list")


@require_POST
@needs("change_questionset")
def editors(request: HttpRequest, pk: int) -> HttpResponse:
    """Only the owner says who else may edit."""
    found = editable_set(request, pk)
    form = EditorsForm(request.POST, owner=found.owner_id)
    if found.owner_id == request.user.pk or request.user.is_superuser:
        if form.is_valid():
            found.editors.set(form.cleaned_data["editors"])
    else:
        messages.error(request, _("Only the owner can name editors."))
    return redirect(found)


@require_safe
@needs("view_questionset")
def newer(request: HttpRequest, pk: int) -> HttpResponse:
    found = readable_set(request, pk)
    rows = newer_texts(found.entry_list)
    context = {"set": found, "rows": rows, "may_edit": found.may_be_edited_by(request.user)}
    return render(request, "sets/newer.html", context)


@require_POST
@needs("change_questionset")
def update(request: HttpRequest, pk: int) -> HttpResponse:
    """Take over newer text: of the codes posted, or of all."""
    found = editable_set(request, pk)
    every = [entry.triple["code"] for entry in found.entry_list]
    codes = every if "all" in request.POST else request.POST.getlist("code")
    done = update_pins(found, codes, by=account_of(request.user))
    messages.success(request, _("Newer text taken over: %(codes)s.") % {"codes": ", ".join(done)})
    return redirect(found)


def _entry(question_set: QuestionSet, pk: int) -> SetEntry:
    found = next((e for e in question_set.entry_list if e.pk == pk), None)
    if found is None:
        raise Http404
    return found
