"""What interviewers wrote down, what the panel agreed on, what was decided, and what happened.

Rows are only added: a later mark stands beside the earlier one. Guards of the database hold that,
and that nothing is added to a closed interview or taken from one before its candidate's day.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from interviews.models.audit import changes
from interviews.models.panels import Asked, Interview, Seat

LONGEST = 2000  # characters of evidence


class PanelMark(models.Model):
    """One field of one question as one interviewer left it: a level, evidence, a tick, a quote.

    `made_at` is when it was touched, by the clock of the server less the age that the device says;
    of two, the later one stands. `reason` is there after submission.
    """

    seat = models.ForeignKey(Seat, models.CASCADE, related_name="marks")
    asked = models.ForeignKey(Asked, models.CASCADE, related_name="marks")
    field = models.CharField(max_length=20)
    value = models.JSONField()
    made_at = models.DateTimeField(default=timezone.now)
    kept_at = models.DateTimeField(default=timezone.now)
    device = models.CharField(max_length=12, blank=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("made_at", "pk")
        default_permissions = ()
        indexes = [models.Index(fields=["seat", "asked", "field"], name="mark_of_field")]

    def __str__(self) -> str:
        return f"{self.field}={self.value}"


class AgreedMark(models.Model):
    """The level that the panel agreed on for a criterion; None takes an earlier one back."""

    asked = models.ForeignKey(Asked, models.CASCADE, related_name="agreed")
    line = models.PositiveSmallIntegerField()
    level = models.PositiveSmallIntegerField(null=True)
    by_name = models.CharField(max_length=150)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("pk",)
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(level=None) | models.Q(level__range=(1, 5)),
                name="agreed_mark_is_a_level",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asked_id}:{self.line}={self.level}"


class Decision(models.Model):
    """What was decided about a candidate after an interview; it holds once a second one signed."""

    class Kind(models.TextChoices):
        RECOMMEND = "recommend", pgettext_lazy("decision", "recommend")
        HOLD = "hold", pgettext_lazy("decision", "hold")
        REJECT = "reject", pgettext_lazy("decision", "reject")

    interview = models.ForeignKey(Interview, models.CASCADE, related_name="decisions")
    kind = models.CharField(pgettext_lazy("of a panel", "decision"), max_length=9, choices=Kind)
    reason = models.TextField(_("reason"), max_length=1000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    by_name = models.CharField(max_length=150)
    at = models.DateTimeField(default=timezone.now)
    signed_by_name = models.CharField(max_length=150, blank=True)
    signed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["recommend", "hold", "reject"]),
                name="decision_kind_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.interview_id} {self.kind}"


class PanelEvent(models.Model):
    """What happened to an interview, by whom, and why."""

    class Kind(models.TextChoices):
        MADE = "made", pgettext_lazy("interview", "made the interview")
        CHANGED = "changed", pgettext_lazy("interview", "changed time or place")
        SEATED = "seated", pgettext_lazy("interview", "added an interviewer")
        REMOVED = "removed", pgettext_lazy("interview", "removed an interviewer")
        INVITED = "invited", pgettext_lazy("interview", "made a link for a guest")
        ENTERED = "entered", pgettext_lazy("interview", "came in by the link")
        SUBMITTED = "submitted", pgettext_lazy("interview", "submitted the marks")
        AMENDED = "amended", pgettext_lazy("interview", "changed a submitted mark")
        CLOSED = "closed", pgettext_lazy("interview", "closed the marking")
        REOPENED = "reopened", pgettext_lazy("interview", "reopened the marking")
        DECIDED = "decided", pgettext_lazy("interview", "decided")
        SIGNED = "signed", pgettext_lazy("interview", "signed the decision")

    interview = models.ForeignKey(Interview, models.CASCADE, related_name="events")
    kind = models.CharField(max_length=9, choices=Kind)
    by_name = models.CharField(max_length=150)
    about = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("pk",)
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.by_name} {self.get_kind_display()} {self.about}".strip()


def _guard(model: type[models.Model], event: str, when: str) -> dict[str, str]:
    """A trigger that refuses `event` where the SQL condition `when` holds of the row."""
    table, row = model._meta.db_table, "NEW" if event == "INSERT" else "OLD"
    name, condition = f"{model._meta.model_name}_no_{event.lower()}", when.format(row=row)
    given = "OLD" if event == "DELETE" else "NEW"
    return {
        "table": table,
        "sqlite": (
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {condition}"
            f" BEGIN SELECT RAISE(ABORT, '{name}'); END"
        ),
        "postgresql": f"""
            CREATE OR REPLACE FUNCTION {name}() RETURNS trigger AS $$
            BEGIN
                IF {condition} THEN
                    RAISE integrity_constraint_violation USING MESSAGE = '{name}';
                END IF;
                RETURN {given};
            END
            $$ LANGUAGE plpgsql;
            CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()
        """,
    }


KNOWN = (
    "EXISTS (SELECT 1 FROM interviews_interview AS i"
    " JOIN interviews_candidate AS c ON c.id = i.candidate_id"
    " WHERE i.id = {interview} AND c.forgotten_at IS NULL{further})"
)
OF_SEAT = "(SELECT s.interview_id FROM interviews_seat AS s WHERE s.id = {row}.seat_id)"
CLOSED = " AND i.closed_at IS NOT NULL"
WRITTEN = KNOWN.format(interview="{row}.interview_id", further="")


def panel_guards() -> dict[str, dict[str, str]]:
    """Triggers in the shape of guards.GUARDS: what was written down stands as it was written.

    A closed interview takes no mark in; words go when their candidate is forgotten.
    """
    known = KNOWN.format(interview=OF_SEAT, further="")
    closed = KNOWN.format(interview=OF_SEAT, further=CLOSED)
    rows: list[tuple[type[models.Model], str, str]] = [
        (Asked, "UPDATE", "1 = 1"),
        (PanelMark, "UPDATE", known),
        (PanelMark, "INSERT", closed),
        (PanelMark, "DELETE", closed),
        (AgreedMark, "UPDATE", changes(AgreedMark, "by_name")),
        (
            Decision,
            "UPDATE",
            "{row}.signed_at IS NOT NULL AND " + changes(Decision, "by_name", "signed_by_name"),
        ),
        (Decision, "DELETE", WRITTEN),
        (PanelEvent, "UPDATE", changes(PanelEvent, "by_name", "about")),
        (PanelEvent, "DELETE", WRITTEN),
    ]
    made = [_guard(*row) for row in rows]
    names = [f"{model._meta.model_name}_no_{event.lower()}" for model, event, _ in rows]
    return dict(zip(names, made, strict=True))
