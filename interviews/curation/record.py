"""What happened is written down: events in a question's log, and versions that never change."""

from dataclasses import replace

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext

from interviews.models import Event, Question, Version


def name_of(user):
    """How the record calls `user`; None is the operator of a command."""
    return str(user)[:200] if user else gettext("operator")


def log(question, kind, *, by, note="", version=None):
    """Write one event into the log of `question`, or of the question that it revises."""
    return Event.objects.create(
        question=question.root,
        kind=kind,
        by=by,
        by_name=name_of(by),
        note=note,
        version=version or question.root.current_version,
    )


def writers(question):
    """Who changed the text of `question` since its last approval: users, the last one first."""
    events = Event.objects.since_approval(question.root).writing().filter(by__isnull=False)
    users = list(dict.fromkeys(event.by for event in events.select_related("by")))
    first = question.created_by
    return users + [first] * bool(first and first not in users and not _approved(question))


def _approved(question):
    return question.root.current_version is not None and question.revises_id is None


def write_versions(questions, *, author=None, author_name="", approver=None, note="", kind=None):
    """Write the next version of each published question in `questions`, and its event.

    `kind` names the event; without it a first version is a publication, a later one a revision.
    """
    questions = list(Question.objects.filter(pk__in=[q.pk for q in questions]).with_triple())
    numbers = dict(
        Version.objects.filter(question__in=questions)
        .order_by()
        .values_list("question_id")
        .annotate(last=Max("number"))
    )
    versions, events = [], []
    for question in questions:
        number = numbers.get(question.pk, 0) + 1
        question.current_version = number
        versions.append(
            Version(
                question=question,
                number=number,
                triple=replace(question.as_triple(), status="published").as_dict(),
                author=author,
                author_name=author_name or name_of(author),
                approver=approver,
                approver_name=name_of(approver),
                note=note,
            )
        )
        first = Event.Kind.PUBLISHED if number == 1 else Event.Kind.REVISED
        events.append(
            Event(
                question=question,
                kind=kind or first,
                by=approver,
                by_name=name_of(approver),
                note=note,
                version=number,
            )
        )
    Version.objects.bulk_create(versions)
    Event.objects.bulk_create(events)
    Question.objects.bulk_update(questions, ["current_version"], batch_size=200)
    return versions


def restamp(questions, *, by, note):
    """Write a version of each published question whose words changed without being edited.

    A renamed tag or competency changes what a question says: its record must say so too.
    """
    published = questions.published().filter(current_version__isnull=False).with_triple()
    current = {
        version.question_id: version.triple
        for version in Version.objects.filter(question__in=published)
        .order_by("number")
        .only("question_id", "triple")
    }
    changed = [q for q in published if current.get(q.pk) != q.as_triple().as_dict()]
    return write_versions(changed, author=by, approver=by, note=note) if changed else []


def review_day(months):
    """The day `months` from today on which a question is to be read again."""
    today = timezone.localdate()
    years, month = divmod(today.month - 1 + months, 12)
    return today.replace(year=today.year + years, month=month + 1, day=min(today.day, 28))
