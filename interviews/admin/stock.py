"""The stock pages of a model, without the addresses and lookups that nobody here needs."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import admin
from django.core.exceptions import FieldDoesNotExist
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.views.decorators.http import require_safe

from interviews.text.message import N_

# What Django says on these pages, for our own catalogue: its Chinese reads like a form.
WORDS = (
    N_("Select %s to change"),
    N_("Select %s to view"),
    N_("Add %s"),
    N_("Change %s"),
    N_("View %s"),
    N_("Add %(name)s"),
    N_("Add another %(verbose_name)s"),
    N_(" By %(filter_title)s "),
    N_("The {name} “{obj}” was added successfully."),
    N_("The {name} “{obj}” was changed successfully."),
    N_("The {name} “{obj}” was changed successfully. You may edit it again below."),
    N_(":"),
)
EXACT = ("", "__exact", "__isnull")
SPAN = ("__gte", "__lt", "__year", "__month", "__day")


class NarrowAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # not generic when it runs
    """Every model of the desk is registered by one of these.

    `closes` names stock pages that are not there: "add", "delete", "password_change".
    """

    closes: tuple[str, ...] = ()
    view_on_site: Any = False  # the stock way leads to whatever address a row has, secret or not

    def get_urls(self) -> list[URLPattern]:
        closed = tuple(f"_{name}" for name in self.closes)
        # The one without a name is what the form's address was before Django 1.9.
        stock = [one for one in super().get_urls() if one.name and not one.name.endswith(closed)]
        for address in stock:
            if (address.name or "").endswith("_history"):
                address.callback = require_safe(address.callback)
        return stock

    def changeform_view(self, *arguments: Any, **keywords: Any) -> HttpResponse:
        """Who loses a race for a name, a code or an address is told, and keeps what was typed."""
        show = partial(super().changeform_view, *arguments, **keywords)
        try:
            return show()
        except IntegrityError:
            return show()  # somebody took it since it was looked at: now the form sees it

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Only what a filter beside the list asks; what is no field at all is left aside later."""
        try:
            self.opts.get_field(lookup.partition("__")[0])
        except FieldDoesNotExist:
            return super().lookup_allowed(lookup, value, request)
        return lookup in self._lookups(request)

    def _lookups(self, request: HttpRequest) -> set[str]:
        names = [one[0] if isinstance(one, tuple) else one for one in self.get_list_filter(request)]
        fields = [name for name in names if isinstance(name, str)]
        dated = [self.date_hierarchy] if self.date_hierarchy else []
        found = {f"{field}{end}" for field in [*fields, *dated] for end in EXACT + SPAN}
        found |= {f"{field}__id__exact" for field in fields}
        return found | {one.parameter_name for one in names if hasattr(one, "parameter_name")}


class ReadOnlyAdmin(NarrowAdmin):
    """Rows to look at: what becomes of them is decided elsewhere, or nowhere."""

    closes = ("add", "delete")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
