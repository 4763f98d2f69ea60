"""A paper by blueprint: say what it needs, see what the seed draws, keep it as a set."""

import re
from collections.abc import Iterable
from random import randrange
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from interviews.models import Question, Role, account_of
from interviews.papers.words import labels
from interviews.sets.build import make_set
from interviews.sets.forms import BlueprintForm, TitleForm
from interviews.sets.offers import kinds, offers_for
from interviews.sets.select.blueprint import Blueprint
from interviews.sets.select.choose import choose
from interviews.sets.select.coverage import coverage
from interviews.sets.select.presets import Preset, presets
from interviews.sets.words import quota_label, shortfall_lines, way_lines
from interviews.web.fields import Choices, set_choices
from interviews.web.gates import needs
from interviews.web.pages import said

SEEDS = 1_000_000


def _presets() -> dict[str, Preset]:
    roles = {role.slug: str(role) for role in Role.objects.all()}
    return presets(roles, kinds())


class PresetForm(forms.Form):
    preset = forms.ChoiceField()

    def __init__(self, query: QueryDict, found: Iterable[tuple[str, Preset]]) -> None:
        super().__init__(query)
        self.choices: Choices = [(name, said(preset.label)) for name, preset in found]
        set_choices(self, "preset", self.choices)


@require_safe
@needs("add_questionset")
def blueprint_page(request: HttpRequest) -> HttpResponse:
    found = _presets()
    preset = PresetForm(request.GET, found.items())
    if preset.is_valid():
        return redirect(f"{request.path}?{_query(found[preset.cleaned_data['preset']].blueprint)}")
    form = BlueprintForm(request.GET) if "q0-count" in request.GET else _empty_form()
    context = {"form": form, "presets": preset.choices}
    if form.is_bound and form.is_valid():
        context |= _drawn(form, request)
    return render(request, "sets/blueprint.html", context)


@require_POST
@needs("add_questionset")
def blueprint_make(request: HttpRequest) -> HttpResponse:
    """Keep what the query string draws. The title comes with the form."""
    form, title = BlueprintForm(request.GET), TitleForm(request.POST)
    if not (form.is_valid() and title.is_valid()):
        messages.error(request, _("A set needs a title of up to 120 characters."))
        return redirect(f"{request.path.removesuffix('make/')}?{request.GET.urlencode()}")
    blueprint, seed = form.blueprint(), form.cleaned_data["seed"] or 0
    choice = choose(blueprint, offers_for(blueprint, request.user), seed)
    made = make_set(
        [offer.code for offer in choice.offers],
        by=account_of(request.user),
        title=title.cleaned_data["title"],
        role=Role.objects.filter(slug=blueprint.role).first(),
        blueprint=blueprint.as_dict(),
        seed=seed,
    )
    return redirect(made)


def _query(blueprint: Blueprint) -> str:
    """A preset as the query string of the form, with a seed of its own."""
    fields = {"role": blueprint.role, "seed": randrange(SEEDS)}
    fields["max_minutes"] = blueprint.max_minutes or ""
    for n, quota in enumerate(blueprint.quotas):
        values = {"count": quota.count, "category": quota.category, "points": quota.points}
        fields |= {f"q{n}-{field}": value for field, value in values.items()}
    return urlencode(fields)


def _empty_form() -> BlueprintForm:
    return BlueprintForm(initial={"seed": randrange(SEEDS)})


def _drawn(form: BlueprintForm, request: HttpRequest) -> dict[str, Any]:
    blueprint, seed = form.blueprint(), form.cleaned_data["seed"] or 0
    choice = choose(blueprint, offers_for(blueprint, request.user), seed)
    names = labels()
    codes = [offer.code for offer in choice.offers]
    visible = Question.objects.visible_to(request.user)
    questions = {q.code: q for q in visible.filter(code__in=codes).with_card_details()}
    covered = coverage(choice.offers, blueprint)
    again = request.GET.copy()
    again["seed"] = str(seed + 1)
    return {
        "choice": choice,
        "questions": [questions[code] for code in codes],
        "coverage": covered,
        "fills": [(quota_label(fill.quota, names), fill) for fill in covered.fills],
        "short": shortfall_lines(choice, names),
        "ways": [(_without(request.GET, name), line) for name, line in way_lines(choice)],
        "again": again.urlencode(),
        "title_form": TitleForm(),
    }


def _without(query: QueryDict, condition: str) -> str:
    """The query string of the form with one condition given up."""
    left = query.copy()
    for name in query:
        if name == condition or re.fullmatch(rf"q\d+-{condition}", name):
            del left[name]
    return left.urlencode()
