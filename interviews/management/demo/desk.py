"""Work at the desk: drafts half written, sent back and alike, reviews with a talk, reports."""

from dataclasses import replace
from itertools import chain
from pathlib import Path

from django.utils import timezone

from interviews.bankfile.read import read_bank
from interviews.curation import transitions
from interviews.curation.load import load
from interviews.curation.triples import write_triple
from interviews.management.demo.people import Person
from interviews.models import CodeSeries, Question, Report, Resemblance
from interviews.models.search import digest

ALIKE = "DE-0004"
Kind, State = Report.Kind, Report.State
TALK = ("第二个锚点写的是态度，不是看得见的行为，我改了一稿。", "好，追问也请短一点。")
REPORTS = (
    (Kind.WRONG, "答案里说四十八小时，可是后面又写了三天，哪个对？", State.NEW, ""),
    (Kind.UNCLEAR, "第二条追问没看懂在问谁。", State.NEW, ""),
    (Kind.OUTDATED, "现在平台规则变了，七天无理由有了例外。", State.WORKING, ""),
    (Kind.OTHER, "打印出来表格断在两页上。", State.DONE, "已经改好，谢谢您告诉我们。"),
)


def make_drafts(folder: Path, people: dict[str, Person]) -> int:
    """The drafts of `folder`, one of them sent back, and one that is too like a question."""
    writer, reviewer = people["xiaoli"].user, people["laowang"].user
    written = read_bank((folder / "drafts.yaml").read_text("utf-8"), "drafts.yaml")
    if Question.objects.filter(code__in=[triple.code for triple in written]).exists():
        return 0  # not the first time: what was decided meanwhile stays
    alike = replace(_published()[-1].as_triple(), code=ALIKE, status="draft")
    load([*written, replace(alike, stem="请问：" + alike.stem)], by=writer)
    CodeSeries.note(ALIKE)
    last = transitions.submit(Question.objects.get(code=written[-1].code), by=writer)
    transitions.send_back(last, by=reviewer, reason="补一条红线：不能让客户自己去找配送员。")
    return len(written) + 1


def make_reviews(people: dict[str, Person]) -> int:
    """Two revisions that wait for a reviewer, with a talk about the first. How many are new."""
    writer, reviewer = people["xiaoli"].user, people["laowang"].user
    if Question.objects.filter(revises__isnull=False, created_by=writer).exists():
        return 0
    questions = list(_published()[:2])
    for question in questions:
        revision = transitions.revise(question, by=writer)
        triple = revision.as_triple()
        lengthened = (*triple.probes[:-1], triple.probes[-1].rstrip("？") + "，当时你怎么想的？")
        write_triple(revision, replace(triple, probes=lengthened))
        digest(Question.objects.filter(pk=revision.pk))
        transitions.submit(revision, by=writer)
    for text, by in zip(TALK, (writer, reviewer), strict=True):
        transitions.comment(questions[0], text, by=by)
    return len(questions)


def make_reports(people: dict[str, Person]) -> int:
    """What readers found, in every state of being answered. How many are new."""
    new = [report for report in REPORTS if not Report.objects.filter(text=report[1]).exists()]
    for question, (kind, text, state, answer) in zip(_published()[2:], new, strict=False):
        report = Report(question=question, version=question.current_version, kind=kind)
        report.text, report.state, report.answer = text, state, answer
        if answer:
            report.answered_by, report.answered_at = people["laowang"].user, timezone.now()
        report.save()
    return len(new)


def _published() -> list[Question]:
    """Six public questions, by code, that nobody is revising and that are like no other."""
    found = Question.objects.published().filter(visibility="public", revisions=None)
    pairs = Resemblance.objects.open().values_list("first", "second")
    return list(found.exclude(pk__in=chain.from_iterable(pairs)).order_by("code")[:6])
