"""Picture: what a question shows, kept once however many questions and versions name it."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models.fields.json import KT
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from interviews.bankfile.pictures import Picture as Kept
from interviews.bankfile.pictures import size_in

DAYS = 30  # that a picture which nothing names is kept: longer than what lies unsaved in a form
PINNED = {  # where a triple names one as a word, by model
    "Version": ("triple",),
    "Submission": ("triple",),
    "SetEntry": ("triple",),
    "Asked": ("triple",),
    "ImportedItem": ("triple", "before"),
}


def picture_words(name: str) -> str:
    """What tells one picture from another where only words stand."""
    width, height = size_in(name)
    words = {"width": width, "height": height, "name": name[:8]}
    return gettext("%(width)d by %(height)d dots (%(name)s)") % words if name else ""


class PictureQuerySet(models.QuerySet["Picture"]):
    def keep(self, picture: Kept) -> "Picture":
        """The row of a `bankfile.pictures.Picture`, made where it is not there; its time anew."""
        row, made = self.get_or_create(name=picture.name, defaults={"content": picture.content})
        if not made:
            self.filter(pk=row.pk).update(kept_at=timezone.now())
        return row

    def unused(self) -> "PictureQuerySet":
        """Those that no question shows, no text that is kept names, and nobody has just brought."""
        old = self.filter(kept_at__lt=timezone.now() - timedelta(days=DAYS), questions=None)
        for name, fields in PINNED.items():
            for field in fields:
                old = old.exclude(pk__in=_named_in(name, field))
        typed = _rows("Unsaved").filter(posted__contains=models.OuterRef("pk"))
        return old.exclude(models.Exists(typed)).defer("content")

    def contents(self, names: Iterable[str]) -> dict[str, bytes]:
        """{name: bytes} of those among `names` that are kept; no query without names."""
        wanted = set(filter(None, names))
        if not wanted:
            return {}
        rows = self.filter(pk__in=wanted).values_list("name", "content")
        return {name: bytes(content) for name, content in rows}


def _named_in(name: str, field: str) -> models.QuerySet[Any, Any]:
    named = _rows(name).annotate(shown=KT(f"{field}__picture")).exclude(shown=None).order_by()
    names: models.QuerySet[Any, Any] = named.values_list("shown", flat=True)
    return names


def _rows(name: str) -> models.QuerySet[Any, Any]:
    rows: models.QuerySet[Any, Any] = apps.get_model("interviews", name)._default_manager.all()
    return rows


class Picture(models.Model):
    """Its name is made of its content, so a row never changes; versions name it for ever."""

    name = models.CharField(max_length=48, primary_key=True)
    content = models.BinaryField()
    kept_at = models.DateTimeField(default=timezone.now)

    objects = PictureQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        default_permissions = ()

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("browse:picture", args=[self.pk])
