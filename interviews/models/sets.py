"""A saved set: questions in sections, each with the text that it had when it was taken in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from interviews.bankfile.triple import Triple, triple_from
from interviews.models.people import Reader
from interviews.models.question_queries import QuestionQuerySet
from interviews.models.questions import Question
from interviews.models.taxonomy import Role

FORMS = "ABCDEFGH"
FACTS = ("category", "competencies", "difficulty", "points", "minutes", "stem", "answer")
MORE = ("analysis", "key_points", "rubric", "probes", "red_flags", "picture", "picture_alt")
PRINTED = (*FACTS, *MORE, "warnings", "samples")


class QuestionSetQuerySet(models.QuerySet["QuestionSet"]):
    def visible_to(self, user: Reader) -> QuestionSetQuerySet:
        """Keep what `user` may read; sets with internal questions need the right to read those."""
        if not user.has_perm("interviews.view_questionset"):
            return self.none()
        if user.has_perm("interviews.view_internal_question"):
            return self
        internal = SetEntry.objects.internal().filter(question_set=models.OuterRef("pk"))
        return self.filter(~models.Exists(internal))

    def active(self) -> QuestionSetQuerySet:
        return self.filter(archived_at=None)

    def archived(self) -> QuestionSetQuerySet:
        return self.exclude(archived_at=None)

    def edited_by(self, user: Reader) -> QuestionSetQuerySet:
        """Keep what `user` owns or is an editor of."""
        if not user.is_authenticated:
            return self.none()
        edited = QuestionSet.editors.through.objects.filter(user=user).values("questionset_id")
        return self.filter(models.Q(owner=user) | models.Q(pk__in=edited))

    def with_card_details(self) -> QuestionSetQuerySet:
        """Load what a row of the list shows, however many rows there are."""
        uses = SetUse.objects.filter(question_set=models.OuterRef("pk")).order_by("-at")
        rows = self.select_related("role", "owner").annotate(
            count=models.Count("entries"),
            points=models.Sum("entries__points", default=0),
            minutes=models.Sum("entries__minutes", default=0),
            used=models.Subquery(uses.values("at")[:1]),
        )
        return rows.order_by("-changed_at", "-pk")

    def with_entries(self) -> QuestionSetQuerySet:
        """Load all that printing and editing read, however many entries there are."""
        entries = SetEntry.objects.select_related("question", "question__category")
        return self.select_related("role", "owner", "changed_by").prefetch_related(
            "sections", models.Prefetch("sections__entries", entries.order_by("order", "pk"))
        )


class QuestionSet(models.Model):
    title = models.CharField(_("title"), max_length=120)
    role = models.ForeignKey(
        Role, models.SET_NULL, verbose_name=_("role"), null=True, blank=True, related_name="+"
    )
    purpose = models.CharField(_("purpose"), max_length=200, blank=True)
    introduction = models.TextField(
        _("introduction"), blank=True, help_text=_("Candidates read it at the head of their sheet.")
    )
    interviewer_notes = models.TextField(
        _("notes for the interviewer"), blank=True, help_text=_("Never on a candidate sheet.")
    )
    form = models.CharField(_("form"), max_length=1, default="A")
    parallel_to = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="parallels", editable=False
    )
    blueprint = models.JSONField(null=True, blank=True, editable=False)
    seed = models.PositiveIntegerField(null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("owner"),
        null=True,
        related_name="question_sets",
    )
    editors = models.ManyToManyField(
        settings.AUTH_USER_MODEL, verbose_name=_("editors"), blank=True, related_name="edited_sets"
    )
    archived_at = models.DateTimeField(_("archived"), null=True, editable=False)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    changed_at = models.DateTimeField(_("changed"), default=timezone.now, editable=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )

    objects = QuestionSetQuerySet.as_manager()

    class Meta:
        ordering = ("-changed_at", "-pk")
        verbose_name = _("question set")
        verbose_name_plural = _("question sets")
        permissions = [("share_internal_question", "Can share internal questions by link")]
        constraints = [
            models.CheckConstraint(condition=~models.Q(title=""), name="set_title_present"),
            models.CheckConstraint(condition=models.Q(version__gt=0), name="set_version_positive"),
            models.CheckConstraint(
                condition=models.Q(form__in=list(FORMS)), name="set_form_is_a_letter"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("sets:set", args=[self.pk])

    @property
    def code(self) -> str:
        return f"S-{self.pk:04}"

    @property
    def form_code(self) -> str:
        """What stands on every sheet: S-0007 A v2."""
        return f"{self.code} {self.form} v{self.version}"

    @property
    def entry_list(self) -> list[SetEntry]:
        """All entries in paper order; cheap after `with_entries()`."""
        return [entry for section in self.sections.all() for entry in section.entries.all()]

    def may_be_edited_by(self, user: Reader) -> bool:
        if not (user.is_authenticated and user.has_perm("interviews.change_questionset")):
            return False
        own = user.is_superuser or self.owner_id == user.pk
        return own or self.editors.filter(pk=user.pk).exists()

    def internal_codes(self) -> list[str]:
        """The codes of its internal questions, as they are now or were when taken in."""
        entries = SetEntry.objects.internal().filter(question_set=self)
        return sorted(entries.values_list("question__code", flat=True))

    def may_be_shared_by(self, user: Reader) -> bool:
        """Who may open a link may close any link of it."""
        return self.may_be_edited_by(user) or user.has_perm("interviews.share_internal_question")

    def archive(self, archived: bool = True) -> None:
        self.archived_at = timezone.now() if archived else None
        self.save(update_fields=["archived_at"])


class SetSection(models.Model):
    question_set = models.ForeignKey(QuestionSet, models.CASCADE, related_name="sections")
    title = models.CharField(_("title"), max_length=60)
    note = models.CharField(_("note"), max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("order", "pk")
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        default_permissions = ()

    def __str__(self) -> str:
        return self.title


class SetEntryQuerySet(models.QuerySet["SetEntry"]):
    def internal(self) -> SetEntryQuerySet:
        """Keep questions that are internal now, or were when they were taken in."""
        internal = Question.Visibility.INTERNAL
        return self.filter(
            models.Q(question__visibility=internal) | models.Q(triple__visibility=internal)
        )


class SetEntry(models.Model):
    """A question in a set. `triple` pins its text, `version` the number that text has, if any."""

    question_set = models.ForeignKey(QuestionSet, models.CASCADE, related_name="entries")
    section = models.ForeignKey(SetSection, models.CASCADE, related_name="entries")
    question = models.ForeignKey(Question, models.PROTECT, related_name="set_entries")
    order = models.PositiveSmallIntegerField(default=0)
    points = models.PositiveSmallIntegerField(
        _("points"), validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    minutes = models.PositiveSmallIntegerField(
        _("minutes"), validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    triple = models.JSONField(editable=False)
    version = models.PositiveIntegerField(null=True, editable=False)

    objects = SetEntryQuerySet.as_manager()

    class Meta:
        ordering = ("section__order", "order", "pk")
        verbose_name = _("set entry")
        verbose_name_plural = _("set entries")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["question_set", "question"], name="set_entry_question_once"
            ),
            models.CheckConstraint(
                condition=models.Q(points__range=(1, 100)), name="set_entry_points_1_to_100"
            ),
            models.CheckConstraint(
                condition=models.Q(minutes__range=(1, 60)), name="set_entry_minutes_1_to_60"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.triple['code']} ({self.points})"

    def as_triple(self) -> Triple:
        return triple_from(self.triple)

    def pin(self, question: Question) -> None:
        """Take in the present text of `question`, loaded with `with_triple()`."""
        self.question = question
        self.triple = question.as_triple().as_dict()
        self.version = question.current_version

    def differs_from(self, question: Question) -> bool:
        """Whether the present text of `question` is another than the pinned one."""
        now = question.as_triple().as_dict()
        return any(_comparable(self.triple, name) != _comparable(now, name) for name in PRINTED)


def _comparable(triple: Mapping[str, Any], name: str) -> Any:
    return sorted(triple[name]) if name == "competencies" else triple.get(name, "")


class SetUse(models.Model):
    """A set that was printed or exported: which version, when, and which questions stood in it."""

    question_set = models.ForeignKey(QuestionSet, models.SET_NULL, null=True, related_name="uses")
    form_code = models.CharField(max_length=40)
    sheet = models.CharField(max_length=20)
    format = models.CharField(max_length=20)  # html, pdf, docx, ...
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now, db_index=True)
    questions = models.ManyToManyField(Question, related_name="set_uses")

    class Meta:
        ordering = ("-at",)
        verbose_name = _("use of a set")
        verbose_name_plural = _("uses of sets")
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.form_code} {self.sheet} {self.format}"


def idle_days(questions: QuestionQuerySet) -> dict[int, int]:
    """Days since each of `questions` was last printed or exported in a set: {pk: days}."""
    used = SetUse.questions.through.objects.filter(
        question_id__in=questions.order_by().values("pk")
    )
    last = used.values_list("question_id").annotate(last=models.Max("setuse__at"))
    now = timezone.now()
    return {pk: max(timedelta(), now - at).days for pk, at in last}
