"""Questions at the desk: the form, and the way a draft is saved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from interviews.admin.questions import comments, history, preview, steps, unsaved
from interviews.admin.questions.draft import SAMPLES, SERIES, QuestionForm
from interviews.admin.questions.panel import panel
from interviews.admin.questions.reading import READ_ONLY
from interviews.admin.questions.rows import QuestionList
from interviews.admin.questions.rubric import CriterionInline, is_open
from interviews.curation import transitions
from interviews.curation.duplicates import note_pairs
from interviews.curation.record import log
from interviews.curation.refusal import Refused
from interviews.models import (
    CodeSeries,
    Event,
    Question,
    SecurityEvent,
    account_of,
    note,
    organisation,
)
from interviews.models.search import digest

WORDS = (_("What is asked"), ("stem", "answer", "analysis", "key_points"))
SHOWN = (_("Picture"), ("new_picture", "picture_alt"))
LISTENING = (_("Listening for"), ("probes", "red_flags", "warnings"))
HEARD = (_("Sample answers"), SAMPLES)
PLACE = (
    _("Where it belongs"),
    (
        ("code", "visibility"),
        *("roles", "category", "competencies", "tags"),
        ("difficulty", "points", "minutes"),
        "cluster",
    ),
)
ORIGIN = (_("Where it comes from"), (("source", "author", "licence"), "basis"))
FIELDS = (WORDS, SHOWN, LISTENING, HEARD, PLACE, ORIGIN)


@admin.register(Question)
class QuestionAdmin(QuestionList):
    form = QuestionForm
    change_form_template = "admin/question_form.html"
    inlines = [CriterionInline]
    autocomplete_fields = ["tags"]
    fieldsets = [(title, {"fields": fields}) for title, fields in FIELDS]
    # The form

    def get_readonly_fields(
        self, request: HttpRequest, question: Question | None = None
    ) -> tuple[str, ...]:
        return ("code",) if question else ()

    def get_fieldsets(self, request: HttpRequest, question: Question | None = None) -> Any:
        if question is None or self.has_change_permission(request, question):
            return self.fieldsets
        return [
            (title, {"fields": [_shown(field) for field in options["fields"]]})
            for title, options in self.fieldsets
        ]

    def get_form(  # type: ignore[override]  # named as what it is
        self,
        request: HttpRequest,
        question: Question | None = None,
        change: bool = False,
        **kwargs: Any,
    ) -> Any:
        form: Any = super().get_form(request, question, change=change, **kwargs)
        if "stem" in form.base_fields:
            key = question.pk if question else ""
            form.base_fields["stem"].widget.attrs |= {
                "data-hx-post": f"{reverse('admin:interviews_question_similar')}?pk={key}",
                "data-hx-params": "stem,csrfmiddlewaretoken",
                "data-hx-trigger": "input changed delay:600ms, load, again",
                "data-hx-sync": "this:replace",
                "data-hx-target": "#similar",
            }
        for name in {"roles", "category", "competencies"} & form.base_fields.keys():
            widget = form.base_fields[name].widget  # new terms are made in their own tables
            widget.can_add_related = widget.can_change_related = widget.can_view_related = False
        if "tags" in form.base_fields:
            # Without the cross that empties all tags at once: it is no list item, for a reader.
            form.base_fields["tags"].widget.widget.is_required = True
        found = getattr(request, "restored", None)
        form.restored = found.posted if found else None
        return form

    def get_formset_kwargs(
        self, request: HttpRequest, question: Question, inline: Any, prefix: str
    ) -> dict[str, Any]:
        found = getattr(request, "restored", None)
        typed = {"data": found.posted.copy()} if found else {}
        return super().get_formset_kwargs(request, question, inline, prefix) | typed

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {
            "code": CodeSeries.offer(SERIES),
            "author": str(request.user),
            "source": "original",
            "licence": organisation().licence,
            **super().get_changeform_initial_data(request),  # of a cell of the ladder
        }

    def view_on_site(self, question: Question) -> str | None:
        is_up = question.status == Question.Status.PUBLISHED
        return question.get_absolute_url() if is_up else None

    def has_change_permission(self, request: HttpRequest, question: Question | None = None) -> bool:
        return super().has_change_permission(request, question) and is_open(request, question)

    def has_delete_permission(self, request: HttpRequest, question: Question | None = None) -> bool:
        allowed = super().has_delete_permission(request, question)
        if question is None:
            return allowed
        never_up = question.current_version is None and question.status == Question.Status.DRAFT
        return allowed and never_up

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(transitions.APPROVE)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The form, with what one typed and did not save."""
        question = self.get_object(request, object_id) if object_id else None
        if object_id:
            writing = self.has_change_permission(request, question)
        else:
            writing = self.has_add_permission(request)
        if object_id and question is None and request.method == "POST" and writing:
            return self._lost(request)
        found = unsaved.restored(request, object_id) if request.method == "GET" else None
        restored = found if writing else None
        vars(request)["restored"] = restored
        context = {
            "place": request.POST.get("_place") or (found and found.place) or object_id,
            "restored": restored,
            "stranded": None if writing else found,
            "beside_steps": steps.words_of(request) or _reason_in(found),
            "preview_styles": preview.PREVIEW_STYLES,
            "roles": list(question.roles.all()) if question else [],
            "panel": panel(question, request.user) if question else None,
            **(extra_context or {}),
        }
        context["place"] = context["place"] or unsaved.new_place()
        return super().changeform_view(request, object_id, form_url, context)

    def _lost(self, request: HttpRequest) -> HttpResponse:
        """The draft went while it was edited: say so, and hand back every word that was typed."""
        names = [name for name in request.POST if name != "csrfmiddlewaretoken"]
        fields = [(name, request.POST[name]) for name in names if "_FORMS" not in name]
        written = [(name, text) for name, text in fields if len(text.strip()) > 3]
        context = {**self.admin_site.each_context(request), "written": written}
        return render(request, "admin/question_lost.html", context, status=409)

    # Saving

    def save_model(
        self, request: HttpRequest, question: Question, form: forms.ModelForm[Any], change: bool
    ) -> None:
        if not change:
            question.created_by = account_of(request.user)
        super().save_model(request, question, form, change)

    def save_related(
        self,
        request: HttpRequest,
        form: forms.ModelForm[Any],
        formsets: Sequence[Any],
        change: bool,
    ) -> None:
        super().save_related(request, form, formsets, change)
        question = form.instance
        digest(Question.objects.filter(pk=question.pk))
        note_pairs([question])
        if not change:
            CodeSeries.note(question.code)
            log(question, Event.Kind.CREATED, by=account_of(request.user))
        elif form.has_changed() or any(formset.has_changed() for formset in formsets):
            log(question, Event.Kind.CHANGED, by=account_of(request.user))

    def response_add(
        self, request: HttpRequest, question: Question, post_url_continue: str | None = None
    ) -> HttpResponse:
        unsaved.forget(request, request.POST.get("_place", ""))
        return super().response_add(request, question, post_url_continue)

    def response_change(self, request: HttpRequest, question: Question) -> HttpResponse:
        """Saved: then the step that the button asks for, of the question as it is now."""
        unsaved.forget(request, str(question.pk))
        if "_stay" in request.POST:  # the Enter key in a field
            posted = request.POST.copy()
            posted["_continue"] = "1"
            request.POST = posted  # type: ignore[assignment]  # as its setter takes it
        if step := request.POST.get("step"):
            decides = step.startswith("decide-")
            return (steps.decide_on if decides else steps.step_on)(request, question)
        return super().response_change(request, question)

    def delete_model(self, request: HttpRequest, question: Question) -> None:
        note(SecurityEvent.Kind.QUESTION_DELETED, by=request.user, about=question.code)
        transitions.discard(question, by=account_of(request.user))

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        try:
            return super().delete_view(request, object_id, extra_context)
        except Refused as refused:
            steps.say_refused(request, refused, f"delete {object_id}")
            return redirect("admin:interviews_question_changelist")

    # Addresses beside the stock ones

    def get_urls(self) -> list[URLPattern]:
        name = "interviews_question_{}".format
        own = [
            path("preview/", preview.preview_view, name=name("preview")),
            path("unsaved/", unsaved.keep_view, name=name("keep")),
            path("unsaved/discard/", unsaved.discard_view, name=name("discard")),
            path("<int:pk>/comment/", comments.receive, name=name("comment")),
            path("<int:pk>/step/", steps.take, name=name("step")),
            path("<int:pk>/restore/<int:number>/", steps.restore, name=name("restore")),
        ]
        stock = super().get_urls()
        for address in own:
            address.callback = self.admin_site.admin_view(address.callback)
        for address in stock:
            if address.name in (name("add"), name("change")):
                address.callback = unsaved.kept_when_signed_out(address.callback)
        similar = path("similar/", preview.similar_view, name=name("similar"))
        return [similar, *own, *stock]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        question = get_object_or_404(Question, pk=object_id)
        return history.page(request, question.root, self)


def _reason_in(found: unsaved.Restored | None) -> str:
    return found.posted.get("reason", "") if found else ""


def _shown(field: Any) -> Any:
    if isinstance(field, tuple):
        return tuple(map(_shown, field))
    return READ_ONLY.get(field, field)
