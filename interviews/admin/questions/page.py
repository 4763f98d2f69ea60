"""Questions at the desk: the list, the form, and the way a draft is saved."""

from django.contrib import admin
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from interviews.admin.questions import bulk, history, steps
from interviews.admin.questions.filters import CompleteFilter, QueueFilter
from interviews.admin.questions.forms import (
    CriterionForm,
    CriterionFormSet,
    QuestionForm,
    SimilarForm,
)
from interviews.admin.questions.panel import panel
from interviews.admin.questions.reading import READ_ONLY, roles_text
from interviews.curation import transitions
from interviews.curation.duplicates import note_pairs, similar
from interviews.curation.record import log
from interviews.curation.refusal import Refused
from interviews.models import Criterion, Event, Question, organisation
from interviews.models.search import digest

WORDS = (_("What is asked"), ("stem", "answer", "analysis", "key_points"))
LISTENING = (_("Listening for"), ("probes", "red_flags"))
PLACE = (
    _("Where it belongs"),
    (
        ("code", "visibility"),
        *("roles", "category", "competencies", "tags"),
        ("difficulty", "points", "minutes"),
    ),
)
ORIGIN = (_("Where it comes from"), (("source", "author", "licence"),))


class CriterionInline(admin.StackedInline):
    model = Criterion
    form = CriterionForm
    formset = CriterionFormSet
    extra = 0
    min_num = 3
    fields = (("criterion", "weight", "order"), ("excellent", "adequate", "poor"))

    def has_change_permission(self, request, question=None):
        return super().has_change_permission(request, question) and is_open(request, question)

    def has_add_permission(self, request, question=None):
        return super().has_add_permission(request, question) and is_open(request, question)

    def has_delete_permission(self, request, question=None):
        return super().has_delete_permission(request, question) and is_open(request, question)


def is_open(request, question):
    """Only a draft opens as a form. A POST is let through to the form, which refuses and keeps
    what was typed."""
    return question is None or question.status == Question.Status.DRAFT or request.method == "POST"


