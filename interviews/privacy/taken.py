"""All that is kept about a person, as plain values to take along."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import models

from interviews.privacy.person import Person, related

# What opens a door is no answer to the question what is kept.
SECRET = ("password", "token", "secret", "data", "key", "session_key")


def everything(person: Person) -> dict[str, Any]:
    """{"account", "own": rows that go with it, "wrote": rows that stay, "reports", "named"}."""
    own: dict[str, list[dict[str, Any]]] = {}
    wrote: dict[str, list[str]] = {}
    if person.account:
        for model, row in _own(person.account):
            own.setdefault(model._meta.label, []).append(values(row))
        for relation, rows in related(person.account):
            if relation.on_delete is not models.CASCADE and rows.exists():
                place = f"{relation.related_model._meta.label}.{relation.field.name}"
                wrote[place] = [str(row) for row in rows]
    return {
        "account": values(person.account) if person.account else None,
        "groups": [group.name for group in person.account.groups.all()] if person.account else [],
        "own": own,
        "wrote": wrote,
        "reports": [values(report) for report in person.reports()],
        "named": {
            f"{rows.model._meta.label}.{field}": rows.count() for rows, field in person.named()
        },
    }


def _own(row: Any) -> Iterator[tuple[type[models.Model], Any]]:
    """What would go with `row`, and with that, and so on."""
    for relation, rows in related(row):
        if relation.on_delete is models.CASCADE and not rows.model._meta.auto_created:
            for one in rows:
                yield type(one), one
                yield from _own(one)


def values(row: models.Model) -> dict[str, Any]:
    """The columns of `row` but those that open a door; bytes by how many they are."""
    said: dict[str, Any] = {}
    for field in row._meta.concrete_fields:
        if field.name in SECRET:
            continue
        value = field.value_from_object(row)
        said[field.attname] = (
            f"{len(value)} bytes" if isinstance(value, bytes | memoryview) else value
        )
    return said
