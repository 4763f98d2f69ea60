"""Letters to reviewers: something waits. They are written by the worker, after the submission.

A mail server that is away, slow or refuses costs a letter and nothing else: the desk says what
waits in any case.
"""

import logging
from collections.abc import Iterable, Sequence

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from interviews.curation.record import name_of, writers
from interviews.jobs.start import start
from interviews.jobs.work import Outcome, Task, work
from interviews.models import Question, QuestionQuerySet, User, organisation
from interviews.text import languages
from interviews.text.message import N_, Message
from interviews.web.language import written_in

logger = logging.getLogger(__name__)

APPROVE = "interviews.publish_question"
SENT = N_("Letters that were sent: %(n)d, and that could not be: %(failed)d.")
MOST = 50  # questions named in one letter
LONGEST = 120  # characters of a stem


def tell_reviewers(questions: Iterable[Question], *, by: User | None) -> None:
    """Have one letter written to each reviewer about `questions`, once they are committed.

    Nothing that goes wrong here breaks the submission.
    """
    keys = [question.pk for question in questions]
    if keys:
        transaction.on_commit(lambda: _begin(keys, by), robust=True)


def _begin(keys: list[int], by: User | None) -> None:
    submitter = by.pk if by else None
    start(write_letters, owner=None, title="letters to reviewers", questions=keys, by=submitter)


@work
def write_letters(task: Task) -> Outcome:
    """A letter to each who may review any of the questions that still wait."""
    keys, submitter = task.arguments["questions"], task.arguments["by"]
    waiting = Question.objects.filter(pk__in=keys, status=Question.Status.REVIEW)
    by = User.objects.filter(pk=submitter).first()
    letters = _letters(waiting.select_related("revises", "created_by").order_by("code"), by)
    sent = sum(map(_send, letters))
    return Outcome([Message(SENT, {"n": sent, "failed": len(letters) - sent})])


def _letters(waiting: QuestionQuerySet, by: User | None) -> list[EmailMessage]:
    own = {question: _not_for(question) for question in waiting}
    letters = []
    for reviewer in reviewers():
        if reviewer == by:
            continue  # who submitted knows
        theirs = [question for question, others in own.items() if reviewer not in others]
        if theirs:
            letters.append(_letter(reviewer, theirs, by))
    return letters


def _not_for(question: Question) -> list[User]:
    """Who may not approve `question`, because it holds their own words."""
    return writers(question) if organisation().four_eyes else []


def reviewers() -> QuerySet[User]:
    """Who reviews, has an address, and wants letters."""
    backend = "django.contrib.auth.backends.ModelBackend"
    people = User.objects.with_perm(APPROVE, backend=backend)
    return people.filter(is_staff=True, review_mail=True).exclude(email="").order_by("pk")


def _letter(reviewer: User, questions: Sequence[Question], by: User | None) -> EmailMessage:
    one = questions[0] if len(questions) == 1 else None
    path = reverse("admin:review", args=[one.pk]) if one else reverse("admin:reviews")
    with override(written_in(reviewer.language)):
        context = {
            "by": name_of(by),
            "lines": [(question.code, _line(question.stem)) for question in questions[:MOST]],
            "count": len(questions),
            "more": max(len(questions) - MOST, 0),
            "link": settings.SITE_URL + path,
            "account": settings.SITE_URL + reverse("admin:account"),
            "site": settings.SITE_NAME,
        }
        text = str(render_to_string("curation/letter.txt", context))
    if reviewer.language in languages.TRADITIONAL:
        text = languages.traditional(text, reviewer.language)
    subject, _break, body = text.partition("\n")
    return EmailMessage(subject, body.lstrip("\n"), to=[reviewer.email])


def _line(stem: str) -> str:
    """A stem in one line, which is not too long for a letter."""
    line = " ".join(stem.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def _send(letter: EmailMessage) -> bool:
    try:
        letter.send()
    except OSError as error:  # refused, unreachable, too slow
        logger.warning("a letter was not sent: %s", error)
        return False
    return True
