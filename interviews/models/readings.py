"""What people teach the reader: gestures at the desk, columns of tables, spans of questions."""

from datetime import timedelta

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from interviews.models.sources import ImportBatch, SourceDocument

UNDOABLE = timedelta(minutes=15)  # how long what was taken at once can be taken back at once


class GestureQuerySet(models.QuerySet):
    def last(self):
        """The one that is undone first, or None."""
        return self.order_by("-pk").first()


class Gesture(models.Model):
    """One thing done to many items at once, and all that is needed to undo it."""

    class Kind(models.TextChoices):
        QUESTION = "question", _("a line is a question")
        HEADING = "heading", _("a line is a heading")
        ANSWER = "answer", _("lines belong to the answer")
        COLUMNS = "columns", _("which column is what")
        SPLIT = "split", _("split")
        MERGE = "merge", _("joined")
        TAKE = "take", _("taken at once")

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="gestures")
    document = models.ForeignKey(SourceDocument, models.CASCADE, null=True, related_name="gestures")
    kind = models.CharField(max_length=10, choices=Kind)
    lines = models.JSONField(default=list)  # lines of the document, from 0
    before = models.JSONField(default=list, encoder=DjangoJSONEncoder)  # the items as they were
    made = models.JSONField(default=dict)  # each item that was made or changed, with its edition
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects = GestureQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        default_permissions = ()

    def __str__(self):
        return f"{self.get_kind_display()} {self.at:%Y-%m-%d %H:%M}"

    @property
    def is_undoable(self):
        return self.kind != self.Kind.TAKE or timezone.now() - self.at < UNDOABLE


class ColumnMap(models.Model):
    """Which column is what, as a person said it: for every table with the same heads."""

    heads_digest = models.CharField(max_length=64, unique=True)
    heads = models.JSONField()  # the heads of the columns, in their order
    fields = models.JSONField()  # a field for each column, empty for one only kept
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(_("remembered"), default=timezone.now)

    class Meta:
        ordering = ("-made_at", "-pk")
        verbose_name = _("remembered columns")
        verbose_name_plural = _("remembered columns")
        default_permissions = ()

    def __str__(self):
        return " | ".join(self.heads)


class KeptSpan(models.Model):
    """Where people found a question: lines and digests, neither text nor names. Opt-in."""

    document = models.ForeignKey(SourceDocument, models.CASCADE, related_name="spans")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    is_question = models.BooleanField()
    stem = models.CharField(max_length=64, blank=True)  # digest of the question
    answer = models.CharField(max_length=64, blank=True)  # digest of the answer

    class Meta:
        ordering = ("document", "start", "pk")
        default_permissions = ()

    def __str__(self):
        return f"{self.document_id}: {self.start}-{self.end}"
