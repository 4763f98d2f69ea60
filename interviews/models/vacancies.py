"""A vacancy and its candidates: as few words about a person as an interview needs, until a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from interviews.models.sets import QuestionSet

LONGEST = 1825  # days for which a candidate may be kept


class VacancyQuerySet(models.QuerySet["Vacancy"]):
    def run_by(self, user: Any) -> VacancyQuerySet:
        """Keep what `user` owns or shares, or everything for who sees all."""
        if user.has_perm("interviews.see_all_vacancies"):
            return self
        if not user.has_perm("interviews.add_vacancy"):
            return self.none()
        shared = Vacancy.partners.through.objects.filter(user=user.pk).values("vacancy_id")
        return self.filter(models.Q(owner=user.pk) | models.Q(pk__in=shared))

    def active(self) -> VacancyQuerySet:
        return self.filter(archived_at=None)

    def with_card_details(self) -> VacancyQuerySet:
        """Load what a row of the list shows, however many rows there are."""
        kept = models.Q(candidates__forgotten_at=None)
        rows = self.select_related("owner", "question_set")
        counted = rows.annotate(count=models.Count("candidates", filter=kept))
        return counted.order_by("-created_at", "-pk")


class Vacancy(models.Model):
    """A post that is to be filled: what is asked, by which rule the panel reckons, who runs it."""

    class Rule(models.TextChoices):
        DROP = "drop", _("mean, from five interviewers on without one highest and one lowest")
        MEAN = "mean", _("mean of all interviewers")
        AGREED = "agreed", _("the marks that the panel agreed on")

    title = models.CharField(_("title"), max_length=120)
    department = models.CharField(_("department"), max_length=80, blank=True)
    question_set = models.ForeignKey(
        QuestionSet,
        models.SET_NULL,
        verbose_name=_("question set"),
        null=True,
        related_name="vacancies",
    )
    rule = models.CharField(_("rule of the panel"), max_length=6, choices=Rule, default=Rule.DROP)
    pass_line = models.PositiveSmallIntegerField(
        _("pass line (percent)"), default=60, validators=[MaxValueValidator(100)]
    )
    purpose = models.CharField(
        _("purpose"),
        max_length=200,
        blank=True,
        help_text=_("What the candidates' data are used for; it stands on their sheets."),
    )
    retention_days = models.PositiveSmallIntegerField(
        _("days kept"),
        default=180,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST)],
        help_text=_("After so many days names, contacts and evidence of a candidate are deleted."),
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("owner"),
        null=True,
        related_name="vacancies",
    )
    partners = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("shared with"),
        blank=True,
        related_name="shared_vacancies",
    )
    archived_at = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = VacancyQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at", "-pk")
        verbose_name = _("vacancy")
        verbose_name_plural = _("vacancies")
        default_permissions = ("add",)
        permissions = [("see_all_vacancies", "Can see all vacancies and their candidates")]
        constraints = [
            models.CheckConstraint(condition=~models.Q(title=""), name="vacancy_title_present"),
            models.CheckConstraint(
                condition=models.Q(rule__in=["drop", "mean", "agreed"]), name="vacancy_rule_known"
            ),
            models.CheckConstraint(
                condition=models.Q(pass_line__lte=100), name="vacancy_pass_line_is_percent"
            ),
            models.CheckConstraint(
                condition=models.Q(retention_days__range=(1, LONGEST)),
                name="vacancy_kept_for_days",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("panels:vacancy", args=[self.pk])

    def is_run_by(self, user: Any) -> bool:
        """The same as `run_by` of one: no query but for the rights of its owner."""
        if user.has_perm("interviews.see_all_vacancies"):
            return True
        if not user.has_perm("interviews.add_vacancy"):
            return False
        return self.owner_id == user.pk or self.partners.filter(pk=user.pk).exists()

    def last_day(self) -> date:
        """The day on which a candidate of today is forgotten."""
        return timezone.localdate() + timedelta(days=self.retention_days)


class CandidateQuerySet(models.QuerySet["Candidate"]):
    def remembered(self) -> CandidateQuerySet:
        return self.filter(forgotten_at=None)

    def due(self) -> CandidateQuerySet:
        """Keep those whose day has come."""
        return self.remembered().filter(delete_on__lte=timezone.localdate())


class Candidate(models.Model):
    """A person, by a name or a number only. Forgotten ones keep their marks and nothing else."""

    vacancy = models.ForeignKey(Vacancy, models.PROTECT, related_name="candidates")
    name = models.CharField(_("name or number"), max_length=60)
    contact = models.CharField(_("contact"), max_length=120, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    consented_on = models.DateField(
        _("consent given on"),
        null=True,
        blank=True,
        help_text=_("The day on which the candidate agreed to the purpose line."),
    )
    delete_on = models.DateField(_("delete on"), db_index=True)
    forgotten_at = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = CandidateQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        verbose_name = _("candidate")
        verbose_name_plural = _("candidates")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(forgotten_at=None) | models.Q(name="", contact="", note=""),
                name="candidate_forgotten_has_no_words",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.code

    def get_absolute_url(self) -> str:
        return reverse("panels:candidate", args=[self.pk])

    @property
    def code(self) -> str:
        return f"K-{self.pk:04}"
