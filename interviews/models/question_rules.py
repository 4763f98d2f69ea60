"""What the database holds about every question, and the orders in which it finds them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

INDEXES = [
    models.Index(fields=["status", "visibility", "-published_at", "-id"], name="question_newest"),
    # The other orders of the list.
    models.Index(fields=["status", "visibility", "code"], name="question_by_code"),
    models.Index(fields=["status", "visibility", "difficulty", "code"], name="question_easiest"),
    models.Index(fields=["status", "visibility", "minutes", "code"], name="question_shortest"),
    models.Index(fields=["updated_at"], name="question_changed"),
    models.Index(fields=["review_due"], name="question_due"),
]

CONSTRAINTS = [
    models.CheckConstraint(condition=~models.Q(code=""), name="question_code_present"),
    models.CheckConstraint(
        condition=models.Q(status__in=["draft", "review", "published", "retired"]),
        name="question_status_known",
    ),
    models.CheckConstraint(
        condition=models.Q(visibility__in=["public", "internal"]),
        name="question_visibility_known",
    ),
    models.CheckConstraint(
        condition=models.Q(category__isnull=False)
        | models.Q(status="draft", current_version__isnull=True),
        name="question_has_category_once_submitted",
    ),
    models.CheckConstraint(
        condition=models.Q(difficulty__range=(1, 5)), name="question_difficulty_1_to_5"
    ),
    models.CheckConstraint(
        condition=models.Q(points__range=(1, 100)), name="question_points_1_to_100"
    ),
    models.CheckConstraint(
        condition=models.Q(minutes__range=(1, 60)), name="question_minutes_1_to_60"
    ),
    models.CheckConstraint(
        condition=~models.Q(status="published") | models.Q(published_at__isnull=False),
        name="question_published_has_date",
    ),
    models.UniqueConstraint(
        fields=["code"],
        condition=models.Q(revises__isnull=True),
        name="question_code_unique",
        violation_error_message=_("This code is taken."),
    ),
    models.UniqueConstraint(fields=["revises"], name="question_one_open_revision"),
    models.CheckConstraint(
        condition=models.Q(revises__isnull=True) | models.Q(status__in=["draft", "review"]),
        name="question_revision_is_open",
    ),
    models.CheckConstraint(
        condition=models.Q(merged_into__isnull=True) | models.Q(status="retired"),
        name="question_merged_is_retired",
    ),
]
