"""Take guide texts into the bank."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from interviews.guides.read import GuideText
from interviews.models import Category, Competency, Guide, Question

SCALARS = ("title", "summary", "body", "audience", "order", "minutes", "published")
LINKS = {
    "categories": (Category, "slug"),
    "competencies": (Competency, "name"),
    "questions": (Question, "code"),
}


class UnknownLink(Exception):
    """A guide names a question, category or competency that the bank does not have."""


@transaction.atomic
def load(text: GuideText, *, only_new: bool = False) -> str:
    """Write a GuideText by its slug; return "added", "updated" or "unchanged".

    A known guide is left alone when `only_new`.
    """
    guide = Guide.objects.filter(slug=text.slug).first()
    if guide and (only_new or _says(guide) == _said(text)):
        return "unchanged"
    change = "updated" if guide else "added"
    linked = {name: _linked(name, getattr(text, name)) for name in LINKS}
    guide = guide or Guide(slug=text.slug)
    for name in SCALARS:
        setattr(guide, name, getattr(text, name))
    guide.save()
    for name, rows in linked.items():
        getattr(guide, name).set(rows)
    return change


def _says(guide: Guide) -> dict[str, Any]:
    links = {
        name: frozenset(getattr(guide, name).values_list(key, flat=True))
        for name, (_model, key) in LINKS.items()
    }
    return {name: getattr(guide, name) for name in SCALARS} | links


def _said(text: GuideText) -> dict[str, Any]:
    links = {name: frozenset(getattr(text, name)) for name in LINKS}
    return {name: getattr(text, name) for name in SCALARS} | links


def _linked(name: str, words: Iterable[str]) -> list[Model]:
    """The rows that `words` name. Raises UnknownLink for a word the bank lacks."""
    model, key = LINKS[name]
    rows = list(model._default_manager.filter(**{f"{key}__in": words}))
    if missing := set(words) - {getattr(row, key) for row in rows}:
        kind, words = model._meta.verbose_name, ", ".join(sorted(missing))
        raise UnknownLink(_("Unknown %(kind)s: %(words)s.") % {"kind": kind, "words": words})
    return rows
