"""The first page of the desk: what waits for whom, and what happened lately. Few queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Case, Count, F, Min, Q, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber, TruncDate
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from interviews.models import (
    Event,
    ImportedItem,
    Question,
    QuestionQuerySet,
    Report,
    Resemblance,
    User,
)

DAYS = 30
SHOWN = 3  # questions of a queue
RANKED = 5  # questions most and least used

QUEUES = {
    "mine": (_("My drafts"), _("Finish them")),
    "review": (_("To review"), _("Start reviewing")),
    "sent_back": (_("Sent back"), _("Rework them")),
    "due": (_("Due for re-review"), _("Read them again")),
}


def queue_conditions(user: User) -> dict[str, Q]:
    """What each queue of questions holds, as a condition; the queues do not overlap."""
    draft = Q(status=Question.Status.DRAFT)
    return {
        "mine": draft & Q(created_by=user, returned_note=""),
        "review": Q(status=Question.Status.REVIEW),
        "sent_back": draft & ~Q(returned_note=""),
        "due": Q(status=Question.Status.PUBLISHED, review_due__lte=timezone.localdate()),
    }


@dataclass(frozen=True)
class Queue:
    name: str
    title: str | Promise
    go: str | Promise
    url: str
    count: int
    oldest: object
    items: list[Question]
    begin: str = ""  # where the work begins, when that is not the list


def queues(user: User) -> list[Queue]:
    """All queues with counts and their oldest questions: three queries."""
    conditions = queue_conditions(user)
    counts = {f"n_{name}": Count("pk", filter=q) for name, q in conditions.items()}
    oldest = {f"t_{name}": Min("updated_at", filter=q) for name, q in conditions.items()}
    waiting = Question.objects.filter(reduce(or_, conditions.values()))
    found = waiting.order_by().aggregate(**counts, **oldest)
    items = _first_items(waiting, conditions)
    changelist = reverse("admin:interviews_question_changelist")
    questions = [
        Queue(
            name,
            title,
            go,
            f"{changelist}?queue={name}",
            found[f"n_{name}"],
            found[f"t_{name}"],
            items.get(name, []),
            _begin(name, user),
        )
        for name, (title, go) in QUEUES.items()
    ]
    return [*questions, *_others(user)]


def _begin(name: str, user: User) -> str:
    """Reviewers read one submission after the other."""
    reviews = name == "review" and user.has_perm("interviews.publish_question")
    return reverse("admin:reviews") if reviews else ""


def _first_items(
    waiting: QuestionQuerySet, conditions: Mapping[str, Q]
) -> dict[str, list[Question]]:
    queue = Case(*(When(condition, Value(name)) for name, condition in conditions.items()))
    place = Window(RowNumber(), partition_by=F("queue"), order_by=["updated_at", "pk"])
    items: dict[str, list[Question]] = {}
    rows = (
        waiting.annotate(queue=queue, place=place)
        .filter(place__lte=SHOWN)
        .order_by("queue", "place")
    )
    for question in rows.only("code", "stem", "updated_at"):
        items.setdefault(getattr(question, "queue"), []).append(question)  # noqa: B009  # above
    return items


def _others(user: User) -> list[Queue]:
    """The queues that are not of questions, imports for those who decide about them: one query."""
    waiting = {
        "duplicates": Resemblance.objects.open(),
        "reports": Report.objects.filter(state=Report.State.NEW),
        "imports": ImportedItem.objects.waiting().filter(document__batch__undone_at__isnull=True),
    }
    first, *rest = (_counted(rows, name) for name, rows in waiting.items())
    counts = dict(first.union(*rest))
    reports = reverse("admin:interviews_report_changelist") + "?state__exact=new"
    shown = [
        ("duplicates", _("Duplicates to decide"), _("Merge or keep"), reverse("admin:duplicates")),
        ("reports", _("Reader reports"), _("Answer them"), reports),
    ]
    if user.has_perm("interviews.import_documents"):
        imports = reverse("ingest:imports")
        shown.append(("imports", _("Imports to decide"), _("Go on reviewing"), imports))
    return [
        Queue(name, title, go, url, counts.get(name, 0), None, []) for name, title, go, url in shown
    ]


def _counted(rows: QuerySet[Any], name: str) -> QuerySet[Any, tuple[str, int]]:
    named = rows.order_by().annotate(queue=Value(name)).values("queue")
    counts: QuerySet[Any, tuple[str, int]]
    counts = named.annotate(n=Count("pk")).values_list("queue", "n")
    return counts


def usage() -> tuple[list[Question], list[Question]]:
    """The questions that stood in most printed or exported sets, and in fewest: one query.

    Two lists of questions with their number of uses as `n`; empty until a set was used.
    """
    used = Question.objects.filter(set_uses__isnull=False).annotate(n=Count("set_uses"))
    ranked = used.annotate(
        most=Window(RowNumber(), order_by=[F("n").desc(), "pk"]),
        least=Window(RowNumber(), order_by=["n", "pk"]),
    )
    rows = list(ranked.filter(Q(most__lte=RANKED) | Q(least__lte=RANKED)).order_by("most"))
    most = rows[:RANKED]
    least = [row for row in reversed(rows) if row not in most]
    return most, least[:RANKED]


@dataclass(frozen=True)
class Activity:
    """Bars of a chart of 400 by 160: (kind, x, y, height), marks of the axes, and a summary."""

    bars: list[tuple[str, float, float, float]]
    days: list[tuple[float, date]]
    levels: list[tuple[int, float]]
    totals: dict[str, int]


KINDS = {
    Event.Kind.PUBLISHED: "added",
    Event.Kind.LOADED: "added",  # a later version from a file counts as no addition
    Event.Kind.REVISED: "revised",
    Event.Kind.SHOWN: "revised",
    Event.Kind.RETIRED: "retired",
    Event.Kind.MERGED: "retired",
}
LEFT, BASE, TOP, STEP = 30, 134, 20, 12.3


def activity() -> Activity:
    """The last 30 days, drawn: one query."""
    today = timezone.localdate()
    first = today - timedelta(days=DAYS - 1)
    rows = (
        Event.objects.filter(kind__in=KINDS, at__gte=timezone.now() - timedelta(days=DAYS))
        .exclude(kind=Event.Kind.LOADED, version__gt=1)
        .order_by()
        .annotate(day=TruncDate("at"))
        .values_list("day", "kind")
        .annotate(n=Count("pk"))
    )
    counts: dict[tuple[int, str], int] = {}
    for day, kind, n in rows:
        key = (day - first).days, KINDS[kind]
        counts[key] = counts.get(key, 0) + n
    return _drawn(counts, first)


def _drawn(counts: Mapping[tuple[int, str], int], first: date) -> Activity:
    order = list(dict.fromkeys(KINDS.values()))
    highest = max((sum(counts.get((d, k), 0) for k in order) for d in range(DAYS)), default=0)
    scale = (BASE - TOP) / max(highest, 4)
    bars = []
    for day in range(DAYS):
        y = float(BASE)
        for kind in order:
            height = round(counts.get((day, kind), 0) * scale, 1)
            y = round(y - height, 1)
            if height:
                bars.append((kind, round(LEFT + day * STEP, 1), y, height))
    days = [(round(LEFT + d * STEP, 1), first + timedelta(days=d)) for d in range(0, DAYS, 7)]
    top = max(highest, 4)
    levels = [(n, round(BASE - n * scale, 1)) for n in sorted({top // 2, top})]
    totals = {kind: sum(n for (_d, k), n in counts.items() if k == kind) for kind in order}
    return Activity(bars, days, levels, totals)
