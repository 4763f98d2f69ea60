"""Picture: what a question shows, kept once however many questions and versions name it."""

from collections.abc import Iterable

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from interviews.bankfile.pictures import Picture as Kept
from interviews.bankfile.pictures import size_in


def picture_words(name: str) -> str:
    """What tells one picture from another where only words stand."""
    width, height = size_in(name)
    words = {"width": width, "height": height, "name": name[:8]}
    return gettext("%(width)d by %(height)d dots (%(name)s)") % words if name else ""


class PictureQuerySet(models.QuerySet["Picture"]):
    def keep(self, picture: Kept) -> "Picture":
        """The row of a `bankfile.pictures.Picture`, made where it is not there."""
        row, _made = self.get_or_create(name=picture.name, defaults={"content": picture.content})
        return row

    def contents(self, names: Iterable[str]) -> dict[str, bytes]:
        """{name: bytes} of those among `names` that are kept; no query without names."""
        wanted = set(filter(None, names))
        if not wanted:
            return {}
        rows = self.filter(pk__in=wanted).values_list("name", "content")
        return {name: bytes(content) for name, content in rows}


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
