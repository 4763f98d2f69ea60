"""What the review desk shows beside the form: source lines, remarks, the nearest question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from interviews.curation.compare import Difference, differences
from interviews.ingest.decide.replace import combined
from interviews.models import ImportedItem, Question, SourceDocument
from interviews.scoring.levels import ANCHORS
from interviews.text.message import N_, Message, message_from
from interviews.web.pages import about, said

BEFORE, AFTER, MOST = 8, 8, 120
LINE_LENGTH = 1_200
LEFT_OUT = {
    "site": N_("text of the web site"),
    "page number": N_("page number"),
    "page furniture": N_("menus of the page"),
    "running head": N_("running head"),
    "other documents": N_("other documents"),
    "legal note": N_("legal note"),
    "contents": N_("table of contents"),
    "front matter": N_("front matter"),
    "markup": N_("markup"),
    "table rule": N_("markup"),
    "in its row": N_("part of its row"),
}


@dataclass(frozen=True)
class SourceLine:
    """A line of the source as the desk shows it."""

    index: int
    text: str
    is_here: bool
    reason: str  # why it was left out, or empty
    repairs: tuple[str, ...]

    @property
    def number(self) -> int:
        return self.index + 1


@dataclass(frozen=True)
class Window:
    """The lines in sight, and where the ones before and after them start."""

    lines: tuple[SourceLine, ...]
    total: int
    earlier: int | None
    later: int | None

    @property
    def first(self) -> int:
        return self.lines[0].number if self.lines else 0

    @property
    def last(self) -> int:
        return self.lines[-1].number if self.lines else 0


def window(item: ImportedItem, first: int | None = None) -> Window:
    """The lines around the item, or those from `first` on."""
    if first is not None:
        return lines_from(item.document, first, range(item.start, item.end))
    start = max(0, item.start - BEFORE)
    end = min(start + MOST, max(item.end, item.start + 1) + AFTER)
    return lines_from(item.document, start, range(item.start, item.end), end)


def lines_from(
    document: SourceDocument, start: int, here: range = range(0), end: int | None = None
) -> Window:
    """A Window on the lines of `document` from `start` on, those in `here` marked."""
    lines, parsed = document.lines, document.parsed
    start = min(start, max(0, len(lines) - 1))
    end = min(len(lines), start + MOST if end is None else end)
    dropped = {entry["line"]: entry["reason"] for entry in parsed.get("dropped", [])}
    repairs = _repairs(parsed, start, end)
    shown = (
        SourceLine(
            index=at,
            text=_short(lines[at]),
            is_here=at in here,
            reason=_why(dropped.get(at, "")),
            repairs=tuple(repairs.get(at, ())),
        )
        for at in range(start, end)
    )
    return Window(
        lines=tuple(line for line in shown if line.text or line.is_here),
        total=len(lines),
        earlier=max(1, start + 1 - MOST) if start else None,
        later=end + 1 if end < len(lines) else None,
    )


def _why(reason: str) -> str:
    """Why a line was left out, in the reader's language."""
    return said(Message(LEFT_OUT.get(reason, reason))) if reason else ""


def _short(text: str) -> str:
    return text if len(text) <= LINE_LENGTH else text[: LINE_LENGTH - 1] + "…"


def _repairs(parsed: Mapping[str, Any], start: int, end: int) -> dict[int, list[str]]:
    """What was changed in each line: {line: ["before → after"]}."""
    inside = [change for change in parsed.get("repairs", []) if start <= change["line"] < end]
    inside.sort(key=_line)
    return {
        line: list(
            dict.fromkeys(f"{_short(c['before'])[:40]} → {c['after'][:40]}" for c in changes)
        )
        for line, changes in groupby(inside, key=_line)
    }


def _line(change: Mapping[str, Any]) -> int:
    return int(change["line"])


def remarks(item: ImportedItem) -> list[str]:
    """What to look at before deciding, most serious first."""
    found = reasons(item)
    if item.found.get("truncated"):
        found.append(
            _("The text seems to be cut off here: complete it, or leave the last part out.")
        )
    if not item.triple["category"]:
        found.append(_("No category is known: choose one."))
    if not item.triple["answer"]:
        found.append(_("No answer was found."))
    if item.twin:
        text = _("%(name)s, question %(n)d, says the same: %(state)s.")
        said_there = {"name": item.twin.document.name, "n": item.twin.place}
        found.append(text % (said_there | {"state": item.twin.get_state_display()}))
    if item.copy_of:
        text = _("Question %(n)d of this document says the same, more fully.")
        found.append(text % {"n": item.copy_of.place})
    if n := _guessed(item):
        text = ngettext(
            "%(n)d damaged place was repaired by guess.",
            "%(n)d damaged places were repaired by guess.",
            n,
        )
        found.append(text % {"n": n})
    return found