@admin.register(Question)
class QuestionAdmin(admin.ModelAdmin):
    form = QuestionForm
    change_form_template = "admin/question_form.html"
    inlines = [CriterionInline]
    autocomplete_fields = ["tags"]
    fieldsets = [(title, {"fields": fields}) for title, fields in (WORDS, LISTENING, PLACE, ORIGIN)]
    list_display = (
        "code_and_version",
        "stem_line",
        "status_words",
        "visibility",
        "category",
        roles_text,
        "difficulty",
        "gap_words",
        "updated_at",
    )
    list_display_links = ("code_and_version", "stem_line")
    list_filter = (
        QueueFilter,
        "status",
        "visibility",
        "roles",
        "category",
        "difficulty",
        CompleteFilter,
    )
    search_fields = ("code",)
    search_help_text = _("Words of the question, its answer and rubric, its tags or its code.")
    list_per_page = 50
    show_full_result_count = False
    actions = bulk.ACTIONS

    # The list

    def get_queryset(self, request):
        questions = super().get_queryset(request).select_related("category", "digest")
        return questions.prefetch_related("roles")

    def get_search_results(self, request, questions, words):
        return (questions.search(words) if words else questions), False

    @admin.display(description=_("code"), ordering="code")
    def code_and_version(self, question):
        version = question.current_version
        return f"{question.code} v{version}" if version else question.code

    @admin.display(description=_("stem"), ordering="stem")
    def stem_line(self, question):
        return question.stem

    @admin.display(description=_("status"), ordering="status")
    def status_words(self, question):
        status = question.get_status_display()
        if question.revises_id:
            return gettext("revision, %(status)s") % {"status": status}
        return gettext("sent back") if question.returned_note else status

    @admin.display(description=_("complete"), ordering="digest__gap_count")
    def gap_words(self, question):
        n = question.digest.gap_count if hasattr(question, "digest") else len(question.gaps())
        return ngettext("%(n)d gap", "%(n)d gaps", n) % {"n": n} if n else gettext("complete")

    # The form

    def get_readonly_fields(self, request, question=None):
        return ("code",) if question else ()

    def get_fieldsets(self, request, question=None):
        if question is None or self.has_change_permission(request, question):
            return self.fieldsets
        return [
            (title, {"fields": [_shown(field) for field in options["fields"]]})
            for title, options in self.fieldsets
        ]

    def get_form(self, request, question=None, change=False, **kwargs):
        form = super().get_form(request, question, change=change, **kwargs)
        if "stem" in form.base_fields:
            key = question.pk if question else ""
            form.base_fields["stem"].widget.attrs |= {
                "data-hx-get": f"{reverse('admin:interviews_question_similar')}?pk={key}",
                "data-hx-trigger": "input changed delay:600ms, load",
                "data-hx-target": "#similar",
            }
        if "tags" in form.base_fields:
            # Without the cross that empties all tags at once: it is no list item, for a reader.
            form.base_fields["tags"].widget.widget.is_required = True
        return form

    def get_changeform_initial_data(self, request):
        return {
            "author": str(request.user),
            "source": "original",
            "licence": organisation().licence,
        }

    def view_on_site(self, question):
        is_up = question.status == Question.Status.PUBLISHED
        return question.get_absolute_url() if is_up else None

    def has_change_permission(self, request, question=None):
        return super().has_change_permission(request, question) and is_open(request, question)

    def has_delete_permission(self, request, question=None):
        allowed = super().has_delete_permission(request, question)
        if question is None:
            return allowed
        never_up = question.current_version is None and question.status == Question.Status.DRAFT
        return allowed and never_up

    def has_publish_permission(self, request):
        return request.user.has_perm(transitions.APPROVE)

    def get_actions(self, request):
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def change_view(self, request, object_id, form_url="", extra_context=None):
        question = self.get_object(request, object_id)
        if question is None and request.method == "POST" and self.has_change_permission(request):
            return self._lost(request)
        context = {"panel": panel(question, request.user)} if question else {}
        return super().change_view(
            request, object_id, form_url, {**context, **(extra_context or {})}
        )

    def _lost(self, request):
        """The draft went while it was edited: say so, and hand back every word that was typed."""
        names = [name for name in request.POST if name != "csrfmiddlewaretoken"]
        fields = [(name, request.POST[name]) for name in names if "_FORMS" not in name]
        written = [(name, text) for name, text in fields if len(text.strip()) > 3]
        context = {**self.admin_site.each_context(request), "written": written}
        return render(request, "admin/question_lost.html", context, status=409)

    # Saving

    def save_model(self, request, question, form, change):
        if not change:
            question.created_by = request.user
        super().save_model(request, question, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        question = form.instance
        digest(Question.objects.filter(pk=question.pk))
        note_pairs([question])
        if not change:
            log(question, Event.Kind.CREATED, by=request.user)
        elif form.has_changed() or any(formset.has_changed() for formset in formsets):
            log(question, Event.Kind.CHANGED, by=request.user)

    def delete_model(self, request, question):
        transitions.discard(question, by=request.user)

    def delete_view(self, request, object_id, extra_context=None):
        try:
            return super().delete_view(request, object_id, extra_context)
        except Refused as refused:
            steps.say_refused(request, refused, f"delete {object_id}")
            return redirect("admin:interviews_question_changelist")

    # Addresses beside the stock ones

    def get_urls(self):
        guard = self.admin_site.admin_view
        return [
            path("similar/", guard(similar_view), name="interviews_question_similar"),
            path("<int:pk>/step/", guard(steps.take), name="interviews_question_step"),
            path(
                "<int:pk>/restore/<int:number>/",
                guard(steps.restore),
                name="interviews_question_restore",
            ),
            *super().get_urls(),
        ]

    def history_view(self, request, object_id, extra_context=None):
        question = get_object_or_404(Question, pk=object_id)
        return history.page(request, question.root, self)


def _shown(field):
    if isinstance(field, tuple):
        return tuple(map(_shown, field))
    return READ_ONLY.get(field, field)


@require_safe
def similar_view(request):
    """What reads like the stem that is being typed, as a fragment for the form."""
    form = SimilarForm(request.GET)
    form.is_valid()
    stem, question = form.cleaned_data.get("stem", ""), form.cleaned_data.get("pk")
    found = similar(stem, but=question) if len(stem) > 5 else []
    return render(request, "curation/_similar.html", {"found": found})
