"""Where questions come from: a batch of documents, as they were handed in and read."""

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from interviews.models.imported import ImportedItem
from interviews.text.message import Message, message_from


class BatchQuerySet(models.QuerySet["ImportBatch"]):
    def with_tallies(self) -> "BatchQuerySet":
        """Count the documents and items of each batch, and the items that wait."""
        waiting = models.Q(documents__items__state=ImportedItem.State.WAITING)
        taken = models.Q(documents__items__state__in=ImportedItem.TAKEN)
        return self.annotate(
            documents_n=models.Count("documents", distinct=True),
            items_n=models.Count("documents__items", distinct=True),
            waiting_n=models.Count("documents__items", filter=waiting, distinct=True),
            taken_n=models.Count("documents__items", filter=taken, distinct=True),
        )


class ImportBatch(models.Model):
    """What somebody handed in at one time, and whose text that person says it is."""

    class Rights(models.TextChoices):
        OWN = "own", _("We wrote it ourselves")
        PERMITTED = "permitted", _("We have permission to use and publish it")
        OPEN = "open", _("It is under an open licence")
        FOREIGN = "foreign", _("It is somebody else's: only to look at, never to publish")

    source = models.CharField(
        _("source"),
        max_length=120,
        help_text=_("Who gave it, or where it was found. It stands with every question."),
    )
    author = models.CharField(_("author"), max_length=200, blank=True)
    rights = models.CharField(_("whose text it is"), max_length=10, choices=Rights)
    licence = models.CharField(_("licence"), max_length=200, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("handed in by"),
        null=True,
        related_name="+",
    )
    created_at = models.DateTimeField(_("handed in"), default=timezone.now, editable=False)

    undone_at = models.DateTimeField(_("undone"), null=True, editable=False)

    objects = BatchQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at", "-pk")
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        default_permissions = ("view",)
        permissions = [("import_documents", "Can import documents")]
        constraints = [
            models.CheckConstraint(condition=~models.Q(source=""), name="batch_source_present"),
            models.CheckConstraint(
                condition=models.Q(rights__in=["own", "permitted", "open", "foreign"]),
                name="batch_rights_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(rights="open") | ~models.Q(licence=""),
                name="batch_open_names_licence",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} {timezone.localtime(self.created_at):%Y-%m-%d %H:%M}"

    def get_absolute_url(self) -> str:
        return reverse("ingest:batch", args=[self.pk])

    @property
    def is_publishable(self) -> bool:
        return self.rights != self.Rights.FOREIGN

    @property
    def licence_of_questions(self) -> str:
        """What stands as the licence of each question made from this batch."""
        return self.licence or str(self.get_rights_display())[:200]


class DocumentQuerySet(models.QuerySet["SourceDocument"]):
    def standing(self) -> "DocumentQuerySet":
        """Leave out what was taken back with its batch."""
        return self.filter(batch__undone_at__isnull=True)

    def with_tallies(self) -> "DocumentQuerySet":
        """Count the items of each document, and those that wait or were taken."""
        waiting = models.Q(items__state=ImportedItem.State.WAITING)
        taken = models.Q(items__state__in=ImportedItem.TAKEN)
        return self.annotate(
            items_n=models.Count("items"),
            waiting_n=models.Count("items", filter=waiting),
            taken_n=models.Count("items", filter=taken),
        ).defer("parsed")


class SourceDocument(models.Model):
    """One file as it was read: every line kept, and every change to it logged."""

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="documents")
    name = models.CharField(_("file"), max_length=200)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveIntegerField(_("size"))
    kind = models.CharField(_("format"), max_length=20, blank=True)
    title = models.CharField(_("title"), max_length=200, blank=True)
    declared = models.PositiveIntegerField(_("questions stated"), null=True)
    parsed = models.JSONField(
        default=dict, help_text=_("All that reading gave but the questions: lines, marks, repairs.")
    )

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        verbose_name = _("source document")
        verbose_name_plural = _("source documents")
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(fields=["batch", "sha256"], name="document_once_a_batch"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("ingest:document", args=[self.pk])

    @property
    def lines(self) -> list[Any]:
        return list(self.parsed.get("lines", []))

    @property
    def warnings(self) -> list[Message]:
        """Messages of the reader about the whole file."""
        return [
            message_from((said["text"], said["params"])) for said in self.parsed.get("warnings", [])
        ]
