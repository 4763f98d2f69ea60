"""What a form is offered of, where the database says it: choices and rows, for one field each."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.functional import Promise

Choices = list[tuple[str | int, str | Promise]]


def set_choices(
    form: forms.BaseForm, name: str, choices: Iterable[tuple[str | int, str | Promise]]
) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(choices)


def set_rows(form: forms.BaseForm, name: str, rows: QuerySet[Any]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = rows
