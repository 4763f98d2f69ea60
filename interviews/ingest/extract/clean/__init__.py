"""Lines as read -> lines as meant: every change an Edit, every drop with its reason."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from interviews.ingest.extract.clean.boilerplate import mark_boilerplate
from interviews.ingest.extract.clean.characters import CHARACTER_PASSES
from interviews.ingest.extract.clean.damage import character_pairs, damage_edits
from interviews.ingest.extract.clean.edits import Edit, apply, source_positions
from interviews.ingest.extract.clean.glued import break_places
from interviews.ingest.extract.clean.script import (
    has_pinyin_notes,
    is_traditional,
    pinyin_edits,
    simplified_edits,
)
from interviews.ingest.extract.clean.stamps import is_chat, stamp_edits
from interviews.ingest.extract.document import Change, Line
from interviews.ingest.extract.errors import UnreadableDocument
from interviews.ingest.extract.limits import LINES, TOO_LONG
from interviews.text.message import Message

Pass = Callable[[str], list[Edit]]
Steps = list[list[Edit]]


def clean(lines: Iterable[Line]) -> tuple[list[Line], list[Change]]:
    """Return (lines, changes): cleaned, glued ones cut, those of a site marked as dropped."""
    passes = repair_passes([line.raw for line in lines])
    cleaned: list[Line] = []
    changes: list[Change] = []
    for line in lines:
        steps, line.text = repaired(_source(line), passes)
        of_cells = [find for find in passes if find is not stamp_edits]
        line.cells = tuple(repaired(cell, of_cells)[1] for cell in line.cells)
        pieces = _cut(line, steps)
        changes += _logged(steps, len(cleaned))
        if len(pieces) > 1:
            changes.append(Change(len(cleaned), "cut", line.raw[:40], f"× {len(pieces)}"))
        cleaned += pieces
        if len(cleaned) > LINES:
            raise UnreadableDocument(Message(TOO_LONG))
    return mark_boilerplate(cleaned), changes


def _source(line: Line) -> str:
    """What cleaning starts from: the reader's text where it took markup away."""
    return line.text or line.raw


def repair_passes(texts: Sequence[str]) -> list[Pass]:
    """The passes that a document needs, as functions from a text to its edits."""
    whole = "\n".join(texts)
    passes: list[Pass] = []
    for pattern, find in CHARACTER_PASSES:
        if pattern.search(whole):
            passes.append(find)
            whole = apply(whole, find(whole))
    if is_chat(texts):
        passes.append(stamp_edits)
    if has_pinyin_notes(whole):
        words = character_pairs(texts)
        passes += [lambda text: damage_edits(text, words), pinyin_edits]
    if is_traditional(whole):
        passes.append(simplified_edits)
    return passes


def repaired(text: str, passes: Iterable[Pass]) -> tuple[Steps, str]:
    """Run `passes` over `text`: the list of (edits, result) that changed it, and the result."""
    steps = []
    for find in passes:
        if edits := find(text):
            text = apply(text, edits)
            steps.append(edits)
    return steps, text


def _cut(line: Line, steps: Steps) -> list[Line]:
    """The line itself, or its pieces where it is a glued one."""
    if line.cells or line.code or not (places := break_places(line.text)):
        return [line]
    origins = places
    for edits in reversed(steps):
        origins = source_positions(edits, origins)
    starts, sources = [0, *places, len(line.text)], [0, *origins, len(line.raw)]
    cuts = zip(starts, starts[1:], sources, sources[1:], strict=False)
    return [_piece(line, line.text[a:b], line.raw[c:d]) for a, b, c, d in cuts]


def _piece(line: Line, text: str, raw: str) -> Line:
    piece = Line(raw=raw, text=text, page=line.page, bold=line.bold, table=line.table)
    piece.text, piece.seen = text, line.seen
    return piece


def _logged(steps: Steps, place: int) -> Iterator[Change]:
    """One Change a kind and line, its pieces joined: short to show, nothing left out."""
    for edits in steps:
        for kind in dict.fromkeys(edit.kind for edit in edits):
            if kind == "blank":
                continue
            mine = [edit for edit in edits if edit.kind == kind]
            sure = all(edit.sure for edit in mine)
            before, after = (
                "·".join(getattr(e, side) for e in mine) for side in ("before", "after")
            )
            yield Change(place, kind, before, after, sure)
