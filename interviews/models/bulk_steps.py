"""BulkStep: one step taken with many questions at once, which can be taken back for a while."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

WITHIN = timedelta(minutes=15)
KEPT = timedelta(days=7)


class BulkStepQuerySet(models.QuerySet["BulkStep"]):
    def recent(self) -> BulkStepQuerySet:
        """What can still be taken back, the latest first."""
        begun = timezone.now() - WITHIN
        return self.filter(taken_at__gte=begun, undone_at__isnull=True).order_by("-pk")

    def with_counts(self) -> BulkStepQuerySet:
        return self.select_related("by").annotate(n=models.Count("changes"))

    def old(self) -> BulkStepQuerySet:
        return self.filter(taken_at__lt=timezone.now() - KEPT)


class BulkStep(models.Model):
    class Kind(models.TextChoices):
        SUBMIT = "submit", _("Submit for review")
        SEND_BACK = "send_back", _("Send back")
        PUBLISH = "publish", _("Publish")
        RETIRE = "retire", _("Retire")
        MAKE_PUBLIC = "make_public", _("Make public")
        MAKE_INTERNAL = "make_internal", _("Make internal")

    kind = models.CharField(max_length=20, choices=Kind)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    taken_at = models.DateTimeField(default=timezone.now, db_index=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = BulkStepQuerySet.as_manager()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.kind} {self.taken_at:%Y-%m-%d %H:%M}"

    @property
    def until(self) -> datetime:
        """The moment after which nobody takes it back any more."""
        return self.taken_at + WITHIN

    def is_recent(self) -> bool:
        return timezone.now() < self.until


class BulkChange(models.Model):
    """What a bulk step did with one question, and how that stood before.

    `row` is the key of the row that took the step: the question, or a revision that an approval
    took away. So it is no foreign key.
    """

    bulk = models.ForeignKey(BulkStep, models.CASCADE, related_name="changes")
    event = models.OneToOneField(
        "interviews.Event", models.SET_NULL, null=True, related_name="bulk_change"
    )
    code = models.CharField(max_length=20)
    row = models.BigIntegerField()
    edition = models.PositiveIntegerField()
    before = models.JSONField()

    class Meta:
        default_permissions = ()
        ordering = ("code", "pk")

    def __str__(self) -> str:
        return f"{self.code} {self.bulk_id}"
