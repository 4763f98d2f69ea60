"""Every step a question can take, from draft to retirement; buttons, actions and commands call it.

Each step locks the question's row, checks state and permission, and either happens whole, with its
event and version, or raises Refused. `by` None is the operator of a command, who may do all.
"""

from dataclasses import replace

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from interviews.bankfile.triple import Triple
from interviews.curation.duplicates import note_pairs
from interviews.curation.letters import tell_reviewers
from interviews.curation.locks import locked, permit, refuse
from interviews.curation.record import log, name_of, review_day, write_versions, writers
from interviews.curation.refusal import Refused
from interviews.curation.triples import write_triple
from interviews.models import Event, Question, Resemblance, Submission, User, Version, organisation
from interviews.models.search import digest, forget
from interviews.text.message import N_, Message

DRAFT, REVIEW, PUBLISHED, RETIRED = Question.Status

WRITE, APPROVE, OVERRIDE = (
    "interviews.change_question",
    "interviews.publish_question",
    "interviews.override_four_eyes",
)


@transaction.atomic
def submit(question: Question, *, by: User | None, tell: bool = True) -> Question:
    """Draft to review. Refused while it is incomplete or a near-duplicate is undecided.

    The reviewers get a letter, unless the caller has them told of several at once.
    """
    question = locked(question, by, WRITE, DRAFT)
    if gaps := question.gaps():
        message = Message(N_("%(code)s is not complete yet."), {"code": question.code})
        raise Refused(message, gaps)
    note_pairs([question])
    if n := Resemblance.objects.about(question.root).open().count():
        refuse(
            N_("%(code)s: %(n)d similar questions wait for a decision."), code=question.code, n=n
        )
    question.status, question.returned_note = REVIEW, ""
    question.submitted_at = timezone.now()
    question.base_version = question.root.current_version
    question.save()
    event = log(question, Event.Kind.SUBMITTED, by=by)
    Submission.objects.create(event=event, triple=question.as_triple().as_dict())
    if tell:
        tell_reviewers([question], by=by)
    return question


@transaction.atomic
def send_back(question: Question, *, by: User | None, reason: str) -> Question:
    """Review to draft, with the reason; an author may take the own submission back."""
    question = locked(question, by, None, REVIEW)
    if by not in writers(question):
        permit(by, APPROVE)
    if not reason.strip():
        refuse(N_("Say why %(code)s goes back."), code=question.code)
    question.status, question.returned_note = DRAFT, reason.strip()
    question.save()
    log(question, Event.Kind.SENT_BACK, by=by, note=reason.strip())
    return question


@transaction.atomic
def approve(question: Question, *, by: User | None, reason: str = "", note: str = "") -> Question:
    """Review to the site: publish a draft, or put a revision in the place of what it revises."""
    question = locked(question, by, APPROVE, REVIEW)
    authors = writers(question)
    reason = _four_eyes(question, by, authors, reason)
    if gaps := question.gaps():
        message = Message(N_("%(code)s is not complete yet."), {"code": question.code})
        raise Refused(message, gaps)
    root = question.root
    if question.revises_id and question.base_version != root.current_version:
        refuse(
            N_("%(code)s was changed on the site meanwhile: send the revision back to compare."),
            code=question.code,
        )
    root = _put_on_site(question, root)
    author = authors[0] if authors else None
    notes = "\n".join(filter(None, [note.strip(), reason]))
    write_versions([root], author=author, author_name=_named(root, author), approver=by, note=notes)
    digest(Question.objects.filter(pk=root.pk))
    note_pairs([root])
    root.refresh_from_db()
    return root


def _named(question: Question, author: User | None) -> str:
    return name_of(author) if author else question.author


def _put_on_site(question: Question, root: Question) -> Question:
    triple = replace(question.as_triple(), status=PUBLISHED.value)
    if question.pk != root.pk:
        _remove(question)
        write_triple(root, triple)
    root.status, root.merged_into = PUBLISHED, None
    root.published_at = root.published_at or timezone.now()
    root.review_due = review_day(organisation().review_months)
    root.submitted_at, root.returned_note = None, ""
    root.edition += 1
    root.save()
    return root


def _four_eyes(question: Question, by: User | None, authors: list[User], reason: str) -> str:
    """The reason to record when `by` approves an own change and may."""
    if by is None or by not in authors or not organisation().four_eyes:
        return ""
    if not by.has_perm(OVERRIDE):
        refuse(
            N_("%(code)s holds your own change: a second person has to approve it."),
            code=question.code,
        )
    if not reason.strip():
        refuse(
            N_("%(code)s holds your own change: give a reason to approve it."), code=question.code
        )
    return reason.strip()


@transaction.atomic
def publish(question: Question, *, by: User | None, reason: str = "") -> Question:
    """To the site in one go: a draft is submitted first, if `by` may."""
    status = Question.objects.values_list("status", flat=True).get(pk=question.pk)
    if status == DRAFT:
        submit(question, by=by, tell=False)
    return approve(question, by=by, reason=reason)


@transaction.atomic
def retire(question: Question, *, by: User | None, note: str = "") -> Question:
    """Off the site; the code stays taken and the versions stay."""
    question = locked(question, by, APPROVE, PUBLISHED)
    if question.revisions.exists():
        refuse(N_("%(code)s has an open revision: approve or delete it first."), code=question.code)
    return _retired(question, Event.Kind.RETIRED, by, note)


def _retired(question: Question, kind: str, by: User | None, note: str) -> Question:
    question.status, question.review_due = RETIRED, None
    question.edition += 1
    question.save()
    Resemblance.objects.about(question).open().delete()
    log(question, kind, by=by, note=note)
    return question


