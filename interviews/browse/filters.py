"""The list's query string as filters. Every value may be repeated; what is unknown is ignored."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

import django_filters as filters
from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from interviews.browse.ranked import Ranked
from interviews.models import (
    FACETS,
    BandFacet,
    Option,
    Question,
    QuestionQuerySet,
    TermFacet,
    find,
    tally,
)
from interviews.models.finding import Finding
from interviews.models.tally import Tally

NEWEST = ("-published_at", "-pk")
FIT = "fit"  # the order by default where there are words
SORTS = {
    "newest": NEWEST,
    "code": ("code",),
    "difficulty": ("difficulty", "code"),
    "minutes": ("minutes", "code"),
}
SORT_WORDS = {
    FIT: _("best match first"),
    "newest": _("newest first"),
    "code": _("by code"),
    "difficulty": _("easiest first"),
    "minutes": _("shortest first"),
}


class SlugsField(forms.MultipleChoiceField):
    """Each value once; which of them are known the filter says."""

    def clean(self, value: Iterable[str] | None) -> list[str]:
        return list(dict.fromkeys(value or ()))


class SortField(forms.ChoiceField):
    def clean(self, value: str | None) -> str:
        return value if value in SORT_WORDS else ""


class WordsField(forms.CharField):
    """Search words as typed, without the control characters that no database takes."""

    def to_python(self, value: str | None) -> str:
        words = " ".join((super().to_python(value) or "").split())
        return "".join(c for c in words if c.isprintable()).strip()


class SlugsFilter(filters.Filter):  # type: ignore[misc]  # has no types
    field_class = SlugsField

    def __init__(self, facet: TermFacet | BandFacet) -> None:
        super().__init__(label=facet.label)
        self.facet = facet

    def filter(self, questions: QuestionQuerySet, slugs: list[str]) -> QuestionQuerySet:
        return self.facet.narrow(questions, slugs) if slugs else questions


class WordsFilter(filters.CharFilter):  # type: ignore[misc]  # has no types
    field_class = WordsField


class SortFilter(filters.Filter):  # type: ignore[misc]  # has no types
    field_class = SortField

    def filter(self, questions: QuestionQuerySet, value: str) -> QuestionQuerySet:
        return questions.order_by(*SORTS.get(value, NEWEST))


class QuestionFilter(filters.FilterSet):  # type: ignore[misc]  # has no types
    """The questions of a QuerySet that fit a query string: by each facet, the words, the order."""

    q = WordsFilter(method="search", label=_("Search"))
    sort = SortFilter()

    class Meta:
        model = Question
        fields = ()

    kept_form: type[forms.Form] | None = None

    @classmethod
    def get_filters(cls) -> dict[str, filters.Filter]:
        """Those of the facets, and behind them those named here."""
        return {**{facet.name: SlugsFilter(facet) for facet in FACETS}, **super().get_filters()}

    def get_form_class(self) -> type[forms.Form]:
        """The same for every request: which slugs are known the tally says, not the form."""
        kept: type[forms.Form] = QuestionFilter.kept_form or super().get_form_class()
        QuestionFilter.kept_form = kept
        return kept

    @property
    def terms(self) -> dict[str, list[Option]]:
        """{name of a facet: its options}."""
        return self.tally.options

    @cached_property
    def chosen(self) -> dict[str, Any]:
        """The cleaned values by name: lists of slugs, and `q` and `sort` as text."""
        self.is_valid()
        asked: dict[str, Any] = self.form.cleaned_data
        chosen: dict[str, Any] = {}
        for name, options in self.terms.items():
            known = {option.slug for option in options} if asked[name] else ()
            chosen[name] = [slug for slug in asked[name] if slug in known]
        chosen |= {"q": asked.get("q", ""), "sort": asked["sort"]}
        if not chosen["sort"] or chosen["sort"] == FIT and not chosen["q"]:
            chosen["sort"] = self._usual_sort(chosen["q"])
        return chosen

    def filter_queryset(self, questions: QuestionQuerySet) -> QuestionQuerySet:
        """The found questions, by date where they are ordered by fit."""
        for name, part in self.filters.items():
            questions = part.filter(questions, self.chosen[name])
        return questions

    def search(self, questions: QuestionQuerySet, name: str, words: str) -> QuestionQuerySet:
        return self.finding.narrow(questions) if self.finding else questions

    def _usual_sort(self, words: str) -> str:
        return FIT if words else "newest"

    @cached_property
    def tally(self) -> Tally:
        return tally()

    @cached_property
    def finding(self) -> Finding | None:
        """What the words find among all that the reader may see, or None without words."""
        words = self.chosen["q"]
        return find(words, self.queryset, self.tally) if words else None

    @cached_property
    def rows(self) -> QuestionQuerySet | Ranked:
        """The found questions in the chosen order."""
        if self.finding and self.chosen["sort"] == FIT:
            order = self.finding.order
            return Ranked(self.qs, order, whole=len(self.finding.hits) <= len(order))
        rows: QuestionQuerySet = self.qs
        return rows

    @property
    def sorts(self) -> list[tuple[str, str | Promise]]:
        """(value, label) of each order; the usual one has no value: it follows the words."""
        usual = self._usual_sort(self.chosen["q"])
        kept = [(name, word) for name, word in SORT_WORDS.items() if name in (usual, *SORTS)]
        return [("" if name == usual else name, word) for name, word in kept]

    @property
    def sorted_by(self) -> str:
        """The value of the chosen order among `sorts`."""
        sort = self.chosen["sort"]
        return "" if sort == self._usual_sort(self.chosen["q"]) else sort

    def query(self, *leave: str, value: str | None = None) -> str:
        """The query string of all that is chosen, save what is named (or its one `value`)."""
        pairs: list[tuple[str, str]] = []
        for name, chosen in self.chosen.items():
            values = chosen if isinstance(chosen, list) else [chosen]
            for word in values:
                left = name in leave and value in (None, word)
                if word and not left and name != "sort":
                    pairs.append((name, word))
        usual = self._usual_sort(self.chosen["q"] if "q" not in leave else "")
        if "sort" not in leave and self.chosen["sort"] not in (usual, FIT):
            pairs.append(("sort", self.chosen["sort"]))
        return urlencode(pairs)
