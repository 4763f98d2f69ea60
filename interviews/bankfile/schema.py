"""Which fields a bank file has, in order, and how each is read."""

from typing import Any

from interviews.bankfile import fields, tree
from interviews.bankfile.pictures import LONGEST_ALT
from interviews.bankfile.triple import Criterion
from interviews.bankfile.vocabulary import SHIPPED, STATUSES, VISIBILITIES, Terms

FORMAT = 1
MOST_POINTS, MOST_MINUTES = 100, 60
LONGEST_NAME, LONGEST_TAG, LONGEST_CREDIT = 60, 30, 200

CRITERION = {
    "criterion": fields.short_text(LONGEST_NAME),
    "weight": fields.number(0, MOST_POINTS),
    "excellent": fields.text,
    "adequate": fields.text,
    "poor": fields.text,
}


def _rubric(node: tree.Node, report: fields.Report) -> tuple[Criterion, ...]:
    if node.kind != tree.LIST:
        fields.items(fields.text)(node, report)  # says what it should be
        return ()
    lines = [
        fields.fields(item, CRITERION, (), report.at(str(number)))
        for number, item in enumerate(node.value, start=1)
    ]
    return tuple(Criterion(**line) for line in lines if set(line) == set(CRITERION))


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
    "rubric": _rubric,
    "probes": fields.items(fields.text),
    "red_flags": fields.items(fields.text),
    "source": fields.short_text(LONGEST_CREDIT),
    "author": fields.short_text(LONGEST_CREDIT),
    "licence": fields.short_text(LONGEST_CREDIT),
    "picture": fields.picture,
    "picture_alt": fields.short_text(LONGEST_ALT),
}


def question(terms: Terms) -> dict[str, fields.Reader[Any]]:
    """How each field of a question is read in a bank that has `terms`."""
    return QUESTION | {
        "roles": fields.names(fields.choice(terms.roles)),
        "category": fields.choice(terms.categories, may_lack=True),
    }


DEFAULTS = {"status": "draft", "visibility": "public", "source": "", "author": "", "licence": ""}
DEFAULTS |= {"picture": "", "picture_alt": ""}
PICTURE = {"name": fields.picture, "content": fields.items(fields.text)}
