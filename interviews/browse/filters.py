"""The list's query string as filters. Every value may be repeated; what is unknown is ignored."""

from functools import cached_property
from urllib.parse import urlencode

import django_filters as filters
from django import forms
from django.utils.translation import gettext_lazy as _

from interviews.browse.ranked import Ranked
from interviews.models import FACETS, Question, find, tally

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

    def clean(self, value):
        return list(dict.fromkeys(value or ()))


class SortField(forms.ChoiceField):
    def clean(self, value):
        return value if value in SORT_WORDS else ""


class WordsField(forms.CharField):
    """Search words as typed, without the control characters that no database takes."""

    def to_python(self, value):
        words = " ".join(super().to_python(value).split())
        return "".join(c for c in words if c.isprintable()).strip()


class SlugsFilter(filters.Filter):
    field_class = SlugsField

    def __init__(self, facet):
        super().__init__(label=facet.label)
        self.facet = facet

    def filter(self, questions, slugs):
        return self.facet.narrow(questions, slugs) if slugs else questions


class WordsFilter(filters.CharFilter):
    field_class = WordsField


class SortFilter(filters.Filter):
    field_class = SortField

    def filter(self, questions, value):
        return questions.order_by(*SORTS.get(value, NEWEST))


FacetFilter = type(filters.FilterSet)(
    "FacetFilter", (filters.FilterSet,), {facet.name: SlugsFilter(facet) for facet in FACETS}
)


class QuestionFilter(FacetFilter):
    """The questions of a QuerySet that fit a query string: by each facet, the words, the order."""

    q = WordsFilter(method="search", label=_("Search"))
    sort = SortFilter()

    class Meta:
        model = Question
        fields = ()

    kept_form = None

    def get_form_class(self):
        """The same for every request: which slugs are known the tally says, not the form."""
        QuestionFilter.kept_form = QuestionFilter.kept_form or super().get_form_class()
        return QuestionFilter.kept_form

    @property
    def terms(self):
        """{name of a facet: its options}."""
        return self.tally.options

    @cached_property
    def chosen(self):
        """The cleaned values by name: lists of slugs, and `q` and `sort` as text."""
        self.is_valid()
        asked, chosen = self.form.cleaned_data, {}
        for name, options in self.terms.items():
            known = {option.slug for option in options} if asked[name] else ()
            chosen[name] = [slug for slug in asked[name] if slug in known]
        chosen |= {"q": asked.get("q", ""), "sort": asked["sort"]}
        if not chosen["sort"] or chosen["sort"] == FIT and not chosen["q"]:
            chosen["sort"] = self._usual_sort(chosen["q"])
        return chosen

    def filter_queryset(self, questions):
        """The found questions, by date where they are ordered by fit."""
        for name, part in self.filters.items():
            questions = part.filter(questions, self.chosen[name])
        return questions

    def search(self, questions, name, words):
        return self.finding.narrow(questions)

    def _usual_sort(self, words):
        return FIT if words else "newest"

    @cached_property
    def tally(self):
        return tally()

    @cached_property
    def finding(self):
        """What the words find among all that the reader may see, or None without words."""
        words = self.chosen["q"]
        return find(words, self.queryset, self.tally) if words else None

    @cached_property
    def rows(self):
        """The found questions in the chosen order."""
        if self.chosen["sort"] == FIT:
            order = self.finding.order
            return Ranked(self.qs, order, whole=len(self.finding.hits) <= len(order))
        return self.qs

    @property
    def sorts(self):
        """(value, label) of each order; the usual one has no value: it follows the words."""
        usual = self._usual_sort(self.chosen["q"])
        kept = [(name, word) for name, word in SORT_WORDS.items() if name in (usual, *SORTS)]
        return [("" if name == usual else name, word) for name, word in kept]

    @property
    def sorted_by(self):
        """The value of the chosen order among `sorts`."""
        sort = self.chosen["sort"]
        return "" if sort == self._usual_sort(self.chosen["q"]) else sort

    def query(self, *leave, value=None):
        """The query string of all that is chosen, save what is named (or its one `value`)."""
        pairs = []
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
