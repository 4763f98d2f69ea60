"""What was found in a document: items that wait for a decision, and what became of each."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from interviews.models.people import User
from interviews.models.questions import Question

CERTAIN = 0.85  # of question and answer, to be taken unread


class Why(models.TextChoices):
    """Why an item is not taken unread: the first that applies; empty for one that is taken."""

    ERROR = "error", _("The row has errors")
    DOUBT = "doubt", _("It was not read for certain")
    KNOWN = "known", _("The bank has this question, or one like it")
    COPY = "copy", _("The document says it twice")
    CATEGORY = "category", _("No category is known")
    QUESTION = "question", _("The question is not sure")
    NO_ANSWER = "no-answer", _("No answer was found")
    ANSWER = "answer", _("The answer is not sure")


def _why() -> models.Case:
    """The first of `Why` that applies, most serious first; empty for none."""
    new = models.Q(standing=ImportedItem.Standing.NEW)
    tests = {
        Why.ERROR: models.Q(standing=ImportedItem.Standing.ERROR),
        Why.KNOWN: ~new,
        Why.DOUBT: ~models.Q(doubts=[]),
        Why.COPY: models.Q(copy_of__isnull=False),
        Why.CATEGORY: models.Q(triple__category=""),
        Why.QUESTION: models.Q(confidence__lt=CERTAIN),
        Why.NO_ANSWER: models.Q(triple__answer=""),
        Why.ANSWER: models.Q(answer_confidence__lt=CERTAIN),
    }
    whens = [models.When(test, then=models.Value(why.value)) for why, test in tests.items()]
    return models.Case(
        *whens, default=models.Value(""), output_field=models.CharField(max_length=10)
    )


class ImportedItemQuerySet(models.QuerySet["ImportedItem"]):
    def waiting(self) -> ImportedItemQuerySet:
        return self.filter(state=ImportedItem.State.WAITING)

    def taken(self) -> ImportedItemQuerySet:
        return self.filter(state__in=ImportedItem.TAKEN)

    def for_why(self, why: str) -> ImportedItemQuerySet:
        """Keep what is not taken unread for this reason, or under "" what is."""
        return self.annotate(why=_why()).filter(why=why)

    def tally_of_whys(self) -> dict[str, int]:
        """{why: how many}, with those to be taken unread under ""."""
        rows = self.annotate(why=_why()).order_by().values_list("why")
        return dict(rows.annotate(n=models.Count("pk")))

    def for_taking(self) -> ImportedItemQuerySet:
        """Load what taking them one by one needs: each is read anew when its turn comes."""
        return self.only("place", "standing")

    def for_undoing(self) -> ImportedItemQuerySet:
        """Load what taking them back one by one needs."""
        return self.only("state", "question", "made", "before", "twin")

    def least_certain_first(self) -> ImportedItemQuerySet:
        return self.order_by("confidence", "place", "pk")

    def in_order(self) -> ImportedItemQuerySet:
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

    document = models.ForeignKey("SourceDocument", models.CASCADE, related_name="items")
    place = models.PositiveIntegerField(_("place"), help_text=_("From 1, in the document's order."))
    number = models.PositiveIntegerField(_("number in the document"), null=True, blank=True)
    row = models.PositiveIntegerField(_("row"), null=True, blank=True)
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    confidence = models.FloatField(_("certainty"), default=0)
    answer_confidence = models.FloatField(_("certainty of the answer"), default=0)
    found = models.JSONField(default=dict, help_text=_("As it was read, never changed."))
    before = models.JSONField(
        null=True, help_text=_("What the bank's draft said before this item changed it.")
    )
    triple = models.JSONField(default=dict, help_text=_("As it stands after review."))
    fingerprint = models.CharField(max_length=64, db_index=True)
    faults = models.JSONField(default=list)
    doubts = models.JSONField(
        default=list
    )  # not understood, or read from a picture: said, no obstacle
    edition = models.PositiveIntegerField(default=0)  # the edit token: who saves second is told
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    edited_at = models.DateTimeField(_("edited"), null=True)
    standing = models.CharField(_("against the bank"), max_length=10, choices=Standing)
    similar_to = models.ForeignKey(
        Question, models.SET_NULL, verbose_name=_("similar to"), null=True, related_name="+"
    )
    similarity = models.FloatField(_("similarity"), default=0)
    copy_of = models.ForeignKey("self", models.SET_NULL, null=True, related_name="copies")
    # The same question, handed in before.
    twin = models.ForeignKey("self", models.SET_NULL, null=True, related_name="twins")
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
                condition=models.Q(answer_confidence__range=(0, 1)),
                name="item_answer_confidence_0_to_1",
            ),
            models.CheckConstraint(
                condition=models.Q(state="waiting") | models.Q(decided_at__isnull=False),
                name="item_decision_has_date",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document.name} {self.place}: {self.stem[:40]}"

    def get_absolute_url(self) -> str:
        return reverse("ingest:item", args=[self.pk])

    @property
    def stem(self) -> str:
        return str(self.triple.get("stem", ""))

    @property
    def percent(self) -> int:
        return round(self.confidence * 100)

    @property
    def is_waiting(self) -> bool:
        return self.state == self.State.WAITING

    @property
    def answer_percent(self) -> int:
        return round(self.answer_confidence * 100)

    @property
    def is_open(self) -> bool:
        """Whether it can still be decided: it waits, or its twin does, for which it may come in."""
        if self.state == self.State.KNOWN and self.twin is not None:
            return self.twin.is_waiting
        return self.is_waiting

    def touch(self, *, by: User | None) -> None:
        """Note that a person has changed the item, without saving."""
        self.edition, self.edited_by, self.edited_at = self.edition + 1, by, timezone.now()

    def decide(self, state: str, *, by: User | None) -> None:
        """Note what became of the item, without saving."""
        self.state, self.decided_by, self.decided_at = state, by, timezone.now()
