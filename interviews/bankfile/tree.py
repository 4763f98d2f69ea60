"""YAML text -> nodes that know their line, within limits.

Events are read one by one and nothing is constructed: no aliases to explode, no tags to obey.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NoReturn

import yaml

from interviews.bankfile.errors import BankFileError, Problem
from interviews.text.message import N_, Message

MAX_BYTES = 20 * 1024 * 1024
MAX_SCALAR = 64 * 1024
MAX_NODES = 1_000_000
MAX_DEPTH = 8

FORBIDDEN = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
RESOLVER = yaml.resolver.Resolver()

TEXT, LIST, MAP = "text", "list", "map"


@dataclass
class Node:
    """`value` is a string, a list of nodes, or a list of (key, value) node pairs."""

    kind: str
    line: int
    value: Any  # of the kinds' three shapes
    type: str = ""  # of a scalar: str, int, bool, null, float, timestamp …


def parse(text: str, name: str) -> Node:
    """Return the root Node of one YAML document. Raises BankFileError."""
    if len(text.encode(errors="replace")) > MAX_BYTES:
        raise _error(name, 1, N_("The file is larger than 20 MB."))
    if found := FORBIDDEN.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise _error(name, line, N_("This character may not stand in a bank file."))
    try:
        return _Composer(name).compose(yaml.parse(text, Loader=LOADER))
    except yaml.MarkedYAMLError as error:
        line = _line_of(error.problem_mark or error.context_mark)
        reason = " ".join(filter(None, [error.context, error.problem]))
        message = N_("This is not valid YAML: %(reason)s.")
        raise _error(name, line, message, reason=reason) from error


def node_of(value: Any, depth: int = MAX_DEPTH) -> Node:
    """Return a plain value as it comes out of JSON as a Node, which stands in no line."""
    if isinstance(value, dict | list) and not depth:
        return Node(MAP if isinstance(value, dict) else LIST, 0, [])
    if isinstance(value, dict):
        pairs = [(Node(TEXT, 0, key, "str"), node_of(one, depth - 1)) for key, one in value.items()]
        return Node(MAP, 0, pairs)
    if isinstance(value, list):
        return Node(LIST, 0, [node_of(one, depth - 1) for one in value])
    kinds = {bool: "bool", int: "int", float: "float", str: "str"}
    return Node(TEXT, 0, "" if value is None else str(value), kinds.get(type(value), "null"))


def type_of(value: str) -> str:
    """Return what YAML takes an unquoted `value` for: str, int, bool, null, float …"""
    tag = RESOLVER.resolve(yaml.ScalarNode, value, (True, False))  # type: ignore[no-untyped-call]  # the stubs leave it out
    return str(tag).rpartition(":")[2]


class _Composer:
    """Builds nodes from events; `open` are the lists and maps that are not closed yet."""

    def __init__(self, name: str) -> None:
        self.name, self.nodes, self.documents = name, 0, 0
        self.open = [Node(LIST, 1, [])]

    def compose(self, events: Iterable[yaml.Event]) -> Node:
        for event in events:
            self._take(event)
        root: list[Node] = self.open[0].value
        if not root:
            raise _error(self.name, 1, N_("The file is empty."))
        return root[0]

    def _take(self, event: yaml.Event) -> None:
        match event:
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    self._refuse(event, N_("Only one YAML document may stand in a file."))
            case yaml.AliasEvent():
                self._refuse(event, N_("Aliases (*name) are not allowed."))
            case yaml.ScalarEvent():
                self._put(event, self._scalar(event))
            case yaml.SequenceStartEvent():
                self._enter(event, LIST)
            case yaml.MappingStartEvent():
                self._enter(event, MAP)
            case yaml.CollectionEndEvent():
                self._leave()

    def _scalar(self, event: yaml.ScalarEvent) -> Node:
        if len(event.value.encode()) > MAX_SCALAR:
            self._refuse(event, N_("A text is longer than 64 KB."))
        kind = type_of(event.value) if event.implicit[0] else "str"
        return Node(TEXT, _line_of(event.start_mark), event.value, kind)

    def _enter(self, event: yaml.CollectionStartEvent, kind: str) -> None:
        node = Node(kind, _line_of(event.start_mark), [])
        self._put(event, node)
        self.open.append(node)
        if len(self.open) > MAX_DEPTH:
            self._refuse(event, N_("Lists and fields are nested too deep."))

    def _leave(self) -> None:
        node = self.open.pop()
        if node.kind == MAP:
            node.value = list(zip(node.value[::2], node.value[1::2], strict=True))

    def _put(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, node: Node) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self._refuse(event, N_("The file holds too many values."))
        if event.anchor is not None:
            self._refuse(event, N_("Anchors (&name) are not allowed."))
        if event.tag is not None:
            self._refuse(event, N_("Tags (!%(tag)s) are not allowed."), tag=event.tag.lstrip("!"))
        self.open[-1].value.append(node)

    def _refuse(self, event: yaml.Event, text: str, **params: Any) -> NoReturn:
        raise _error(self.name, _line_of(event.start_mark), text, **params)


def _line_of(mark: Any) -> int:
    """The line of a mark of either parser, counted from 1; a place unknown is the first."""
    return mark.line + 1 if mark else 1


def _error(name: str, line: int, text: str, **params: Any) -> BankFileError:
    return BankFileError(name, [Problem(line, "", "", Message(text, params))])
