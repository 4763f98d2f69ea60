"""Submissions over bad lines: what is sent again is answered as the first time, and stored once."""

from collections.abc import Callable
from hashlib import sha256
from typing import Any

from django.db import IntegrityError, transaction

from interviews.models import Receipt, User

LONGEST_KEY = 64


READERS = "reader"  # everybody without an account: their random keys alone tell them apart


def account(user: User) -> str:
    """The sender that a signed-in `user` is."""
    return f"user:{user.pk}"


def key_for(key: str, *words: str) -> str:
    """The key of one submission of `words`; other words, sent with the same key, are another one.

    A page that the browser brings back still has its key: what is typed into it then is new.
    """
    if not key or len(key) > LONGEST_KEY:
        return ""
    return sha256("\n".join([key, *words]).encode()).hexdigest()


def receive_once(sender: str, key: str, take: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """What `take` answered (plain values) to the first submission of `key` by `sender`.

    Receipt and what `take` stores are kept together or not at all; of two at once, the second
    waits for the first. Without a usable key everything is taken as new.
    """
    if not key or len(key) > LONGEST_KEY:
        return take()
    with transaction.atomic():
        if mine := _reserve(sender, key):
            mine.answer = answer = take()
            mine.save(update_fields=["answer"])
            return answer
    first: dict[str, Any] = Receipt.objects.get(sender=sender, key=key).answer
    return first


def _reserve(sender: str, key: str) -> Receipt | None:
    try:
        with transaction.atomic():
            return Receipt.objects.create(sender=sender, key=key)
    except IntegrityError:
        return None
