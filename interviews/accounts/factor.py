"""The second factor: of whom it is asked, and until when it may be missing."""

from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from interviews.models import SecurityEvent, User, note


def is_administrator(user: User | AnonymousUser) -> bool:
    """Who may change accounts, and so can come by every other right."""
    return user.is_active and (user.is_superuser or user.has_perm("interviews.change_user"))


def has_factor(user: User) -> bool:
    return bool(Authenticator.objects.filter(user=user).exists())


def ask_for_factor(user: User, grace: int | None = None) -> None:
    """Set or take back the day by which `user` needs one. Nothing is written when it stays.

    Who has no password here comes by a company, and it is the company that asks for one.
    """
    days = settings.SECOND_FACTOR_GRACE if grace is None else grace
    asked = settings.SECOND_FACTOR and user.has_usable_password()
    owed = asked and is_administrator(user) and not has_factor(user)
    by = (user.second_factor_by or timezone.now() + timedelta(days=days)) if owed else None
    if by != user.second_factor_by:
        user.second_factor_by = by
        user.save(update_fields=["second_factor_by"])


def remove_factor(user: User, *, by: User | None) -> bool:
    """For somebody who lost app, key and codes; False where there was nothing to take away."""
    removed = bool(Authenticator.objects.filter(user=user).delete()[0])
    if removed:
        note(SecurityEvent.Kind.FACTOR_REMOVED, by=by, about=user.get_username(), whom=user)
        ask_for_factor(user)
    return removed
