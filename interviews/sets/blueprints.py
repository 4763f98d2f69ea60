"""A paper by blueprint: say what it needs, see what the seed draws, keep it as a set."""

from random import randrange

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from interviews.models import Question, Role
from interviews.papers.words import labels
from interviews.sets.access import needs
from interviews.sets.build import make_set
from interviews.sets.forms import BlueprintForm, TitleForm
from interviews.sets.offers import offers_for
from interviews.sets.select.choose import choose
from interviews.sets.select.coverage import coverage
from interviews.sets.select.presets import PRESETS
from interviews.sets.words import quota_label, shortfall_lines, way_lines

PRESET_LABELS = [(name, gettext_lazy(preset.label)) for name, preset in PRESETS.items()]


class PresetForm(forms.Form):
    preset = forms.ChoiceField(choices=PRESET_LABELS)


@require_safe
@needs("add_questionset")
def blueprint_page(request):
    preset = PresetForm(request.GET)
    form = BlueprintForm(request.GET) if "q0-count" in request.GET else _preset_form(preset)
    context = {"form": form, "presets": PRESET_LABELS}
    if form.is_bound and form.is_valid():
        context |= _drawn(form, request)
    return render(request, "sets/blueprint.html", context)


@require_POST
@needs("add_questionset")
def blueprint_make(request):
    """Keep what the query string draws. The title comes with the form."""
    form, title = BlueprintForm(request.GET), TitleForm(request.POST)
    if not (form.is_valid() and title.is_valid()):
        messages.error(request, _("A set needs a title of up to 120 characters."))
        return redirect(f"{request.path.removesuffix('make/')}?{request.GET.urlencode()}")
    blueprint, seed = form.blueprint(), form.cleaned_data["seed"] or 0
    choice = choose(blueprint, offers_for(blueprint, request.user), seed)
    made = make_set(
        [offer.code for offer in choice.offers],
        by=request.user,
        title=title.cleaned_data["title"],
        role=Role.objects.filter(slug=blueprint.role).first(),
        blueprint=blueprint.as_dict(),
        seed=seed,
    )
    return redirect(made)


def _preset_form(preset):
    """The form filled as a preset says, or empty; with a seed of its own."""
    if not preset.is_valid():
        return BlueprintForm(initial={"seed": randrange(1_000_000), "quotas": [{"count": 5}]})
    chosen = PRESETS[preset.cleaned_data["preset"]].blueprint.as_dict()
    return BlueprintForm(initial={**chosen, "seed": randrange(1_000_000)})


def _drawn(form, request):
    blueprint, seed = form.blueprint(), form.cleaned_data["seed"] or 0
    choice = choose(blueprint, offers_for(blueprint, request.user), seed)
    names = labels()
    codes = [offer.code for offer in choice.offers]
    questions = {q.code: q for q in Question.objects.filter(code__in=codes).with_card_details()}
    covered = coverage(choice.offers, blueprint)
    again = request.GET.copy()
    again["seed"] = seed + 1
    return {
        "choice": choice,
        "questions": [questions[code] for code in codes],
        "coverage": covered,
        "fills": [(quota_label(fill.quota, names), fill) for fill in covered.fills],
        "short": shortfall_lines(choice, names),
        "ways": way_lines(choice),
        "again": again.urlencode(),
        "title_form": TitleForm(),
    }
