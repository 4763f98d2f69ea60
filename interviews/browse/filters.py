"""The list's query string as filters. Every value may be repeated; what is unknown is ignored."""

from urllib.parse import urlencode

import django_filters as filters
from django import forms
from django.utils.translation import gettext_lazy as _

from interviews.models import FACETS, Question

SORTS = {
    "newest": ("-published_at", "-pk"),
    "code": ("code",),
    "difficulty": ("difficulty", "code"),
    "minutes": ("minutes", "code"),
}
SORT_WORDS = {
    "newest": _("newest first"),
    "code": _("by code"),
    "difficulty": _("easiest first"),
    "minutes": _("shortest first"),
}


class KnownField(forms.MultipleChoiceField):
    """Keeps the values that are among the choices and drops the rest without a word."""

    def clean(self, value):
        known = dict(self.choices)
        return [word for word in dict.fromkeys(value or ()) if word in known]


class SortField(forms.ChoiceField):
    def clean(self, value):
        return value if value in SORTS else "newest"


class WordsField(forms.CharField):
    """Search words as typed, without the control characters that no database takes."""

    def to_python(self, value):
        return "".join(c for c in super().to_python(value) if c.isprintable() or c == " ").strip()


class KnownFilter(filters.Filter):
    field_class = KnownField

    def __init__(self, facet):
        super().__init__(label=facet.label, choices=())
        self.facet = facet

    def filter(self, questions, slugs):
        return self.facet.narrow(questions, slugs) if slugs else questions


class SortFilter(filters.Filter):
    field_class = SortField


class WordsFilter(filters.CharFilter):
    field_class = WordsField


FacetFilter = type(filters.FilterSet)(
    "FacetFilter", (filters.FilterSet,), {facet.name: KnownFilter(facet) for facet in FACETS}
)


class QuestionFilter(FacetFilter):
    """A filter by each of FACETS, the words, and the order."""

    q = WordsFilter(method="search", label=_("Search"))
    sort = SortFilter(method="in_order", choices=list(SORT_WORDS.items()))

    class Meta:
        model = Question
        fields = ()

    def __init__(self, query, questions):
        super().__init__(query, questions)
        self.terms = {facet.name: facet.options() for facet in FACETS}
        for name, terms in self.terms.items():
            self.filters[name].extra["choices"] = [(term.slug, term) for term in terms]

    @property
    def chosen(self):
        """The cleaned values by name: lists of slugs, and `q` and `sort` as text."""
        self.is_valid()
        return self.form.cleaned_data

    def query(self, leave=None, value=None):
        """The query string that says all that is chosen, save `leave` (or its one `value`)."""
        pairs = []
        for name, chosen in self.chosen.items():
            values = chosen if isinstance(chosen, list) else [chosen]
            for word in values:
                left = name == leave and value in (None, word)
                if word and not left and (name, word) != ("sort", "newest"):
                    pairs.append((name, word))
        return urlencode(pairs)

    def search(self, questions, name, text):
        return questions.search(text)

    def in_order(self, questions, name, sort):
        return questions.order_by(*SORTS[sort])
