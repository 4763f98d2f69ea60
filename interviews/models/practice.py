"""The candidate's practice: who practises, in which sitting, each attempt, and when it comes back.

An own answer is the text of one person: it is shown to that learner alone and goes with the row.
"""

import secrets
from datetime import datetime, timedelta
from decimal import Decimal

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from interviews.models.questions import Question
from interviews.models.set_links import SetLink
from interviews.models.taxonomy import Role
from interviews.models.versions import Version

KEPT = timedelta(days=180)  # since the last use


def new_token() -> str:
    return secrets.token_urlsafe(18)


class LearnerQuerySet(models.QuerySet["Learner"]):
    def unused(self) -> "LearnerQuerySet":
        """Who has not come for so long that all of theirs is to be removed."""
        return self.filter(user=None, seen_on__lt=timezone.localdate() - KEPT)


class Learner(models.Model):
    """Somebody who practises: known by a random token in a cookie, or by an account."""

    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="learner"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    seen_on = models.DateField(default=timezone.localdate, db_index=True, editable=False)

    objects = LearnerQuerySet.as_manager()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"learner {self.pk}"


class Sitting(models.Model):
    """Questions to answer one after the other: a round of practice, or a mock interview."""

    class Kind(models.TextChoices):
        DRILL = "drill", _("practice round")
        MOCK = "mock", _("mock interview")

    learner = models.ForeignKey(Learner, models.CASCADE, related_name="sittings")
    kind = models.CharField(max_length=5, choices=Kind, default=Kind.DRILL)
    codes = models.JSONField(default=list)
    link = models.ForeignKey(  # by which it was begun: internal questions of its set may be asked
        SetLink, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    started_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        default_permissions = ()
        ordering = ("-started_at", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["drill", "mock"]), name="sitting_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.started_at:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        return reverse("practice:sitting", args=[self.pk])

    @property
    def is_mock(self) -> bool:
        return self.kind == self.Kind.MOCK


class AttemptQuerySet(models.QuerySet["Attempt"]):
    def marked(self) -> "AttemptQuerySet":
        return self.exclude(marked_at=None)

    def open(self) -> "AttemptQuerySet":
        return self.filter(marked_at=None)

    def with_version(self) -> "AttemptQuerySet":
        """Load what was asked, however many attempts there are."""
        return self.select_related("version", "question")


class Attempt(models.Model):
    """One answer of a learner to the text that a question had then, and how they marked it."""

    class Way(models.TextChoices):
        TYPED = "typed", _("typed")
        VOICE = "voice", _("spoken, recorded on the device")
        MIND = "mind", _("answered in mind only")

    learner = models.ForeignKey(Learner, models.CASCADE, related_name="attempts")
    question = models.ForeignKey(Question, models.PROTECT, related_name="+")
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    sitting = models.ForeignKey(
        Sitting, models.SET_NULL, null=True, blank=True, related_name="attempts"
    )
    key = models.CharField(max_length=64)  # of the submission: the same sent again is the same
    way = models.CharField(max_length=5, choices=Way, default=Way.TYPED)
    parts = models.JSONField(default=dict)  # {name of a part of the scaffold: text}
    replies = models.JSONField(default=list)  # to the probes, in their order
    on_device = models.BooleanField(default=False)  # the words stay in the browser
    seconds = models.PositiveIntegerField(default=0)
    levels = models.JSONField(default=list)  # one a criterion: 5 to 1
    red_flags = models.JSONField(default=list)  # admitted ones, in the words of the question
    points = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    percent = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    started_at = models.DateTimeField(default=timezone.now, editable=False)
    marked_at = models.DateTimeField(null=True, editable=False)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ("started_at", "pk")
        indexes = [
            models.Index(fields=["learner", "question", "marked_at"], name="attempt_of_question"),
            models.Index(fields=["learner", "-marked_at"], name="attempt_newest"),
            models.Index(fields=["question", "marked_at"], name="attempt_by_question"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["learner", "key"], name="attempt_once"),
            models.CheckConstraint(
                condition=models.Q(way__in=["typed", "voice", "mind"]), name="attempt_way_known"
            ),
            models.CheckConstraint(
                condition=models.Q(marked_at=None, points=None, percent=None)
                | models.Q(marked_at__isnull=False, points__isnull=False, percent__range=(0, 100)),
                name="attempt_marked_has_points",
            ),
        ]

    def __str__(self) -> str:
        return f"attempt {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("practice:result" if self.marked_at else "practice:mark", args=[self.pk])

    def given(self) -> tuple[Decimal, Decimal, datetime]:
        """The points, the percentage and when they were given. Raises ValueError when open."""
        if self.points is None or self.percent is None or self.marked_at is None:
            raise ValueError("not marked yet")
        return self.points, self.percent, self.marked_at


class CardQuerySet(models.QuerySet["Card"]):
    def practisable(self) -> "CardQuerySet":
        """Leave out what was retired or taken from the public since."""
        return self.filter(question__status="published", question__visibility="public")

    def due(self, moment: datetime) -> "CardQuerySet":
        """What comes back by `moment`, the longest overdue first."""
        return self.practisable().filter(due_at__lte=moment).order_by("due_at", "pk")

    def waiting(self, moment: datetime) -> dict[str, int]:
        """How many are `due` by `moment`, and how many `weak`: one query."""
        return self.practisable().aggregate(
            due=models.Count("pk", filter=models.Q(due_at__lte=moment)),
            weak=models.Count("pk", filter=models.Q(weak=True)),
        )

    def weak(self) -> "CardQuerySet":
        return self.practisable().filter(weak=True).order_by("percent", "pk")


class Card(models.Model):
    """What a learner's answers to one question come to: the last score, and when it is due."""

    learner = models.ForeignKey(Learner, models.CASCADE, related_name="cards")
    question = models.ForeignKey(Question, models.PROTECT, related_name="+")
    state = models.JSONField(default=dict)  # of FSRS
    due_at = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    points = models.DecimalField(max_digits=6, decimal_places=2)  # of the last answer
    percent = models.DecimalField(max_digits=5, decimal_places=2)
    weak = models.BooleanField(default=False)

    objects = CardQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["learner", "question"], name="card_once"),
        ]
        indexes = [models.Index(fields=["learner", "due_at"], name="card_due")]

    def __str__(self) -> str:
        return f"card {self.pk}"


class Plan(models.Model):
    """Until when somebody practises for which role, and how many minutes a day."""

    learner = models.OneToOneField(Learner, models.CASCADE, related_name="plan")
    role = models.ForeignKey(Role, models.CASCADE, verbose_name=_("role"), related_name="+")
    interview_on = models.DateField(_("day of the interview"))
    minutes = models.PositiveSmallIntegerField(
        _("minutes a day"),
        default=30,
        validators=[MinValueValidator(5), MaxValueValidator(240)],
    )

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(minutes__range=(5, 240)), name="plan_minutes_5_to_240"
            ),
        ]

    def __str__(self) -> str:
        return f"plan {self.pk}"


class Note(models.Model):
    """A learner's private words on a question."""

    learner = models.ForeignKey(Learner, models.CASCADE, related_name="notes")
    question = models.ForeignKey(Question, models.PROTECT, related_name="+")
    text = models.TextField(_("note"), blank=True, max_length=5000)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        default_permissions = ()
        ordering = ("-changed_at", "-pk")
        constraints = [
            models.UniqueConstraint(fields=["learner", "question"], name="note_once"),
        ]

    def __str__(self) -> str:
        return f"note {self.pk}"