def reasons(item: ImportedItem) -> list[str]:
    """What is wrong or not understood in the item, a sentence each, in the reader's language."""
    every = [*item.faults, *item.doubts]
    return [about(fault["field"], said(_message(fault))) for fault in every]


def _message(fault: Mapping[str, Any]) -> Message:
    return message_from((fault["text"], fault["params"]))


def extra(item: ImportedItem) -> list[tuple[str, str]]:
    """What the columns said that has no place in a question: [(head, text)]."""
    stored = item.found.get("extra", [])
    pairs = stored.items() if isinstance(stored, dict) else stored  # as earlier releases kept them
    return [(head, text) for head, text in pairs]


def anchored(item: ImportedItem) -> list[tuple[str, list[tuple[str, str]]]]:
    """What the criteria that come with anchors say at each level: [(name, [(level, text)])]."""
    lines = [
        (line["criterion"], [(_(one.name), line[one.field]) for one in ANCHORS if line[one.field]])
        for line in item.triple["rubric"]
    ]
    return [(name, levels) for name, levels in lines if levels]


def _guessed(item: ImportedItem) -> int:
    repairs = item.document.parsed.get("repairs", [])
    return sum(item.start <= c["line"] < item.end and not c["sure"] for c in repairs)


def next_steps(item: ImportedItem) -> list[str]:
    """What the draft will lack, so that one knows what comes next."""
    lacking = {
        _("anchors"): any(not line["adequate"] for line in item.triple["rubric"]),
        _("a rubric"): not item.triple["rubric"],
        _("probes"): not item.triple["probes"],
        _("red flags"): not item.triple["red_flags"],
        _("what it probes"): not item.triple["analysis"],
    }
    return [name for name, lacks in lacking.items() if lacks]


def origins(item: ImportedItem) -> dict[str, str]:
    """Where each field was taken from, in words: {field: words}."""
    words = {
        "label": pgettext("taken from", "from its label"),
        "position": pgettext("taken from", "from its place"),
        "heading": pgettext("taken from", "from the heading"),
        "note": pgettext("taken from", "from the note beside it"),
        "column": pgettext("taken from", "from its column"),
        "rule": pgettext("taken from", "by its wording"),
        "key": pgettext("taken from", "from the answers at the end"),
    }
    named = {name: words.get(value, "") for name, value in item.found.get("origin", {}).items()}
    return named | {"points": named.get("score", ""), "stem": named.get("question", "")}


@dataclass(frozen=True)
class Beside:
    """The bank's question that is most like the item, and what replacing it would change."""

    question: Question
    percent: int
    is_changed: bool  # the item bears its code
    differences: list[Difference]


def beside(item: ImportedItem) -> Beside | None:
    """The nearest question of the bank, compared field by field; None without one."""
    if item.similar_to_id is None:
        return None
    question = Question.objects.with_triple().get(pk=item.similar_to_id)
    changed, _same = differences(question.as_triple(), combined(item, question))
    is_changed = item.standing == ImportedItem.Standing.CHANGED
    return Beside(question, round(item.similarity * 100), is_changed, changed)


def neighbours(queue: Sequence[ImportedItem], item: ImportedItem) -> dict[str, ImportedItem | None]:
    """The items before and after this one in the queue: {"previous": …, "next": …}."""
    keys = [waiting.pk for waiting in queue]
    if item.pk not in keys:
        return {"previous": None, "next": queue[0] if queue else None}
    at = keys.index(item.pk)
    return {
        "previous": queue[at - 1] if at else None,
        "next": queue[at + 1] if at + 1 < len(queue) else None,
    }


def tally(document: SourceDocument) -> dict[str, int]:
    """How many items there are, wait and were taken: {"all": n, "waiting": n, "taken": n}."""
    states = list(document.items.order_by().values_list("state", flat=True))
    taken = sum(state in ImportedItem.TAKEN for state in states)
    waiting = states.count(ImportedItem.State.WAITING)
    return {"all": len(states), "waiting": waiting, "taken": taken}
