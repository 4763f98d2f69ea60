"""The basket's page and buttons: what a visitor has saved, and what a trainer gathers."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from interviews.exports.booklet import Booklet
from interviews.jobs.limits import spared
from interviews.models import Question, QuestionSet, Reader, account_of
from interviews.models.sets import QuestionSetQuerySet
from interviews.papers.booklets import booklet_of_basket, booklet_of_codes
from interviews.papers.respond import export_page, print_page
from interviews.sets.access import editable_set
from interviews.sets.basket import MOST, Basket, basket_of
from interviews.sets.build import TooMany, add_questions, make_set, touch
from interviews.sets.forms import TitleForm
from interviews.web.gates import needs
from interviews.web.pages import htmx_of
from interviews.web.shared import from_our_pages


class BasketForm(forms.Form):
    """Which question, what to do with it, and the page to go back to."""

    ACTIONS = ("add", "remove", "up", "down")

    code = forms.CharField(max_length=20)
    action = forms.ChoiceField(choices=[(action, action) for action in ACTIONS])
    next = forms.CharField(required=False)


class OrderForm(forms.Form):
    order = forms.CharField(max_length=21 * MOST)  # codes, a blank between them


@require_safe
@never_cache
def basket_page(request: HttpRequest) -> HttpResponse:
    context = _contents(request) | {"title_form": TitleForm(), "own_sets": _own_sets(request.user)}
    return render(request, "sets/basket.html", context)


@from_our_pages
@require_POST
def basket_change(request: HttpRequest) -> HttpResponse:
    form = BasketForm(request.POST)
    if not form.is_valid():
        return redirect("sets:basket")
    change, basket = form.cleaned_data, basket_of(request)
    code, at = change["code"], _place(basket, change["code"])
    _change(request, code, change["action"])
    response: HttpResponse
    if not htmx_of(request):
        row = code if code in basket else "".join(basket.codes[at : at + 1] or basket.codes[-1:])
        response = HttpResponseRedirect(_back(request, change["next"], code, row))
    elif change["next"]:
        context = {"question": {"code": code}, "next": change["next"], "swapped": True}
        response = render(request, "sets/_basket_button.html", context)
    else:
        response = render(request, "sets/_basket_facts.html", _contents(request) | {"out": code})
        if not basket.codes:
            response.headers["HX-Refresh"] = "true"
    return basket.keep_in(response)


def _change(request: HttpRequest, code: str, action: str) -> None:
    basket = basket_of(request)
    if action == "add":
        question = get_object_or_404(Question.objects.visible_to(request.user), code=code)
        if not basket.add(question.code):
            messages.error(request, _("The basket is full: it holds up to 500 questions."))
    elif action == "remove":
        basket.remove(code)
    else:
        basket.move(code, -1 if action == "up" else 1)


@require_POST
def basket_order(request: HttpRequest) -> HttpResponse:
    """Take over an order that the page shows already."""
    form = OrderForm(request.POST)
    if form.is_valid():
        basket_of(request).order(form.cleaned_data["order"].split())
    return basket_of(request).keep_in(HttpResponse(status=204))


@require_POST
def basket_empty(request: HttpRequest) -> HttpResponse:
    basket_of(request).empty()
    return basket_of(request).keep_in(redirect("sets:basket"))


@require_POST
def basket_restore(request: HttpRequest) -> HttpResponse:
    basket_of(request).restore()
    return basket_of(request).keep_in(redirect("sets:basket"))


def _contents(request: HttpRequest) -> dict[str, Any]:
    basket = basket_of(request)
    questions = basket.questions(request.user)
    return {
        "questions": questions,
        "gone": len(basket) - len(questions),
        "points": sum(question.points for question in questions),
        "minutes": sum(question.minutes for question in questions),
    }


def _own_sets(user: Reader) -> Sequence[QuestionSet] | QuestionSetQuerySet:
    if not user.has_perm("interviews.change_questionset"):
        return []
    return QuestionSet.objects.visible_to(user).active().filter(owner=account_of(user))[:50]


def _place(basket: Basket, code: str) -> int:
    return basket.codes.index(code) if code in basket else 0


def _back(request: HttpRequest, page: str, code: str, row: str) -> str:
    """Where one was: the button in the list, or the row of the basket."""
    if page and url_has_allowed_host_and_scheme(page, {request.get_host()}, request.is_secure()):
        return f"{page.partition('#')[0]}#take-{code}"
    return reverse("sets:basket") + (f"#row-{row}" if row else "")


@require_POST
@needs("add_questionset")
def basket_save(request: HttpRequest) -> HttpResponse:
    """Save the basket as a new set, and empty it."""
    form, basket = TitleForm(request.POST), basket_of(request)
    if not form.is_valid():
        messages.error(request, _("A set needs a title of up to 120 characters."))
        return redirect("sets:basket")
    made = make_set(
        _visible(basket, account_of(request.user)), by=account_of(request.user), **form.cleaned_data
    )
    basket.empty()
    return basket.keep_in(redirect(made))


@require_POST
@needs("change_questionset")
def basket_into(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the basket's questions into a set that is there, and empty the basket."""
    found, basket = editable_set(request, pk), basket_of(request)
    try:
        if add_questions(found, _visible(basket, request.user)):
            touch(found, account_of(request.user))
    except TooMany:
        messages.error(request, _("A set holds up to 500 questions."))
        return redirect("sets:basket")
    basket.empty()
    return basket.keep_in(redirect(found))


@require_safe
@never_cache
@spared()
def basket_print(request: HttpRequest) -> HttpResponse:
    context = {
        "here": reverse("sets:basket_print"),
        "export": reverse("sets:basket_export"),
        "back": reverse("sets:basket"),
        "back_label": _name(request.user),
    }
    return print_page(request, _maker(request), public=True, **context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def basket_export(request: HttpRequest) -> HttpResponseBase:
    return export_page(
        request,
        _maker(request),
        recipe=(booklet_of_basket, _recipe(request)),
        public=True,
        title=_name(request.user),
        count=len(_visible(basket_of(request), request.user)),
        most=MOST,
        back=reverse("sets:basket"),
        action=request.path,
    )


def _name(user: Reader) -> str:
    """Trainers gather a paper; whoever has no sets keeps what they like."""
    return _("Basket") if user.has_perm("interviews.view_questionset") else _("Saved questions")


def _recipe(request: HttpRequest) -> dict[str, Any]:
    title = str(_("Customer service interview questions"))
    return {
        "codes": basket_of(request).codes,
        "reader_pk": request.user.pk,
        "title": title,
    }


def _maker(request: HttpRequest) -> Callable[..., Booklet]:
    codes, title = basket_of(request).codes, _("Customer service interview questions")
    return lambda **sheet: booklet_of_codes(codes, request.user, title, **sheet)


def _visible(basket: Basket, user: Reader) -> list[str]:
    return [question.code for question in basket.questions(user)]