@transaction.atomic
def reopen(question: Question, *, by: User | None, note: str = "") -> Question:
    """Retired to draft, to be worked on and approved again."""
    question = locked(question, by, APPROVE, RETIRED)
    question.status, question.merged_into = DRAFT, None
    question.edition += 1
    question.save()
    log(question, Event.Kind.REOPENED, by=by, note=note)
    return question


@transaction.atomic
def revise(question: Question, *, by: User | None) -> Question:
    """The open revision of a published question; a new one when there is none."""
    question = locked(question, by, WRITE, PUBLISHED)
    if open_revision := question.revisions.first():
        return open_revision
    revision = Question(
        code=question.code,
        revises=question,
        base_version=question.current_version,
        created_by=by,
    )
    return _filled(revision, question.as_triple())


def _filled(question: Question, triple: Triple) -> Question:
    write_triple(question, replace(triple, status=DRAFT.value))
    digest(Question.objects.filter(pk=question.pk))
    return question


@transaction.atomic
def restore(version: Version, *, by: User | None) -> Question:
    """What `version` said, as a draft again: of a published question, its revision."""
    question = version.question
    if question.status == PUBLISHED:
        question = revise(question, by=by)
    question = locked(question, by, WRITE, DRAFT)
    _filled(question, replace(version.as_triple(), code=question.code))
    log(question, Event.Kind.RESTORED, by=by, note=f"v{version.number}", version=version.number)
    return question


@transaction.atomic
def confirm(question: Question, *, by: User | None) -> Question:
    """Read again and still right: the question comes up again after the months of the house."""
    question = locked(question, by, APPROVE, PUBLISHED)
    question.review_due = review_day(organisation().review_months)
    question.save(update_fields=["review_due", "updated_at"])
    log(question, Event.Kind.CONFIRMED, by=by)
    return question


@transaction.atomic
def show_to(question: Question, visibility: str, *, by: User | None) -> Question:
    """Make a question public or internal, at once; on the site this is a version of its own."""
    question = locked(question, by, None, DRAFT, PUBLISHED)
    on_site = question.status == PUBLISHED
    permit(by, APPROVE if on_site else WRITE)
    if question.visibility == visibility:
        return question
    question.visibility = visibility
    question.edition += 1
    question.save()
    note = str(question.get_visibility_display())
    if on_site:
        write_versions([question], author=by, approver=by, note=note, kind=Event.Kind.SHOWN)
    else:
        log(question, Event.Kind.CHANGED, by=by, note=note)
    digest(Question.objects.filter(pk=question.pk))
    return question


@transaction.atomic
def comment(question: Question, text: str, *, by: User | None) -> Event:
    """A word among curators, kept with the version that it is about."""
    permit(by, "interviews.view_internal_question")
    if not text.strip():
        refuse(N_("Write the comment first."))
    return log(question, Event.Kind.COMMENT, by=by, note=text.strip())


@transaction.atomic
def decide(pair: Resemblance, decision: str, *, by: User | None, reason: str = "") -> Resemblance:
    """Settle a near-duplicate: different with a reason, or variants of one question."""
    permit(by, WRITE, APPROVE)
    pair = Resemblance.objects.select_for_update(of=("self",)).get(pk=pair.pk)
    if decision not in (Resemblance.Decision.DIFFERENT, Resemblance.Decision.VARIANT):
        refuse(N_("Choose: two different questions, or variants of one."))
    if decision == Resemblance.Decision.DIFFERENT and not reason.strip():
        refuse(N_("Say in what the two questions differ."))
    _settle(pair, decision, by, reason.strip())
    return pair


@transaction.atomic
def merge(loser: Question, survivor: Question, *, by: User | None, note: str = "") -> Question:
    """Retire `loser` in favour of `survivor`: its address leads there from now on."""
    if loser.pk == survivor.pk:
        refuse(N_("A question cannot be merged into itself."))
    first, second = sorted((loser.pk, survivor.pk))
    list(Question.objects.select_for_update().filter(pk__in=(first, second)).order_by("pk"))
    survivor = locked(survivor, by, APPROVE, PUBLISHED)
    loser = locked(loser, by, APPROVE, PUBLISHED, DRAFT)
    if loser.revises_id or loser.revisions.exists():
        refuse(N_("%(code)s has an open revision: approve or delete it first."), code=loser.code)
    loser.merged_into = survivor
    for pair in Resemblance.objects.filter(first=first, second=second):
        _settle(pair, Resemblance.Decision.MERGED, by, note)
    loser.merged.update(merged_into=survivor)
    return _retired(loser, Event.Kind.MERGED, by, note or f"→ {survivor.code}")


def _settle(pair: Resemblance, decision: str, by: User | None, reason: str) -> None:
    pair.decision, pair.reason = decision, reason
    pair.decided_by, pair.decided_at = by, timezone.now()
    pair.save()


@transaction.atomic
def discard(question: Question, *, by: User | None) -> None:
    """Delete a draft that was never on the site, or an open revision; nothing else can go."""
    question = locked(question, by, "interviews.delete_question", DRAFT)
    if question.current_version is not None:
        refuse(N_("%(code)s was on the site: retire it instead."), code=question.code)
    try:
        _remove(question)
    except ProtectedError:
        refuse(N_("%(code)s stands in a set or leads to another question."), code=question.code)
    if question.revises_id:
        log(question.root, Event.Kind.DISCARDED, by=by)


def _remove(question: Question) -> None:
    forget(Question.objects.filter(pk=question.pk))
    Question.objects.filter(pk=question.pk).delete()
