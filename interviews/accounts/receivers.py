"""What follows from events of Django and allauth: lines of the security log, and what is due."""

from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as mfa
from django.contrib.auth import signals as auth
from django.http import HttpRequest

from interviews.accounts.confirm import note_confirmed
from interviews.accounts.factor import ask_for_factor
from interviews.accounts.sessions import end_others
from interviews.accounts.watch import note_signed_in
from interviews.models import SecurityEvent, User, note

Kind = SecurityEvent.Kind


def signed_in(sender: Any, request: HttpRequest, user: User, **facts: Any) -> None:
    note_signed_in(request)
    note_confirmed(request)
    ask_for_factor(user)


def signed_out(sender: Any, request: HttpRequest, user: User | None, **facts: Any) -> None:
    if user is not None:
        note(Kind.SIGNED_OUT, by=user)


def asked_again(sender: Any, request: HttpRequest, **facts: Any) -> None:
    if facts.get("reauthenticated"):
        note_confirmed(request)


def password_set(sender: Any, request: HttpRequest, user: User, **facts: Any) -> None:
    """Whoever knew the old one is signed out."""
    note(Kind.PASSWORD_SET, by=user)
    end_others(request, user)


def factor_added(sender: Any, user: User, authenticator: Any, **facts: Any) -> None:
    note(Kind.FACTOR_ADDED, by=user, about=authenticator.type)
    ask_for_factor(user)


def factor_removed(sender: Any, user: User, authenticator: Any, **facts: Any) -> None:
    """Who has to have one, and took the last away, has no new time for it."""
    note(Kind.FACTOR_REMOVED, by=user, about=authenticator.type)
    ask_for_factor(user, grace=0)


def connect() -> None:
    auth.user_logged_in.connect(signed_in)
    auth.user_logged_out.connect(signed_out)
    account.authentication_step_completed.connect(asked_again)
    for changed in (account.password_set, account.password_changed, account.password_reset):
        changed.connect(password_set)
    mfa.authenticator_added.connect(factor_added)
    mfa.authenticator_removed.connect(factor_removed)
