"""Which fields a bank file has, in order, and how each is read."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from interviews.bankfile import fields, tree
from interviews.bankfile.pictures import LONGEST_ALT
from interviews.bankfile.samples import HIGHEST, LEVELS
from interviews.bankfile.triple import Criterion, Sample
from interviews.bankfile.vocabulary import SHIPPED, STATUSES, VISIBILITIES, Terms

T = TypeVar("T")
FORMAT = 1
MOST_POINTS, MOST_MINUTES = 100, 60
LONGEST_NAME, LONGEST_TAG, LONGEST_CREDIT = 60, 30, 200
LONGEST_WHY, LONGEST_CLUSTER = 200, 30

CRITERION = {
    "criterion": fields.short_text(LONGEST_NAME),
    "weight": fields.number(0, MOST_POINTS),
    "excellent": fields.text,
    "adequate": fields.text,
    "poor": fields.text,
}


SAMPLE = {
    "level": fields.choice(LEVELS),
    "answer": fields.text,
    "marks": fields.items(fields.number(0, HIGHEST)),
    "why": fields.short_text(LONGEST_WHY),
}


def _entries(kind: Callable[..., T], readers: Mapping[str, Any]) -> fields.Reader[tuple[T, ...]]:
    """Read a list of maps, each with all of `readers`, as values of `kind`."""

    def read(node: tree.Node, report: fields.Report) -> tuple[T, ...]:
        if node.kind != tree.LIST:
            fields.items(fields.text)(node, report)  # says what it should be
            return ()
        found = [
            fields.fields(item, readers, (), report.at(str(number)))
            for number, item in enumerate(node.value, start=1)
        ]
        return tuple(kind(**one) for one in found if set(one) == set(readers))

    return read


QUESTION = {
    "code": fields.code,
    "status": fields.choice(STATUSES),
    "visibility": fields.choice(VISIBILITIES),
    "roles": fields.names(fields.choice(SHIPPED.roles)),
    "category": fields.choice(SHIPPED.categories, may_lack=True),
    "competencies": fields.names(),
    "difficulty": fields.number(1, 5),
    "points": fields.number(1, MOST_POINTS),
    "minutes": fields.number(1, MOST_MINUTES),
    "tags": fields.names(fields.short_text(LONGEST_TAG)),
    "stem": fields.text,
    "answer": fields.text,
    "analysis": fields.text,
    "key_points": fields.items(fields.text),
    "rubric": _entries(Criterion, CRITERION),
    "probes": fields.items(fields.text),
    "red_flags": fields.items(fields.text),
    "warnings": fields.items(fields.text),
    "samples": _entries(Sample, SAMPLE),
    "source": fields.short_text(LONGEST_CREDIT),
    "author": fields.short_text(LONGEST_CREDIT),
    "licence": fields.short_text(LONGEST_CREDIT),
    "basis": fields.items(fields.text),
    "cluster": fields.short_text(LONGEST_CLUSTER),
    "picture": fields.picture,
    "picture_alt": fields.short_text(LONGEST_ALT),
}


def question(terms: Terms) -> dict[str, fields.Reader[Any]]:
    """How each field of a question is read in a bank that has `terms`."""
    return QUESTION | {
        "roles": fields.names(fields.choice(terms.roles)),
        "category": fields.choice(terms.categories, may_lack=True),
    }


DEFAULTS: dict[str, Any] = {
    "status": "draft",
    "visibility": "public",
    "source": "",
    "author": "",
    "licence": "",
}
DEFAULTS |= {"picture": "", "picture_alt": "", "cluster": ""}
DEFAULTS |= {"warnings": (), "samples": (), "basis": ()}
PICTURE = {"name": fields.picture, "content": fields.items(fields.text)}
