"""The basket's page and buttons, for visitors too."""

from django import forms
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from interviews.models import Question, QuestionSet
from interviews.papers.booklets import booklet_of_basket, booklet_of_codes
from interviews.papers.respond import export_page, print_page
from interviews.sets.access import editable_set
from interviews.sets.basket import MOST, Basket
from interviews.sets.build import TooMany, add_questions, make_set, touch
from interviews.sets.forms import TitleForm
from interviews.web.gates import needs


class BasketForm(forms.Form):
    """Which question, what to do with it, and the page to go back to."""

    code = forms.CharField(max_length=20)
    action = forms.ChoiceField(choices=[(w, w) for w in ("add", "remove", "up", "down")])
    next = forms.CharField(required=False)


@require_safe
def basket_page(request):
    basket = Basket(request.session)
    questions = basket.questions(request.user)
    own = QuestionSet.objects.none()
    if request.user.has_perm("interviews.change_questionset"):
        own = QuestionSet.objects.visible_to(request.user).active().filter(owner=request.user)
    context = {
        "questions": questions,
        "gone": len(basket) - len(questions),
        "points": sum(question.points for question in questions),
        "minutes": sum(question.minutes for question in questions),
        "own_sets": own[:50],
        "title_form": TitleForm(),
    }
    return render(request, "sets/basket.html", context)


@require_POST
def basket_change(request):
    form = BasketForm(request.POST)
    if not form.is_valid():
        return redirect("sets:basket")
    change, basket = form.cleaned_data, Basket(request.session)
    code, action = change["code"], change["action"]
    if action == "add":
        visible = Question.objects.visible_to(request.user)
        question = get_object_or_404(visible, code=code)
        if not basket.add(question.code):
            messages.error(request, _("The basket is full: it holds up to 500 questions."))
    elif action == "remove":
        basket.remove(code)
    else:
        basket.move(code, -1 if action == "up" else 1)
    if request.htmx:
        context = {"question": {"code": code}, "next": change["next"], "swapped": True}
        return render(request, "sets/_basket_button.html", context)
    return HttpResponseRedirect(_back(request, change["next"]))


def _back(request, page):
    if url_has_allowed_host_and_scheme(page, {request.get_host()}, request.is_secure()):
        return page
    return reverse("sets:basket")


@require_POST
def basket_empty(request):
    Basket(request.session).keep([])
    return redirect("sets:basket")


@require_POST
@needs("add_questionset")
def basket_save(request):
    """Save the basket as a new set, and empty it."""
    form, basket = TitleForm(request.POST), Basket(request.session)
    if not form.is_valid():
        messages.error(request, _("A set needs a title of up to 120 characters."))
        return redirect("sets:basket")
    made = make_set(_visible(basket, request.user), by=request.user, **form.cleaned_data)
    basket.keep([])
    return redirect(made)


@require_POST
@needs("change_questionset")
def basket_into(request, pk):
    """Put the basket's questions into a set that is there, and empty the basket."""
    found, basket = editable_set(request, pk), Basket(request.session)
    try:
        if add_questions(found, _visible(basket, request.user)):
            touch(found, request.user)
    except TooMany:
        messages.error(request, _("A set holds up to 500 questions."))
        return redirect("sets:basket")
    basket.keep([])
    return redirect(found)


@require_safe
def basket_print(request):
    context = {
        "here": reverse("sets:basket_print"),
        "export": reverse("sets:basket_export"),
        "back": reverse("sets:basket"),
        "back_label": _("Basket"),
    }
    return print_page(request, _maker(request), public=True, **context)


@require_http_methods(["GET", "HEAD", "POST"])
def basket_export(request):
    return export_page(
        request,
        _maker(request),
        recipe=(booklet_of_basket, _recipe(request)),
        public=True,
        title=_("Basket"),
        count=len(_visible(Basket(request.session), request.user)),
        most=MOST,
        back=reverse("sets:basket"),
        action=request.path,
    )


def _recipe(request):
    title = str(_("Customer service interview questions"))
    return {
        "codes": Basket(request.session).codes,
        "reader_pk": request.user.pk,
        "title": title,
    }


def _maker(request):
    codes, title = Basket(request.session).codes, _("Customer service interview questions")
    return lambda **sheet: booklet_of_codes(codes, request.user, title, **sheet)


def _visible(basket, user):
    return [question.code for question in basket.questions(user)]
