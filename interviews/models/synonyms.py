"""Words that mean the same to the search, as the desk keeps them."""

from collections.abc import Iterable, Sequence

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MOST = 30  # words of a set
LONGEST = 40  # characters of a word


class SynonymSet(models.Model):
    """A few words, a line each; one that came with the project knows by which word it came."""

    words = models.TextField(
        gettext_lazy("words"),
        help_text=gettext_lazy("One word a line; any of them finds the others."),
    )
    in_use = models.BooleanField(gettext_lazy("in use"), default=True)
    origin = models.CharField(max_length=LONGEST, blank=True, editable=False)

    class Meta:
        ordering = ("words",)
        verbose_name = gettext_lazy("set of synonyms")
        verbose_name_plural = gettext_lazy("sets of synonyms")
        constraints = [
            models.UniqueConstraint(
                fields=["origin"], condition=~models.Q(origin=""), name="synonyms_came_once"
            ),
        ]

    def __str__(self) -> str:
        return "、".join(self.entries())

    def entries(self) -> list[str]:
        lines = (" ".join(line.split()) for line in self.words.splitlines())
        return list(dict.fromkeys(filter(None, lines)))

    def clean(self) -> None:
        entries = self.entries()
        self.words = "\n".join(entries)
        if len(entries) < 2:
            raise ValidationError({"words": _("Two words or more are needed.")})
        if len(entries) > MOST or max(map(len, entries)) > LONGEST:
            message = _("At most %(n)s words, each of at most %(length)s characters.")
            raise ValidationError({"words": message % {"n": MOST, "length": LONGEST}})


def take_in(sets: Iterable[Sequence[str]]) -> int:
    """Add the sets of the project that are not here yet, and leave alone what people changed."""
    known = set(SynonymSet.objects.values_list("origin", flat=True))
    new = [words for words in sets if words[0] not in known]
    SynonymSet.objects.bulk_create(
        SynonymSet(words="\n".join(words), origin=words[0]) for words in new
    )
    return len(new)
