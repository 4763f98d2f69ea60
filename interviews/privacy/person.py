"""A person in the database: found by what they give, and erased on their word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Replace
from django.utils.translation import gettext_noop

from interviews.models import (
    AgreedMark,
    Decision,
    Event,
    PanelEvent,
    Report,
    Seat,
    SecurityEvent,
    User,
    Version,
    note,
)
from interviews.models.people import ERASED
from interviews.text.message import Message

# Where a name stands as text, and the account beside it, if there is one.
NAMES: tuple[tuple[type[models.Model], str, str], ...] = (
    (Version, "author_name", "author_id"),
    (Version, "approver_name", "approver_id"),
    (Event, "by_name", "by_id"),
    (SecurityEvent, "by_name", "by_id"),
    (Seat, "name", "user_id"),
    (AgreedMark, "by_name", ""),
    (Decision, "by_name", "by_id"),
    (Decision, "signed_by_name", ""),
    (PanelEvent, "by_name", ""),
    (PanelEvent, "about", ""),
)
SHORTEST = 2  # characters of a name that is looked for in texts


class NotErased(Exception):
    """Why somebody is not erased."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


@dataclass(frozen=True)
class Person:
    """Who is meant: an account, or a name or an address that only texts know."""

    account: User | None
    names: tuple[str, ...]  # as they stand for a name: username, whole name
    email: str = ""
    token: str = ""  # of a report that the person sent

    def __bool__(self) -> bool:
        return bool(self.account or self.reports().exists() or any(self.named()))

    def reports(self) -> models.QuerySet[Report]:
        """What the person reported, as far as it can be known: by its secret, or by the address."""
        by_mail = Q(text__icontains=self.email) if self.email else Q(pk=None)
        return Report.objects.filter(by_mail | Q(token=self.token) if self.token else by_mail)

    def named(self) -> Iterator[tuple[models.QuerySet[Any], str]]:
        """(rows, the field in which they hold the name of this person)."""
        for model, field, account in NAMES:
            known = Q(**{f"{field}__in": self.names})
            if self.account and account:
                known |= Q(**{account: self.account.pk}) & ~Q(**{field: ERASED})
            rows = model._default_manager.filter(known)
            if rows.exists():
                yield rows, field


def find(who: str) -> Person:
    """The person that `who` names: a username, an e-mail address, a name, or a report's address."""
    who = who.strip()
    account = User.objects.filter(
        Q(username=who) | Q(email__iexact=who, email__contains="@")
    ).first()
    if account:
        return of_account(account)
    if "@" in who:
        return Person(None, (), email=who)
    token = who.rstrip("/").rsplit("/", 1)[-1]
    if Report.objects.filter(token=token).exists():
        return Person(None, (), token=token)
    return Person(None, (who,))


def of_account(account: User) -> Person:
    names = tuple(name for name in (account.username, account.name) if name)
    return Person(account, names, email=account.email)


@transaction.atomic
def erase(person: Person, *, by: User | None) -> None:
    """Remove what is the person's own; where others need a row, ERASED takes the place of the name.

    Of several who do it at once one does. Raises NotErased when nobody would be left to look after
    accounts.
    """
    account = _held(person.account) if person.account else None
    if person.account and not account:
        return
    if account and _is_last_administrator(account):
        raise NotErased(
            Message(
                gettext_noop(
                    "This is the last account that may look after accounts. Let another one do so"
                    " first."
                )
            )
        )
    person.reports().filter(token=person.token).delete()
    if person.email:
        person.reports().update(
            text=Replace("text", models.Value(person.email), models.Value(ERASED))
        )
    _erase_names(person)
    if account:
        _erase_account(account)
    about = f"account {account.pk}" if account else ""
    note(SecurityEvent.Kind.PERSON_ERASED, by=by, about=about)


def _erase_names(person: Person) -> None:
    for rows, field in list(person.named()):
        rows.update(**{field: ERASED})
    about = Q(about__in=person.names)
    if person.account:
        about |= Q(whom_id=person.account.pk, about__startswith=f"{person.account.username}:")
    SecurityEvent.objects.filter(about).update(about=ERASED)


def _erase_account(account: User) -> None:
    """The row stays, for what it wrote and approved stays two people's; nothing in it says who."""
    for relation, rows in related(account):
        if relation.on_delete is models.CASCADE:
            rows.delete()
    kind = ContentType.objects.get_for_model(User)
    LogEntry.objects.filter(content_type=kind, object_id=str(account.pk)).update(
        object_repr=ERASED, change_message=""
    )
    account.username, account.name, account.email = f"{ERASED}-{account.pk}", ERASED, ""
    account.is_active = account.is_staff = account.is_superuser = False
    account.review_mail, account.last_login = False, None
    account.set_unusable_password()  # and so every session of theirs is over
    account.save()


def _held(account: User) -> User | None:
    """The row of `account`, held; nothing if somebody else erased it since it was looked at."""
    same = User.objects.select_for_update().filter(pk=account.pk, username=account.username)
    return same.first()


def _is_last_administrator(account: User) -> bool:
    def may(other: User) -> bool:
        return other.has_perm("interviews.change_user")

    others = User.objects.filter(is_active=True).exclude(pk=account.pk)
    return may(account) and not any(may(other) for other in others.filter(is_staff=True))


def related(row: models.Model) -> Iterator[tuple[Any, models.QuerySet[Any]]]:
    """(the relation, its rows) of all that points to `row`, whichever app it is of."""
    for relation in row._meta.get_fields(include_hidden=True):
        if isinstance(relation, models.ManyToOneRel):  # a one-to-one relation is one, too
            rows: Any = relation.related_model
            yield relation, rows._default_manager.filter(**{relation.field.name: row.pk})


def mentions(person: Person) -> list[tuple[str, Any, str]]:
    """[(model, key, field)] of texts that still hold a name or the address of `person`.

    What somebody wrote in words of their own is for people to look at: short names are in many
    words.
    """
    words = [word for word in (*person.names, person.email) if len(word) >= SHORTEST]
    found: list[tuple[str, Any, str]] = []
    for model in apps.get_models():
        for field in model._meta.fields:
            if words and isinstance(field, models.CharField | models.TextField | models.JSONField):
                found += [
                    (model._meta.label, pk, field.name) for pk in _holding(model, field, words)
                ]
    return found


def _holding(model: type[models.Model], field: Any, words: list[str]) -> list[Any]:
    rows = model._default_manager.annotate(
        text_of_field=models.functions.Cast(field.name, models.TextField())
    )
    said = Q()
    for word in words:
        # SQLite keeps JSON with its letters as numbers.
        for text in {word, word.encode("unicode_escape").decode("ascii")}:
            said |= Q(text_of_field__icontains=text)
    return list(rows.filter(said).order_by().values_list("pk", flat=True)[:100])
