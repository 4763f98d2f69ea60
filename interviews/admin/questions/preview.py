"""The question as it will look, while it is written: rendered by the server from what is typed."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from interviews.admin.questions.draft import CriterionForm, QuestionForm
from interviews.admin.questions.forms import SimilarForm
from interviews.admin.questions.panel import gaps_of, hints_of
from interviews.bankfile.complete import COUNTS, LENGTHS, sizes
from interviews.bankfile.samples import LEVELS, tidied
from interviews.bankfile.triple import Criterion, Sample, Triple
from interviews.curation.duplicates import similar
from interviews.models import Question
from interviews.web.gates import needs

MOST_LINES = 50
LISTS = ("key_points", "probes", "red_flags", "warnings", "basis")
# What the site's page of a question looks like, for the sheet beside the form and at review.
PREVIEW_STYLES = [
    f"css/{name}.css" for name in ("tokens", "base", "components", "question", "prose", "preview")
]


class TypedForm(QuestionForm):
    """The fields as they stand in the browser, whether they may be saved or not."""

    class Meta(QuestionForm.Meta):
        exclude = ("code",)


@require_POST
@needs("change_question")
def preview_view(request: HttpRequest) -> HttpResponse:
    """The page for a browser without script; for the script what it puts into the form."""
    form, triple = _typed(request.POST)
    context = {"question": form.instance, "triple": triple, "roles": form.cleaned_data["roles"]}
    if not request.accepts("text/html") or "json" in request.headers.get("Accept", ""):
        gaps = {"gaps": gaps_of(triple), "hints": hints_of(triple), "linked": True}
        values = {
            "preview": render_to_string("admin/_preview.html", context, request),
            "gaps": render_to_string("curation/_gaps.html", gaps, request),
            "sizes": [_said(size) for size in sizes(triple, LENGTHS | COUNTS)],
        }
        return JsonResponse(values)
    return render(request, "admin/question_preview.html", context)


def _said(size: Any) -> dict[str, Any]:
    text = gettext("%(count)d of %(lowest)d to %(highest)d")
    counted = {"count": size.length, "lowest": size.lowest, "highest": size.highest}
    return {"field": size.field, "text": text % counted, "fits": size.fits}


def _typed(posted: QueryDict) -> tuple[TypedForm, Triple]:
    form = TypedForm(posted)
    form.is_valid()
    cleaned = form.cleaned_data
    cleaned.setdefault("roles", [])
    question = form.instance
    question.code = posted.get("code") or _code_at(posted.get("_place", ""))
    question.category = cleaned.get("category")
    return form, _triple(question, cleaned, _lines(posted))


def _triple(question: Question, cleaned: dict[str, Any], lines: list[dict[str, Any]]) -> Triple:
    texts: dict[str, Any] = {
        name: cleaned.get(name) or "" for name in ("stem", "answer", "analysis")
    }
    shown: dict[str, Any] = {
        name: str(cleaned.get(name) or "") for name in ("picture", "picture_alt")
    }
    lists: dict[str, Any] = {name: tuple(cleaned.get(name) or ()) for name in LISTS}
    credit: dict[str, Any] = {
        name: cleaned.get(name) or "" for name in ("source", "author", "licence")
    }
    numbers: dict[str, Any] = {
        name: cleaned.get(name) or 0 for name in ("difficulty", "points", "minutes")
    }
    return Triple(
        code=question.code,
        status=Question.Status.DRAFT.value,
        visibility=cleaned.get("visibility") or Question.Visibility.PUBLIC.value,
        roles=tuple(role.slug for role in cleaned["roles"]),
        category=question.category.slug if question.category else "",
        competencies=tuple(str(term) for term in cleaned.get("competencies") or ()),
        tags=tuple(str(tag) for tag in cleaned.get("tags") or ()),
        rubric=tuple(map(_line, lines)),
        samples=tidied(_sample(level, cleaned, lines) for level in LEVELS),
        cluster=cleaned.get("cluster") or "",
        **texts,
        **lists,
        **shown,
        **credit,
        **numbers,
    )


def _code_at(place: str) -> str:
    if not place.isdecimal():
        return ""
    return Question.objects.filter(pk=place).values_list("code", flat=True).first() or ""


def _sample(level: str, cleaned: dict[str, Any], lines: list[dict[str, Any]]) -> Sample:
    answer, why = (cleaned.get(f"{level}_{part}") or "" for part in ("answer", "why"))
    return Sample(level, answer, tuple(line.get(f"{level}_mark") or 0 for line in lines), why)


def _lines(posted: QueryDict) -> list[dict[str, Any]]:
    """The lines of the rubric in their order, without those that are blank or crossed out."""
    total = posted.get("criteria-TOTAL_FORMS", "")
    count = min(int(total), MOST_LINES) if total.isdecimal() else 0
    forms = [CriterionForm(posted, prefix=f"criteria-{at}") for at in range(count)]
    kept = [
        form for form in forms if not form.is_blank() and not posted.get(form.add_prefix("DELETE"))
    ]
    lines = [form for form in kept if form.is_valid() or form.cleaned_data]
    lines.sort(key=lambda form: form.cleaned_data.get("order") or MOST_LINES)
    return [form.cleaned_data for form in lines]


def _line(cleaned: dict[str, Any]) -> Criterion:
    return Criterion(
        cleaned.get("criterion", ""),
        cleaned.get("weight") or 0,
        cleaned.get("excellent", ""),
        cleaned.get("adequate", ""),
        cleaned.get("poor", ""),
    )


@require_POST
def similar_view(request: HttpRequest) -> HttpResponse:
    """What reads like the stem that is being typed, as a fragment for the form.

    By POST, for a stem may be longer than an address. Whoever is signed out meanwhile is told so
    by the page: the form of the sign-in would be no answer to what it asks.
    """
    may_read = request.user.has_perm("interviews.view_question")
    if not may_read or not admin.site.has_permission(request):
        raise PermissionDenied
    form = SimilarForm({"stem": request.POST.get("stem", ""), "pk": request.GET.get("pk", "")})
    form.is_valid()
    stem, question = form.cleaned_data.get("stem", ""), form.cleaned_data.get("pk")
    found = similar(stem, but=question) if len(stem) > 5 else []
    return render(request, "curation/_similar.html", {"found": found})
