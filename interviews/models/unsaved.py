"""What somebody typed into the form of a question and has not saved yet."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from interviews.models.people import User

MOST = 30  # places of one person; the oldest makes room
DAYS = 14  # after which what was left lying is nobody's any more


class UnsavedQuerySet(models.QuerySet["Unsaved"]):
    def fresh(self) -> UnsavedQuerySet:
        return self.filter(typed_at__gte=timezone.now() - timedelta(days=DAYS))

    def expired(self) -> UnsavedQuerySet:
        return self.filter(typed_at__lt=timezone.now() - timedelta(days=DAYS))

    def keep(self, user: User, place: str, posted: str) -> Unsaved:
        """Put `posted` in the place of what `user` typed there before."""
        self.expired().delete()
        values = {"posted": posted, "typed_at": timezone.now()}
        kept = self.update_or_create(user=user, place=place, defaults=values)[0]
        newest = self.filter(user=user).order_by("-typed_at", "-pk").values("pk")[:MOST]
        self.filter(user=user).exclude(pk__in=list(newest.values_list("pk", flat=True))).delete()
        return kept


class Unsaved(models.Model):
    """The fields of a form as the browser would send them: seen by who typed them, nobody else.

    The place is a question's id, or "new-" with a key of the page for one that is not saved yet. It
    is no foreign key: what was typed outlives the draft that somebody else deletes.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    place = models.CharField(max_length=40)
    posted = models.TextField()
    typed_at = models.DateTimeField(default=timezone.now, db_index=True)

    objects = UnsavedQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["user", "place"], name="unsaved_once_a_place")
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.typed_at:%Y-%m-%d %H:%M}"
