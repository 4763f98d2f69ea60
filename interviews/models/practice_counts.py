"""What all learners together say of a question: a table that is counted anew once a day."""

from django.db import models
from django.db.models.functions import Abs

from interviews.models.questions import Question


class PracticeCountQuerySet(models.QuerySet["PracticeCount"]):
    def surprising_first(self) -> "PracticeCountQuerySet":
        """The questions that score most unlike the others of their difficulty."""
        usual = models.Window(models.Avg("percent"), partition_by=models.F("question__difficulty"))
        rows = self.select_related("question").annotate(usual=usual)
        return rows.annotate(gap=Abs(models.F("percent") - models.F("usual"))).order_by(
            "-gap", "question__code"
        )


class PracticeCount(models.Model):
    """What several learners together say of a question; there is no row for fewer than five."""

    FOR_READERS = 20  # learners from whom on readers are told too

    question = models.OneToOneField(Question, models.CASCADE, related_name="practice_count")
    learners = models.PositiveIntegerField()
    attempts = models.PositiveIntegerField()
    percent = models.DecimalField(max_digits=5, decimal_places=2)  # mean of the first answers
    levels = models.JSONField(default=list)  # mean level of each criterion, or none
    discrimination = models.DecimalField(max_digits=3, decimal_places=2, null=True)
    counted_at = models.DateTimeField()

    objects = PracticeCountQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(learners__gte=5), name="practice_count_of_five_or_more"
            ),
            models.CheckConstraint(
                condition=models.Q(percent__range=(0, 100)), name="practice_count_percent"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question_id}: {self.percent}"
