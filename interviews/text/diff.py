"""What changed between two texts: characters in Chinese, whole words and numbers elsewhere."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from rapidfuzz.distance import Indel

TOKEN = re.compile(r"[A-Za-z\u00c0-\u024f]+|[0-9]+(?:[.,][0-9]+)*|.", re.DOTALL)
ISLAND = 2  # what stays the same between two replacements this short reads as replaced
MAX_CELLS = 100_000_000  # of the comparison; texts beyond it read as replaced


class Piece(NamedTuple):
    """`kind` is same, added or removed."""

    kind: str
    text: str


class _Change(NamedTuple):
    """What stood there, what stands there now; the same for an unchanged stretch."""

    old: str
    new: str

    @property
    def is_same(self) -> bool:
        return self.old == self.new

    @property
    def size(self) -> int:
        return min(len(self.old), len(self.new))


def compare(old: str, new: str) -> list[Piece]:
    """Return the Pieces of both texts: same and removed join to `old`, same and added to `new`."""
    pieces = []
    for change in _merged(_changes(TOKEN.findall(old), TOKEN.findall(new))):
        if change.is_same:
            pieces.append(Piece("same", change.old))
            continue
        pieces += [Piece("removed", change.old)] * bool(change.old)
        pieces += [Piece("added", change.new)] * bool(change.new)
    return pieces


def _changes(old: list[str], new: list[str]) -> list[_Change]:
    """Return stretches that are the same and stretches that differ, in turn."""
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    head, tail = "".join(old[:start]), "".join(old[len(old) - end :])
    middle = _middle(old[start : len(old) - end], new[start : len(new) - end])
    changes = [_Change(head, head), *middle, _Change(tail, tail)]
    return [change for change in changes if change.old or change.new]


def _common(a: list[str], b: list[str]) -> int:
    pairs = enumerate(zip(a, b, strict=False))
    return next((at for at, (x, y) in pairs if x != y), min(len(a), len(b)))


def _middle(old: list[str], new: list[str]) -> list[_Change]:
    if len(old) * len(new) > MAX_CELLS:
        return [_Change("".join(old), "".join(new))]
    changes: list[_Change] = []
    removed = added = ""
    for step in Indel.opcodes(old, new):
        was = "".join(old[step.src_start : step.src_end])
        now = "".join(new[step.dest_start : step.dest_end])
        if step.tag == "equal":
            changes += [_Change(removed, added), _Change(was, was)]
            removed = added = ""
        else:
            removed, added = removed + was, added + now
    return [*changes, _Change(removed, added)]


def _merged(changes: Iterable[_Change]) -> list[_Change]:
    """Join two replacements, and the trivial island between them, to one."""
    merged: list[_Change] = []
    for change in changes:
        merged.append(change)
        while len(merged) > 2 and _is_island(*merged[-3:]):
            before, island, after = merged[-3:]
            merged[-3:] = [_Change(*map("".join, zip(before, island, after, strict=True)))]
    return merged


def _is_island(before: _Change, island: _Change, after: _Change) -> bool:
    if before.is_same or after.is_same or not island.is_same or len(island.old) > ISLAND:
        return False
    return min(before.size, after.size) >= 2 * len(island.old)
