"""The criteria of a question's rubric."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from interviews.bankfile.samples import HIGHEST
from interviews.bankfile.triple import Criterion as TripleCriterion
from interviews.models.questions import Question


class Criterion(models.Model):
    """One line of a rubric: a weight, and what is heard at 5, 3 and 1 of 5.

    In a draft it may be half-written; what a question lacks for publication `gaps` says.
    """

    question = models.ForeignKey(Question, models.CASCADE, related_name="criteria")
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    criterion = models.CharField(_("criterion"), max_length=60, blank=True)
    weight = models.PositiveSmallIntegerField(
        _("weight"), default=0, validators=[MaxValueValidator(100)]
    )
    excellent = models.TextField(_("excellent (5)"), blank=True)
    adequate = models.TextField(_("adequate (3)"), blank=True)
    poor = models.TextField(_("poor (1)"), blank=True)
    # The bank's own marks of the sample answers; 0 is none yet.
    adequate_mark = models.PositiveSmallIntegerField(
        _("mark of the adequate answer"), default=0, validators=[MaxValueValidator(HIGHEST)]
    )
    poor_mark = models.PositiveSmallIntegerField(
        _("mark of the poor answer"), default=0, validators=[MaxValueValidator(HIGHEST)]
    )

    class Meta:
        ordering = ("order", "id")
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(adequate_mark__lte=HIGHEST, poor_mark__lte=HIGHEST),
                name="criterion_marks_0_to_5",
            ),
        ]

    def __str__(self) -> str:
        return ngettext("%(name)s (%(n)d point)", "%(name)s (%(n)d points)", self.weight) % {
            "name": self.criterion,
            "n": self.weight,
        }

    def as_triple_line(self) -> TripleCriterion:
        return TripleCriterion(
            self.criterion, self.weight, self.excellent, self.adequate, self.poor
        )
