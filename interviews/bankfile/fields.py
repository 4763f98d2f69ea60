"""How each kind of value is read from a node; what is wrong is reported, with its line."""

import re
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any, TypeVar

from interviews.bankfile.errors import MAX_PROBLEMS, BankFileError, Problem
from interviews.bankfile.pictures import NAME
from interviews.bankfile.tree import LIST, MAP, TEXT, Node
from interviews.text.message import N_, Message
from interviews.text.normalise import clean

CODE = re.compile(r"[A-Z]{2,8}-[0-9]{4,6}")
NUMBER = re.compile(r"[+-]?[0-9]{1,6}")
KINDS = {TEXT: N_("a text"), LIST: N_("a list"), MAP: N_("fields")}


@dataclass(frozen=True)
class Report:
    """Collects problems of one place in a file, and raises when there are enough."""

    name: str
    problems: list[Problem]
    question: str = ""
    field: str = ""

    def about(self, question: str) -> "Report":
        return replace(self, question=question)

    def at(self, field: str) -> "Report":
        return replace(self, field=f"{self.field}.{field}" if self.field else field)

    def say(self, node: Node, text: str, **params: Any) -> None:
        problem = Problem(node.line, self.question, self.field, Message(text, params))
        self.problems.append(problem)
        if len(self.problems) >= MAX_PROBLEMS:
            self.finish()

    def finish(self) -> None:
        """Raise what was collected, if anything was."""
        if self.problems:
            raise BankFileError(self.name, sorted(self.problems, key=lambda found: found.line))


T = TypeVar("T")
Reader = Callable[[Node, Report], T]


def fields(
    node: Node, readers: Mapping[str, Reader[Any]], optional: Container[str], report: Report
) -> dict[str, Any]:
    """Return {key: value} of a map node; `readers` has a function (node, report) for each key."""
    if not _is_a(node, MAP, report):
        return {}
    nodes = _known(node, readers, report)
    for key in readers:
        if key not in nodes and key not in optional:
            report.at(key).say(node, N_("This field is missing."))
    return {key: readers[key](value, report.at(key)) for key, value in nodes.items()}


def text(node: Node, report: Report) -> str:
    if not _is_a(node, TEXT, report):
        return ""
    if node.type != "str":
        report.say(
            node,
            N_("YAML reads %(value)s as %(type)s, not as text: put it in quotes."),
            value=_short(node.value),
            type=node.type,
        )
    return clean(node.value)


def short_text(highest: int, lowest: int = 0) -> Reader[str]:
    """Read a text of `lowest` to `highest` characters: a name, or a line of credit."""

    def read(node: Node, report: Report) -> str:
        value = text(node, report)
        if not lowest <= len(value) <= highest:
            message = N_("%(count)d characters; %(lowest)d to %(highest)d are needed.")
            counts = {"count": len(value), "lowest": lowest, "highest": highest}
            report.say(node, message, **counts)
        return value

    return read


def code(node: Node, report: Report) -> str:
    value = text(node, report)
    if not CODE.fullmatch(value):
        report.say(node, N_("A code is 2 to 8 capitals, a dash, 4 to 6 digits, like CS-0042."))
    return value


def picture(node: Node, report: Report) -> str:
    value = text(node, report)
    if not NAME.fullmatch(value):
        report.say(node, N_("%(value)s is not the name of a picture."), value=_short(value))
    return value


def number(lowest: int, highest: int) -> Reader[int]:
    def read(node: Node, report: Report) -> int:
        if not _is_a(node, TEXT, report):
            return 0
        if node.type != "int" or not NUMBER.fullmatch(node.value):
            report.say(node, N_("%(value)s is not a whole number."), value=_short(node.value))
            return 0
        value = int(node.value)
        if not lowest <= value <= highest:
            report.say(
                node,
                N_("%(value)d is not between %(lowest)d and %(highest)d."),
                **{"value": value, "lowest": lowest, "highest": highest},
            )
        return value

    return read


def choice(choices: Sequence[str], may_lack: bool = False) -> Reader[str]:
    """Read one of `choices`; a draft `may_lack` it: then it is an empty text."""

    def read(node: Node, report: Report) -> str:
        value = text(node, report)
        if value not in choices and not (may_lack and not value and node.type == "str"):
            report.say(
                node,
                N_("%(value)s is unknown; known are: %(choices)s."),
                **{"value": _short(value), "choices": ", ".join(choices)},
            )
        return value

    return read


def constant(expected: int) -> Reader[int]:
    def read(node: Node, report: Report) -> int:
        if (node.kind, node.type, node.value) != (TEXT, "int", str(expected)):
            report.say(node, N_("This should be %(expected)d."), expected=expected)
        return expected

    return read


def pairs(node: Node) -> list[tuple[Node, Node]]:
    """Return the (key, value) nodes of a map whose keys are texts; none of anything else."""
    found = node.value if node.kind == MAP else ()
    return [(key, value) for key, value in found if key.kind == TEXT]


def items(read_item: Reader[T]) -> Reader[tuple[T, ...]]:
    """Read a list, each item by `read_item`."""

    def read(node: Node, report: Report) -> tuple[T, ...]:
        if not _is_a(node, LIST, report):
            return ()
        return tuple(read_item(item, report) for item in node.value)

    return read


def names(read_item: Reader[str] = text) -> Reader[tuple[str, ...]]:
    """Read a list of names, none of them empty, none twice."""

    def read(node: Node, report: Report) -> tuple[str, ...]:
        found = items(read_item)(node, report)
        for at, value in enumerate(found):
            if not value:
                report.say(node.value[at], N_("A name is empty."))
            elif value in found[:at]:
                report.say(node.value[at], N_("%(value)s stands there twice."), value=value)
        return found

    return read


def _known(node: Node, readers: Mapping[str, Reader[Any]], report: Report) -> dict[str, Node]:
    """Return {key: value node} of the keys that `readers` knows, the first of each."""
    nodes: dict[str, Node] = {}
    for key, value in node.value:
        name = key.value if key.kind == TEXT else ""
        if name in nodes:
            report.at(name).say(key, N_("This field stands there twice."))
        elif name in readers:
            nodes[name] = value
        else:
            _say_unknown(key, name, readers, report)
    return nodes


def _say_unknown(key: Node, name: str, readers: Mapping[str, Reader[Any]], report: Report) -> None:
    near = get_close_matches(name[:40], readers, n=1)
    if near:
        report.at(_short(name)).say(
            key, N_("There is no such field; did you mean %(near)s?"), near=near[0]
        )
    else:
        report.at(_short(name)).say(key, N_("There is no such field."))


def _is_a(node: Node, kind: str, report: Report) -> bool:
    if node.kind == kind:
        return True
    report.say(
        node,
        N_("This should be %(expected)s, not %(found)s."),
        **{"expected": Message(KINDS[kind]), "found": Message(KINDS[node.kind])},
    )
    return False


def _short(value: str) -> str:
    return value if len(value) <= 40 else value[:39] + "…"
