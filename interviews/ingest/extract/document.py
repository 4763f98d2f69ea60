"""What reading a document gives: its lines, the questions in them, and every change made."""

from dataclasses import dataclass, field, replace
from typing import Any

from interviews.text.message import Message

MARKS = (
    "heading",
    "bold",
    "summary",
    "listed",
    "code",
    "cells",
    "table",
    "row",
    "page",
    "dropped",
    "shape",
    "within",
    "seen",
)


@dataclass(slots=True)
class Line:
    """One source line. `raw` is what was read; `text` is what cleaning made of it."""

    raw: str
    text: str = ""
    heading: int = 0  # 1 to 6 for a heading
    bold: bool = False  # the whole line is bold
    summary: bool = False  # the always visible line of an HTML details element
    listed: str = ""  # the list level, when a word processor or a page numbered the line
    code: bool = False  # inside a code block: never a start or a label
    cells: tuple[str, ...] = ()  # the cells, when the line is a table row
    table: int = 0  # which table, from 1
    row: int = 0  # the row's number in a spreadsheet, from 1
    page: int = 0  # from 1, where there are pages
    shape: tuple[str, ...] = ()  # the cells of the row that it is the first line of
    within: int = 0  # which table that row is of, from 1
    seen: float = 0.0  # how sure its text is, from 0 to 1, where a picture was read; else 0
    dropped: str = ""  # why the line is no part of the text
    said: str = ""  # what somebody says it is: question, heading, answer

    def __post_init__(self) -> None:
        self.text = self.text or self.raw

    def marks(self) -> dict[str, Any]:
        """What is known of the line besides `raw`, where it is not the usual."""
        values = {name: getattr(self, name) for name in MARKS if getattr(self, name)}
        return values if self.text == self.raw else values | {"text": self.text}


@dataclass(frozen=True)
class Change:
    """One logged change: `before` became `after` in line `line`."""

    line: int
    kind: str
    before: str
    after: str
    sure: bool = True


@dataclass(frozen=True)
class Question:
    """One question as found, each part with where it came from in `origin`."""

    question: str
    answer: str = ""
    rubric: tuple[dict[str, Any], ...] = ()  # {"kind": the label's word, "text": …}
    analysis: str = ""
    probes: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    category: str = ""  # stated where a known one is stated, else inferred
    stated_category: str = ""
    inferred_category: str = ""
    role: str = ""
    score: float | None = None
    number: int | None = None
    section: str = ""
    topic: str = ""  # a short heading of the question that is not its stem
    confidence: float = 0.0  # that this is a question, and whole
    answer_confidence: float = 0.0  # that its answer is this and all of this; 0 without one
    truncated: bool = False
    duplicate_of: int | None = None  # the place, from 0, of the fuller one
    span: tuple[int, int] = (0, 0)  # lines start to end, end excluded
    origin: dict[str, str] = field(default_factory=dict)
    doubts: tuple[dict[str, Any], ...] = ()  # {"field", "text", "params"}: to be looked at
    code: str = ""  # the bank's code, where a column gives one
    extra: dict[str, str] = field(default_factory=dict)  # other columns of a table, by header

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        values = {name: getattr(self, name) for name in self.__dataclass_fields__}
        lists = {name: list(value) for name, value in values.items() if isinstance(value, tuple)}
        return values | lists

    def with_(self, **changes: Any) -> "Question":
        return replace(self, **changes)


@dataclass(frozen=True)
class Section:
    """A heading that says what follows: its title, kind, how many and how many points each."""

    title: str
    line: int
    category: str = ""
    declared: int | None = None
    score: float | None = None
    found: int = 0


@dataclass(frozen=True)
class Document:
    """A whole parsed file."""

    name: str
    kind: str
    lines: tuple[Line, ...]
    questions: tuple[Question, ...]
    title: str = ""
    role: str = ""
    declared: int | None = None
    sections: tuple[Section, ...] = ()
    repairs: tuple[Change, ...] = ()
    warnings: tuple[Message, ...] = ()  # of Message
    guide: bool = False

    def with_(self, **changes: Any) -> "Document":
        return replace(self, **changes)

    @property
    def found(self) -> int:
        return sum(question.duplicate_of is None for question in self.questions)

    def as_dict(self) -> dict[str, Any]:
        """Return what `parse_document` prints."""
        return {
            "name": self.name,
            "kind": self.kind,
            "title": self.title,
            "role": self.role,
            "declared": self.declared,
            "found": self.found,
            "guide": self.guide,
            "sections": [_fields(section) for section in self.sections],
            "questions": [question.as_dict() for question in self.questions],
            "dropped": [
                {"line": place, "reason": line.dropped, "text": line.raw}
                for place, line in enumerate(self.lines)
                if line.dropped and line.raw.strip()
            ],
            "repairs": [_fields(change) for change in self.repairs],
            "warnings": [{"text": text, "params": params} for text, params in self.warnings],
            "lines": [line.raw for line in self.lines],
            "marks": {n: marks for n, line in enumerate(self.lines) if (marks := line.marks())},
        }


def _fields(value: Any) -> dict[str, Any]:
    return {name: getattr(value, name) for name in value.__dataclass_fields__}
