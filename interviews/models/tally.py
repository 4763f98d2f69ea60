"""How many questions have what: Roaring bitmaps of ids, built once for each bank revision.

Counting by SQL costs seconds at a million rows; a bitmap intersection costs microseconds. The
bitmaps hold published questions only: nothing else is ever counted for readers.
"""

from collections import Counter, defaultdict

from pyroaring import BitMap

from interviews.models.facets import FACETS
from interviews.models.questions import Question
from interviews.models.revision import BankRevision

NONE = BitMap()


class Tally:
    """Bitmaps by facet and key: a term's id, or the first number of a band."""

    def __init__(self):
        self.public, self.internal = BitMap(), BitMap()
        self.values = {facet.name: defaultdict(BitMap) for facet in FACETS}
        self._read_questions([facet for facet in FACETS if facet.is_column])
        for facet in FACETS:
            if not facet.is_column:
                self._read_relation(self.values[facet.name], facet.field)

    def _read_questions(self, facets):
        rows = Question.objects.published().order_by()
        columns = [(self.values[facet.name], facet.key_of) for facet in facets]
        fields = (facet.field for facet in facets)
        for key, visibility, *values in rows.values_list("pk", "visibility", *fields):
            (self.public if visibility == "public" else self.internal).add(key)
            for (bitmaps, key_of), value in zip(columns, values, strict=True):
                bitmaps[key_of(value)].add(key)

    def _read_relation(self, bitmaps, field):
        relation = Question._meta.get_field(field)
        term = f"{relation.m2m_reverse_field_name()}_id"
        rows = relation.remote_field.through.objects.filter(question__status="published")
        for key, value in rows.values_list("question_id", term):
            bitmaps[value].add(key)

    def visible_to(self, user):
        """The same questions as `Question.objects.visible_to(user)`, as a bitmap."""
        if user.has_perm("interviews.view_internal_question"):
            return self.public | self.internal
        return self.public

    def of(self, facet, value):
        return self.values[facet].get(value, NONE)

    def any_of(self, facet, values):
        return BitMap.union(*(self.of(facet, value) for value in values)) if values else NONE

    def ladder(self, within):
        """{(role id, category id): [count at difficulty 1, …, 5]} of the questions `within`."""
        levels = [self.of("difficulty", level) for level in range(1, 6)]
        return {
            (role, category): [
                (within & of_role & of_category).intersection_cardinality(level) for level in levels
            ]
            for role, of_role in self.values["role"].items()
            for category, of_category in self.values["category"].items()
        }

    def related(self, question, within, most):
        """Ids of the questions `within` that share most tags, and then competencies."""
        tags = [self.of("tag", tag.pk) for tag in question.tags.all()]
        others = [self.of("competency", term.pk) for term in question.competencies.all()]
        near = BitMap.union(NONE, *(tags or others)) & within
        near.discard(question.pk)
        shared = Counter(dict.fromkeys(near, 0))
        for bitmap in (*tags, *others):
            shared.update(near & bitmap)
        ranked = sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))
        return [key for key, _ in ranked[:most]]


_kept = (None, None)


def tally():
    """The tally of the bank as it is now: one query, and a count anew after a change."""
    global _kept
    token = BankRevision.objects.current()
    if not token or _kept[0] != token:
        _kept = (token, Tally())
    return _kept[1]
