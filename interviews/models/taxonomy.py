"""The fixed words of the field: roles, categories and competencies; and free topics, the tags."""

from itertools import chain, count
from typing import Any

from django.db import models
from django.utils.text import slugify
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from interviews.bankfile.vocabulary import Terms


class Term(models.Model):
    """A word with a slug for addresses and a name in both languages of the interface."""

    slug = models.SlugField(_("slug"), max_length=60, unique=True)
    name = models.CharField(pgettext_lazy("term", "name"), max_length=40, unique=True)
    english_name = models.CharField(_("English name"), max_length=60)
    description = models.CharField(_("description"), max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        abstract = True
        ordering = ("order", "id")

    def __str__(self) -> str:
        return self.name if (get_language() or "zh").startswith("zh") else self.english_name


class Role(Term):
    """Whom one hires: from the agent who takes the contact to the director who owns the budget."""

    motto = models.CharField(_("motto"), max_length=40, blank=True)
    english_motto = models.CharField(_("English motto"), max_length=60, blank=True)

    class Meta(Term.Meta):
        verbose_name = _("role")
        verbose_name_plural = _("roles")


class Category(Term):
    """How a question asks: about the past, a scene, under pressure, or about the craft."""

    motto = models.CharField(_("motto"), max_length=40, blank=True)
    english_motto = models.CharField(_("English motto"), max_length=60, blank=True)
    points = models.PositiveSmallIntegerField(_("usual points"), default=10)
    needed = models.PositiveSmallIntegerField(
        _("needed for each role"),
        default=7,
        help_text=_("How many published questions a role needs: the desk marks what is thin."),
    )

    class Meta(Term.Meta):
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(points__gt=0), name="category_points_positive"
            )
        ]


class Competency(Term):
    """What a rubric measures."""

    class Meta(Term.Meta):
        verbose_name = _("competency")
        verbose_name_plural = _("competencies")


def terms() -> Terms:
    """The slugs of the roles and categories that this bank has, in their order."""
    slugs = (tuple(model.objects.values_list("slug", flat=True)) for model in (Role, Category))
    return Terms(*slugs)


class Tag(models.Model):
    """A topic, named by whoever writes the question."""

    name = models.CharField(pgettext_lazy("term", "name"), max_length=30, unique=True)
    slug = models.SlugField(_("slug"), max_length=60, unique=True, allow_unicode=True)

    class Meta:
        ordering = ("name",)
        verbose_name = _("tag")
        verbose_name_plural = _("tags")

    def __str__(self) -> str:
        return self.name

    def save(self, **kwargs: Any) -> None:
        self.slug = self.slug or self._free_slug()
        super().save(**kwargs)

    def _free_slug(self) -> str:
        """The name as a slug, with a number behind it where another tag has that slug."""
        stem = slugify(self.name, allow_unicode=True)[:50] or "tag"
        taken = set(Tag.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
        slugs = chain([stem], (f"{stem}-{number}" for number in count(2)))
        return next(slug for slug in slugs if slug not in taken)
