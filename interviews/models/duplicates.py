"""Resemblance: two questions that read alike, and what was decided about them."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ResemblanceQuerySet(models.QuerySet["Resemblance"]):
    def open(self) -> "ResemblanceQuerySet":
        """Keep what nobody has decided yet."""
        return self.filter(decision=Resemblance.Decision.OPEN)

    def about(self, question: models.Model) -> "ResemblanceQuerySet":
        """Keep the pairs that `question` is one of."""
        return self.filter(Q(first=question) | Q(second=question))


class Resemblance(models.Model):
    """A pair of questions, the lower id first, with how alike their stems are."""

    class Decision(models.TextChoices):
        OPEN = "open", _("to decide")
        DIFFERENT = "different", _("two different questions")
        VARIANT = "variant", _("variants of one question")
        MERGED = "merged", _("merged")

    first = models.ForeignKey("interviews.Question", models.CASCADE, related_name="+")
    second = models.ForeignKey("interviews.Question", models.CASCADE, related_name="+")
    ratio = models.FloatField(_("alike"))
    decision = models.CharField(
        _("decision"), max_length=10, choices=Decision, default=Decision.OPEN
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = ResemblanceQuerySet.as_manager()

    class Meta:
        ordering = ("-ratio", "pk")
        verbose_name = _("near-duplicate")
        verbose_name_plural = _("near-duplicates")
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="resemblance_pair_unique"),
            models.CheckConstraint(
                condition=Q(first__lt=models.F("second")), name="resemblance_in_order"
            ),
            models.CheckConstraint(
                condition=~Q(decision="different") | ~Q(reason=""),
                name="resemblance_dismissal_has_reason",
            ),
        ]
        indexes = [models.Index(fields=["decision", "-ratio"], name="resemblance_queue")]

    def __str__(self) -> str:
        return f"{self.first.code} / {self.second.code} {self.ratio:.2f}"

    def other(self, question: models.Model) -> Any:
        return self.second if self.first_id == question.pk else self.first
