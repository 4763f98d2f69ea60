"""An interview: what is asked in it, word for word, and who sits at the table."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

from interviews.bankfile.triple import Criterion, Triple, triple_from
from interviews.models.questions import Question
from interviews.models.vacancies import Candidate, Vacancy

SALT = "interviews.models.panels.code"
CODE_DIGITS = 6


class InterviewQuerySet(models.QuerySet["Interview"]):
    def visible_to(self, user: Any) -> InterviewQuerySet:
        """Keep those at whose table `user` sits, and those of vacancies that `user` runs."""
        if not user.is_authenticated:
            return self.none()
        seats = Seat.objects.sitting().filter(user=user.pk).values("interview_id")
        run = Vacancy.objects.run_by(user).values("pk")
        return self.filter(models.Q(pk__in=seats) | models.Q(candidate__vacancy__in=run))

    def with_card_details(self) -> InterviewQuerySet:
        """Load what a row of a list shows, however many rows there are."""
        sitting = models.Q(seats__removed_at=None)
        submitted = sitting & models.Q(seats__submitted_at__isnull=False)
        rows = self.select_related("candidate", "candidate__vacancy").annotate(
            sitting=models.Count("seats", filter=sitting),
            submitted=models.Count("seats", filter=submitted),
        )
        return rows.order_by("starts_at", "pk")


class Interview(models.Model):
    """One talk with one candidate. Set, rule and pass line are those of the day it was made."""

    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="interviews")
    starts_at = models.DateTimeField(_("when"), db_index=True)
    minutes = models.PositiveSmallIntegerField(
        _("minutes"), default=60, validators=[MinValueValidator(5), MaxValueValidator(480)]
    )
    place = models.CharField(
        _("place or link"), max_length=200, blank=True, help_text=_("A room, or a meeting link.")
    )
    set_title = models.CharField(max_length=120, editable=False)
    form_code = models.CharField(max_length=40, editable=False)
    rule = models.CharField(max_length=6, choices=Vacancy.Rule, editable=False)
    pass_line = models.PositiveSmallIntegerField(editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)

    objects = InterviewQuerySet.as_manager()

    class Meta:
        ordering = ("starts_at", "pk")
        verbose_name = _("interview")
        verbose_name_plural = _("interviews")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(minutes__range=(5, 480)), name="interview_minutes_5_to_480"
            ),
            models.CheckConstraint(
                condition=models.Q(rule__in=["drop", "mean", "agreed"]),
                name="interview_rule_known",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("panels:interview", args=[self.pk])

    @property
    def code(self) -> str:
        return f"M-{self.pk:04}"

    @property
    def table(self) -> list[Seat]:
        """Who sits there; no query where the seats are loaded."""
        return [seat for seat in self.seats.all() if seat.removed_at is None]

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None


class Asked(models.Model):
    """A question of an interview. `triple` pins its text, `version` the number of that text."""

    interview = models.ForeignKey(Interview, models.CASCADE, related_name="asked")
    number = models.PositiveSmallIntegerField()
    section = models.CharField(max_length=60)
    question = models.ForeignKey(Question, models.PROTECT, related_name="asked")
    version = models.PositiveIntegerField(null=True)
    points = models.PositiveSmallIntegerField()
    minutes = models.PositiveSmallIntegerField()
    triple = models.JSONField()

    class Meta:
        ordering = ("interview", "number")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["interview", "number"], name="asked_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.triple['code']}"

    @cached_property
    def text(self) -> Triple:
        return triple_from(self.triple)

    @property
    def lines(self) -> tuple[Criterion, ...]:
        """What is marked: the rubric, or all of the answer where there is none."""
        whole = Criterion("整题", self.points, "", "", "")
        return self.text.rubric or (whole,)


class SeatQuerySet(models.QuerySet["Seat"]):
    def sitting(self) -> SeatQuerySet:
        return self.filter(removed_at=None)


class Seat(models.Model):
    """An interviewer at the table: an account, or a guest by a link and a code.

    The name stays when an account goes. A guest's link is worth nothing without the code, which
    is told another way and kept as a digest.
    """

    interview = models.ForeignKey(Interview, models.CASCADE, related_name="seats")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="seats"
    )
    name = models.CharField(_("name"), max_length=60)
    is_lead = models.BooleanField(_("leads"), default=False)
    secret = models.CharField(max_length=40, blank=True, editable=False)
    code_digest = models.CharField(max_length=64, blank=True, editable=False)
    submitted_at = models.DateTimeField(null=True, editable=False)
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = SeatQuerySet.as_manager()

    class Meta:
        ordering = ("-is_lead", "pk")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["interview", "user"],
                condition=models.Q(removed_at=None),
                name="seat_of_person_once",
            ),
            models.UniqueConstraint(
                fields=["interview"],
                condition=models.Q(is_lead=True, removed_at=None),
                name="seat_one_leads",
            ),
            models.UniqueConstraint(
                fields=["secret"], condition=~models.Q(secret=""), name="seat_secret_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_guest(self) -> bool:
        return bool(self.secret)

    def invite(self) -> str:
        """Make a new link and a new code; both before them open nothing more. Returns the code."""
        code = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}}"
        self.secret = secrets.token_urlsafe(24)
        self.code_digest = self._digest(code)
        self.save(update_fields=["secret", "code_digest"])
        return code

    def opens_with(self, code: str) -> bool:
        digest = self._digest(code)
        return bool(self.code_digest) and constant_time_compare(digest, self.code_digest)

    def _digest(self, code: str) -> str:
        return salted_hmac(SALT, f"{self.secret}{code}", algorithm="sha256").hexdigest()


def full_points(asked: list[Asked]) -> Decimal:
    """What all questions are worth together."""
    return Decimal(sum(one.points for one in asked))
