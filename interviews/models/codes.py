"""Codes of questions: the next one under a prefix, and none of them twice."""

from django.db import models, transaction
from django.db.models.functions import Cast, Substr
from django.utils.translation import gettext_lazy as _

from interviews.models.questions import Question


class CodeSeries(models.Model):
    """The last number given out under a prefix: codes are never used again."""

    prefix = models.CharField(max_length=8, unique=True)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("code series")
        verbose_name_plural = _("code series")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.prefix}-{self.last:04}"

    @classmethod
    @transaction.atomic
    def take(cls, prefix: str) -> str:
        """The next free code under `prefix`; the row stays locked until the transaction ends."""
        cls.objects.get_or_create(prefix=prefix)
        series = cls.objects.select_for_update().get(prefix=prefix)
        while True:
            series.last += 1
            code = f"{prefix}-{series.last:04}"
            if not Question.objects.filter(code=code).exists():
                series.save(update_fields=["last"])
                return code

    @classmethod
    def offer(cls, prefix: str) -> str:
        """The code after the highest one under `prefix`; nothing is given out by asking."""
        given = cls.objects.filter(prefix=prefix).values_list("last", flat=True).first() or 0
        standing = Question.objects.filter(code__startswith=f"{prefix}-", revises__isnull=True)
        number = Cast(Substr("code", len(prefix) + 2), models.IntegerField())
        highest = standing.aggregate(highest=models.Max(number))["highest"] or 0
        return f"{prefix}-{max(given, highest) + 1:04}"

    @classmethod
    def note(cls, code: str) -> None:
        """Remember that `code` was given out, so that it is not offered again once it is gone."""
        prefix, _dash, number = code.rpartition("-")
        cls.objects.get_or_create(prefix=prefix)
        cls.objects.filter(prefix=prefix, last__lt=int(number)).update(last=int(number))
