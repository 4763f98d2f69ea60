"""YAML text -> nodes that know their line, within limits.

Events are read one by one and nothing is constructed: no aliases to explode, no tags to obey.
"""

import re
from dataclasses import dataclass

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
    value: str | list
    type: str = ""  # of a scalar: str, int, bool, null, float, timestamp …


def parse(text, name):
    """Return the root Node of one YAML document. Raises BankFileError."""
    if len(text.encode(errors="replace")) > MAX_BYTES:
        raise _error(name, 1, N_("The file is larger than 20 MB."))
    if found := FORBIDDEN.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise _error(name, line, N_("This character may not stand in a bank file."))
    try:
        return _Composer(name).compose(yaml.parse(text, Loader=LOADER))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        reason = " ".join(filter(None, [error.context, error.problem]))
        message = N_("This is not valid YAML: %(reason)s.")
        raise _error(name, mark.line + 1, message, reason=reason) from error


def type_of(value):
    """Return what YAML takes an unquoted `value` for: str, int, bool, null, float …"""
    tag = RESOLVER.resolve(yaml.ScalarNode, value, (True, False))
    return tag.rpartition(":")[2]


class _Composer:
    """Builds nodes from events; `open` are the lists and maps that are not closed yet."""

    def __init__(self, name):
        self.name, self.nodes, self.documents = name, 0, 0
        self.open = [Node(LIST, 1, [])]

    def compose(self, events):
        for event in events:
            self._take(event)
        root = self.open[0].value
        if not root:
            raise _error(self.name, 1, N_("The file is empty."))
        return root[0]

    def _take(self, event):
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

    def _scalar(self, event):
        if len(event.value.encode()) > MAX_SCALAR:
            self._refuse(event, N_("A text is longer than 64 KB."))
        kind = type_of(event.value) if event.implicit[0] else "str"
        return Node(TEXT, event.start_mark.line + 1, event.value, kind)

    def _enter(self, event, kind):
        node = Node(kind, event.start_mark.line + 1, [])
        self._put(event, node)
        self.open.append(node)
        if len(self.open) > MAX_DEPTH:
            self._refuse(event, N_("Lists and fields are nested too deep."))

    def _leave(self):
        node = self.open.pop()
        if node.kind == MAP:
            node.value = list(zip(node.value[::2], node.value[1::2], strict=True))

    def _put(self, event, node):
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self._refuse(event, N_("The file holds too many values."))
        if event.anchor is not None:
            self._refuse(event, N_("Anchors (&name) are not allowed."))
        if event.tag is not None:
            self._refuse(event, N_("Tags (!%(tag)s) are not allowed."), tag=event.tag.lstrip("!"))
        self.open[-1].value.append(node)

    def _refuse(self, event, text, **params):
        raise _error(self.name, event.start_mark.line + 1, text, **params)


def _error(name, line, text, **params):
    return BankFileError(name, [Problem(line, "", "", Message(text, params))])
