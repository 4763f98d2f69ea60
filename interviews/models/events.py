"""Event: one line in the log of a question, from its first draft to its retirement."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from interviews.models.questions import Question


class EventQuerySet(models.QuerySet["Event"]):
    def standing(self) -> "EventQuerySet":
        """Leave out what was taken back."""
        return self.filter(undone_by__isnull=True)

    def writing(self) -> "EventQuerySet":
        """Keep the events by which somebody changed the text."""
        return self.filter(kind__in=Event.WRITING)

    def approvals(self) -> "EventQuerySet":
        return self.filter(kind__in=Event.APPROVALS)

    def since_approval(self, question: "Question") -> "EventQuerySet":
        """The log of `question` after its last approval that stands."""
        log = self.filter(question=question)
        last = log.approvals().standing().aggregate(last=models.Max("pk"))["last"]
        return log.filter(pk__gt=last or 0)


class Event(models.Model):
    """Who did what to a question, when and why; a comment is an event too.

    Events of a revision stand at the published question that it revises.
    """

    class Kind(models.TextChoices):
        CREATED = "created", pgettext_lazy("event", "created")
        CHANGED = "changed", pgettext_lazy("event", "changed")
        RESTORED = "restored", _("restored an old version")
        SUBMITTED = "submitted", pgettext_lazy("event", "submitted")
        SENT_BACK = "sent_back", pgettext_lazy("event", "sent back")
        PUBLISHED = "published", pgettext_lazy("event", "published")
        LOADED = "loaded", _("loaded from a file by the operator's command")
        DERIVED = "derived", _("follows from a renamed or deleted term")
        REVISED = "revised", _("approved a revision")
        SHOWN = "shown", _("changed who may see it")
        CONFIRMED = "confirmed", _("read again and kept")
        RETIRED = "retired", pgettext_lazy("event", "retired")
        REOPENED = "reopened", _("reopened")
        MERGED = "merged", pgettext_lazy("event", "merged")
        DISCARDED = "discarded", _("deleted the revision")
        UNDONE = "undone", pgettext_lazy("event", "taken back")
        COMMENT = "comment", _("commented")

    WRITING = (Kind.CREATED, Kind.CHANGED, Kind.RESTORED)
    APPROVALS = (Kind.PUBLISHED, Kind.REVISED)

    question = models.ForeignKey(
        "interviews.Question", models.CASCADE, verbose_name=_("question"), related_name="events"
    )
    kind = models.CharField(_("what"), max_length=10, choices=Kind)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("by"),
        null=True,
        blank=True,
        related_name="+",
    )
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField(_("when"), default=timezone.now, db_index=True)
    note = models.TextField(_("note"), blank=True)
    version = models.PositiveIntegerField(_("version"), null=True, blank=True)
    undoes = models.OneToOneField(
        "self", models.CASCADE, null=True, blank=True, editable=False, related_name="undone_by"
    )

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ("-at", "-pk")
        verbose_name = _("event")
        verbose_name_plural = _("events")
        default_permissions = ("view",)
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(kind="comment") | ~models.Q(note=""),
                name="event_comment_has_words",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question_id} {self.kind} {self.by_name}"
