"""Receipt: a submission that came over a bad line is taken in once, however often it is sent."""

from datetime import timedelta

from django.db import models
from django.utils import timezone

KEPT = timedelta(days=7)


class ReceiptQuerySet(models.QuerySet["Receipt"]):
    def old(self) -> "ReceiptQuerySet":
        return self.filter(received_at__lt=timezone.now() - KEPT)


class Receipt(models.Model):
    """What was answered to one submission, so that the same one sent again is answered the same."""

    sender = models.CharField(max_length=80)
    key = models.CharField(max_length=64)
    answer = models.JSONField(default=dict)
    received_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ReceiptQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["sender", "key"], name="receipt_once"),
        ]
        indexes = [models.Index(fields=["received_at"], name="receipt_by_age")]

    def __str__(self) -> str:
        return f"{self.sender} {self.key}"
