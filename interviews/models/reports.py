"""Report: what a reader found wrong with a question, and what the desk answered."""

import secrets
from datetime import timedelta
from functools import partial

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

MAX_TEXT = 1000
KEPT = timedelta(days=365)  # since it was answered


class ReportQuerySet(models.QuerySet["Report"]):
    def old(self) -> "ReportQuerySet":
        """What was answered so long ago that nobody comes for the answer any more."""
        over = self.filter(state__in=[Report.State.DONE, Report.State.DECLINED])
        return over.filter(answered_at__lt=timezone.now() - KEPT)


class Report(models.Model):
    """Its text is for the desk only; the reader follows the answer by the token in the address."""

    class Kind(models.TextChoices):
        WRONG = "wrong", _("something is wrong")
        UNCLEAR = "unclear", _("it is unclear")
        OUTDATED = "outdated", _("it is outdated")
        OFFENSIVE = "offensive", _("it is offensive")
        OTHER = "other", _("something else")

    class State(models.TextChoices):
        NEW = "new", _("to answer")
        WORKING = "working", _("being looked at")
        DONE = "done", _("put right")
        DECLINED = "declined", _("left as it is")

    question = models.ForeignKey(
        "interviews.Question", models.CASCADE, verbose_name=_("question"), related_name="reports"
    )
    version = models.PositiveIntegerField(_("version"), null=True, blank=True)
    kind = models.CharField(_("what is the matter"), max_length=10, choices=Kind)
    text = models.TextField(_("in your words"), max_length=MAX_TEXT, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.NEW)
    answer = models.TextField(_("answer to the reader"), max_length=MAX_TEXT, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("answered by"),
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    answered_at = models.DateTimeField(_("answered on"), null=True, blank=True, editable=False)
    token = models.CharField(
        max_length=40, unique=True, default=partial(secrets.token_urlsafe, 18), editable=False
    )
    created_at = models.DateTimeField(_("reported on"), default=timezone.now, editable=False)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at", "-pk")
        verbose_name = _("reader report")
        verbose_name_plural = _("reader reports")
        default_permissions = ("view", "change")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["new", "working", "done", "declined"]),
                name="report_state_known",
            ),
        ]
        indexes = [models.Index(fields=["state", "-created_at"], name="report_queue")]

    def __str__(self) -> str:
        return f"{self.question.code} {self.get_kind_display()}"

    def get_absolute_url(self) -> str:
        return reverse("reports:follow", args=[self.token])
