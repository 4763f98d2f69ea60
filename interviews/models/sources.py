"""Where questions come from: a batch of documents, and the items that were found in them."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from interviews.models.questions import Question
from interviews.text.message import Message


class BatchQuerySet(models.QuerySet):
    def with_tallies(self):
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
    author = models.CharField(_("author"), max_length=80, blank=True)
    rights = models.CharField(_("whose text it is"), max_length=10, choices=Rights)
    licence = models.CharField(_("licence"), max_length=80, blank=True)
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

    def __str__(self):
        return f"{self.source} {timezone.localtime(self.created_at):%Y-%m-%d %H:%M}"

    def get_absolute_url(self):
        return reverse("ingest:batch", args=[self.pk])

    @property
    def is_publishable(self):
        return self.rights != self.Rights.FOREIGN

    @property
    def licence_of_questions(self):
        """What stands as the licence of each question made from this batch."""
        return self.licence or str(self.get_rights_display())[:80]


class DocumentQuerySet(models.QuerySet):
    def standing(self):
        """Leave out what was taken back with its batch."""
        return self.filter(batch__undone_at__isnull=True)

    def with_tallies(self):
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

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("ingest:document", args=[self.pk])

    @property
    def lines(self):
        return self.parsed.get("lines", [])

    @property
    def warnings(self):
        """Messages of the reader about the whole file."""
        return [Message(said["text"], said["params"]) for said in self.parsed.get("warnings", [])]


class ImportedItemQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(state=ImportedItem.State.WAITING)

    def taken(self):
        return self.filter(state__in=ImportedItem.TAKEN)

    def for_taking(self):
        """Load what taking them one by one needs: each is read anew when its turn comes."""
        return self.only("place", "standing")

    def for_undoing(self):
        """Load what taking them back one by one needs."""
        return self.only("state", "question", "made", "before")

    def least_certain_first(self):
        return self.order_by("confidence", "place", "pk")

    def in_order(self):
        return self.order_by("place", "pk")


class ImportedItem(models.Model):
    """One question as found in a document, as a triple that may lack fields, until decided."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        DRAFT = "draft", _("taken as a draft")
        REVISION = "revision", _("taken as a revision")
        VARIANT = "variant", _("taken as a variant")
        KEPT = "kept", _("the bank's own kept")
        MERGED = "merged", _("joined to the one before")
        KNOWN = "known", _("nothing new")
        REJECTED = "rejected", _("not wanted")

    class Standing(models.TextChoices):
        NEW = "new", _("new")
        CHANGED = "changed", _("changed")
        SIMILAR = "similar", _("similar")
        UNCHANGED = "unchanged", _("unchanged")
        ERROR = "error", _("error")

    TAKEN = (State.DRAFT, State.REVISION, State.VARIANT)

    document = models.ForeignKey(SourceDocument, models.CASCADE, related_name="items")
    place = models.PositiveIntegerField(_("place"), help_text=_("From 1, in the document's order."))
    number = models.PositiveIntegerField(_("number in the document"), null=True, blank=True)
    row = models.PositiveIntegerField(_("row"), null=True, blank=True)
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    confidence = models.FloatField(_("certainty"), default=0)
    found = models.JSONField(default=dict, help_text=_("As it was read, never changed."))
    before = models.JSONField(
        null=True, help_text=_("What the bank's draft said before this item changed it.")
    )
    triple = models.JSONField(default=dict, help_text=_("As it stands after review."))
    fingerprint = models.CharField(max_length=64, db_index=True)
    faults = models.JSONField(default=list)
    standing = models.CharField(_("against the bank"), max_length=10, choices=Standing)
    similar_to = models.ForeignKey(
        Question, models.SET_NULL, verbose_name=_("similar to"), null=True, related_name="+"
    )
    similarity = models.FloatField(_("similarity"), default=0)
    copy_of = models.ForeignKey("self", models.SET_NULL, null=True, related_name="copies")
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    question = models.ForeignKey(
        Question,
        models.SET_NULL,
        verbose_name=_("question"),
        null=True,
        related_name="imported_items",
    )
    made = models.CharField(max_length=64, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided"), null=True)

    objects = ImportedItemQuerySet.as_manager()

    class Meta:
        ordering = ("document", "place", "pk")
        verbose_name = _("imported item")
        verbose_name_plural = _("imported items")
        default_permissions = ("view",)
        indexes = [
            models.Index(fields=["document", "state", "confidence"], name="item_least_certain"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(confidence__range=(0, 1)), name="item_confidence_0_to_1"
            ),
            models.CheckConstraint(
                condition=models.Q(state="waiting") | models.Q(decided_at__isnull=False),
                name="item_decision_has_date",
            ),
        ]

    def __str__(self):
        return f"{self.document.name} {self.place}: {self.stem[:40]}"

    def get_absolute_url(self):
        return reverse("ingest:item", args=[self.pk])

    @property
    def stem(self):
        return self.triple.get("stem", "")

    @property
    def percent(self):
        return round(self.confidence * 100)

    @property
    def is_waiting(self):
        return self.state == self.State.WAITING

    def decide(self, state, *, by):
        """Note what became of the item, without saving."""
        self.state, self.decided_by, self.decided_at = state, by, timezone.now()
