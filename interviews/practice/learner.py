"""Who practises: the account that is signed in, or a random token in a signed cookie."""

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from interviews.models import Attempt, Card, Learner, Note, User
from interviews.models.practice import KEPT
from interviews.practice.attempts import card_from_history

SALT = "interviews.practice.learner"
SECONDS = int(KEPT.total_seconds())


def learner_of(request: HttpRequest) -> Learner | None:
    """Whose practice this is, if anything of theirs was kept before."""
    if request.user.is_authenticated:
        return Learner.objects.filter(user=request.user.pk).first()
    return on_this_device(request)


def on_this_device(request: HttpRequest) -> Learner | None:
    """The learner without an account whose cookie this browser holds."""
    written = request.COOKIES.get(settings.LEARNER_COOKIE_NAME, "")
    try:
        token = signing.loads(written, salt=SALT, max_age=SECONDS)
    except signing.BadSignature:
        return None
    return Learner.objects.filter(token=str(token), user=None).first()


def learner_or_new(request: HttpRequest) -> Learner:
    """Whose practice this is, made now if nothing was kept before."""
    if request.user.is_authenticated:
        return learner_of_account(request.user)
    return on_this_device(request) or Learner.objects.create()


def learner_of_account(user: User) -> Learner:
    return Learner.objects.get_or_create(user_id=user.pk)[0]


def remember(response: HttpResponse, learner: Learner) -> HttpResponse:
    """Let the browser that `response` goes to be known as `learner` for another half a year."""
    today = timezone.localdate()
    if learner.seen_on != today:
        Learner.objects.filter(pk=learner.pk).update(seen_on=today)
    if learner.user_id is None:
        response.set_cookie(
            settings.LEARNER_COOKIE_NAME,
            signing.dumps(learner.token, salt=SALT),
            max_age=SECONDS,
            secure=bool(settings.SESSION_COOKIE_SECURE),
            httponly=True,
            samesite="Lax",
        )
    # For scripts, to ask for marks only where there are any: pages of everybody stay the same.
    response.set_cookie(
        settings.PRACTISED_COOKIE_NAME,
        "1",
        max_age=SECONDS,
        secure=bool(settings.SESSION_COOKIE_SECURE),
        samesite="Lax",
    )
    return response


def forget(response: HttpResponse) -> None:
    response.delete_cookie(settings.LEARNER_COOKIE_NAME, samesite="Lax")
    response.delete_cookie(settings.PRACTISED_COOKIE_NAME, samesite="Lax")


@transaction.atomic
def merge(gone: Learner, into: Learner) -> None:
    """Let `into` have all that `gone` practised; no attempt is lost, and `gone` is no more."""
    held = Learner.objects.select_for_update().filter(pk__in=[gone.pk, into.pk])
    if held.count() < 2:
        return
    taken = Attempt.objects.filter(learner=into).values("key")
    for attempt in Attempt.objects.filter(learner=gone, key__in=taken):
        attempt.key = f"{attempt.key[:50]}-{attempt.pk}"
        attempt.save(update_fields=["key"])
    Attempt.objects.filter(learner=gone).update(learner=into)
    gone.sittings.update(learner=into)
    _merge_cards(gone, into)
    _merge_notes(gone, into)
    if not hasattr(into, "plan") and hasattr(gone, "plan"):
        gone.plan.learner = into
        gone.plan.save()
    gone.delete()


def _merge_cards(gone: Learner, into: Learner) -> None:
    """Of a question that both practised, the card is reckoned anew from all attempts."""
    both = into.cards.filter(question__in=gone.cards.values("question"))
    again = list(both.values_list("question", flat=True))
    Card.objects.filter(learner__in=[gone, into], question__in=again).delete()
    gone.cards.update(learner=into)
    for question in again:
        card_from_history(into, question)


def _merge_notes(gone: Learner, into: Learner) -> None:
    mine = {note.question_id: note for note in into.notes.all()}
    for note in gone.notes.all():
        if (kept := mine.get(note.question_id)) is None:
            Note.objects.filter(pk=note.pk).update(learner=into)
        elif note.text not in kept.text:
            kept.text = f"{kept.text}\n\n{note.text}".strip()
            kept.save()
