"""A Document from what `as_dict` gave: how it comes back from a child process or a database."""

from collections.abc import Mapping
from typing import Any

from interviews.ingest.extract.document import Change, Document, Line, Question, Section
from interviews.text.message import Message

TUPLES = ("rubric", "probes", "options", "span", "doubts")


def document_from(values: Mapping[str, Any]) -> Document:
    """Build a Document. Raises KeyError or TypeError on other shapes."""
    marks = {int(place): marks for place, marks in values["marks"].items()}
    lines = [_line(raw, marks.get(n, {})) for n, raw in enumerate(values["lines"])]
    return Document(
        name=values["name"],
        kind=values["kind"],
        lines=tuple(lines),
        questions=tuple(question_from(question) for question in values["questions"]),
        title=values["title"],
        role=values["role"],
        declared=values["declared"],
        sections=tuple(Section(**section) for section in values["sections"]),
        repairs=tuple(Change(**change) for change in values["repairs"]),
        warnings=tuple(Message(w["text"], w["params"]) for w in values["warnings"]),
        guide=values["guide"],
    )


def question_from(values: dict[str, Any]) -> Question:
    """Build a Question from its dictionary."""
    tuples = {name: tuple(values.get(name, ())) for name in TUPLES}
    return Question(**{**values, **tuples})


def _line(raw: str, marks: dict[str, Any]) -> Line:
    cells = {name: tuple(marks.get(name, ())) for name in ("cells", "shape")}
    line = Line(raw, **{**marks, **cells})
    line.text = marks.get("text", raw)
    return line
