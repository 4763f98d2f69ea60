"""A guide file: what is known about the guide between two lines of ---, then its text.

    ---
    slug: star
    title: 标题
    summary: 一两句话，列表和首页上显示
    audience: candidate          # or interviewer
    order: 2                     # the place in the reading order
    minutes: 4
    categories: [behavioral]
    competencies: [沟通表达]
    questions: [CS-0001]         # codes of the questions that it helps with
    published: yes               # yes (when left out) or no
    ---
    The text, in the Markdown of answers; its highest heading is #.

UTF-8; the head is YAML under the rules of bank files.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from interviews.bankfile import fields, tree
from interviews.bankfile.errors import BankFileError, Problem
from interviews.bankfile.vocabulary import CATEGORIES
from interviews.text.message import N_, Message
from interviews.text.normalise import clean

FENCE = "---"
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST = {"slug": 60, "title": 60, "summary": 160}
ANSWERS = {"yes": True, "true": True, "no": False, "false": False}


class GuideError(ValueError):
    """A guide that cannot be read; each of `problems` knows its line."""

    def __init__(self, name: str, problems: Iterable[Problem]) -> None:
        self.name, self.problems = name, tuple(problems)
        super().__init__("\n".join(f"{name}: {problem}" for problem in self.problems))


class GuideText(NamedTuple):
    """All that a guide file says; categories are slugs, competencies names, questions codes."""

    slug: str
    title: str
    summary: str
    body: str
    audience: str = "candidate"
    order: int = 0
    minutes: int = 4
    categories: tuple[str, ...] = ()
    competencies: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    published: bool = True


def read_guide(content: bytes, name: str, categories: Sequence[str] = CATEGORIES) -> GuideText:
    """Return the GuideText of a guide file, UTF-8 bytes. Raises GuideError with `name`."""
    readers = HEAD | {"categories": fields.names(fields.choice(categories))}
    try:
        head, body = _halves(content.decode("utf-8-sig"), name)
        report = fields.Report(name, [])
        known = fields.fields(tree.parse(head, name), readers, OPTIONAL, report)
        report.finish()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _error(name, line, N_("The file is not valid UTF-8.")) from error
    except BankFileError as error:
        raise GuideError(name, error.problems) from error
    return GuideText(body=body, **known)


def _halves(text: str, name: str) -> tuple[str, str]:
    """Return the YAML of the head, its lines where they stand in the file, and the body."""
    lines = text.replace("\r\n", "\n").split("\n")
    if lines[0].rstrip() != FENCE:
        raise _error(name, 1, N_("A guide begins with a line of three dashes: ---"))
    end = next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if end is None:
        raise _error(name, len(lines), N_("The head of the guide is not closed by a line of ---"))
    body = clean("\n".join(lines[end + 1 :])).strip("\n")
    if not body:
        raise _error(name, end + 1, N_("The guide has no text."))
    return "\n".join(["", *lines[1:end]]), body


def _error(name: str, line: int, text: str) -> GuideError:
    return GuideError(name, [Problem(line, "", "", Message(text))])


def _slug(node: tree.Node, report: fields.Report) -> str:
    value = _short("slug")(node, report)
    if not SLUG.fullmatch(value):
        report.say(node, N_("A slug is small letters, digits and single dashes."))
    return value


def _short(field: str) -> fields.Reader[str]:
    def read(node: tree.Node, report: fields.Report) -> str:
        value = fields.text(node, report)
        if not 0 < len(value) <= LONGEST[field]:
            message = N_("This has %(length)d characters, not 1 to %(most)d.")
            report.say(node, message, length=len(value), most=LONGEST[field])
        return value

    return read


def _flag(node: tree.Node, report: fields.Report) -> bool:
    if node.type != "bool" or node.value.lower() not in ANSWERS:
        report.say(node, N_("This should be yes or no."))
    return ANSWERS.get(str(node.value).lower(), True)


HEAD = {
    "slug": _slug,
    "title": _short("title"),
    "summary": _short("summary"),
    "audience": fields.choice(("candidate", "interviewer")),
    "order": fields.number(0, 999),
    "minutes": fields.number(1, 60),
    "categories": fields.names(fields.choice(CATEGORIES)),
    "competencies": fields.names(),
    "questions": fields.names(fields.code),
    "published": _flag,
}
OPTIONAL = {"categories", "competencies", "questions", "published"}
