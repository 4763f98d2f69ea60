"""Papers as the JSON export writes them: what each question says, and the pictures.

`static/schema/paper.json` describes every field. What the paper says of its own, as the points of a
question on it, is nothing to a bank.
"""

import json
from base64 import b64decode
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, NamedTuple

from interviews.bankfile import fields, schema, tree
from interviews.bankfile.pictures import MOST_KEPT, Picture, PictureError, verified
from interviews.bankfile.triple import SECRETS, SHOWN
from interviews.bankfile.vocabulary import Terms

LONGEST_CONTENT = MOST_KEPT * 4 // 3 + 4  # letters of a picture in base64


class Paper(NamedTuple):
    """The questions as plain values, those fields that they state; the pictures that they name."""

    questions: list[dict[str, Any]]
    pictures: list[Picture]


def read_paper(content: bytes, terms: Terms) -> Paper | None:
    """Return a paper that the export wrote, None of any other file.

    Raises BankFileError where it is one, but a value is none that a question can have. A picture
    that is not what its name says is left out.
    """
    try:
        paper = json.loads(content)
    except (ValueError, RecursionError):
        return None
    stated = _questions(paper)
    if not stated or not all(map(_is_whole, stated)):
        return None
    report = fields.Report("", [])
    readers = schema.question(terms)
    questions = [
        fields.fields(tree.node_of(one), readers, (*SECRETS, *SHOWN), report.about(one["code"]))
        for one in stated
    ]
    report.finish()
    named = {question.get("picture") for question in questions}
    return Paper(questions, list(_pictures(paper.get("pictures"), named)))


def _questions(paper: Any) -> list[dict[str, Any]]:
    items = [
        item.get("question")
        for section in _dicts(_get(paper, "sections"))
        for item in _dicts(section.get("items"))
    ]
    return [question for question in items if isinstance(question, dict)]


def _is_whole(question: dict[str, Any]) -> bool:
    needed = schema.QUESTION.keys() - {*SECRETS, *SHOWN}
    texts = (question.get("code"), question.get("stem"))
    return needed <= question.keys() and all(isinstance(text, str) and text for text in texts)


def _pictures(kept: Any, named: set[Any]) -> Iterator[Picture]:
    for one in _dicts(kept):
        name, content = str(one.get("name")), str(one.get("content"))
        if name in named and len(content) <= LONGEST_CONTENT:
            with suppress(PictureError, ValueError):
                yield verified(name, b64decode(content, validate=True))


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _get(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, dict) else None
