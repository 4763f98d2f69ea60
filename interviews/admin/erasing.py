"""For administrators: all that is kept about an account's bearer, to hand out or to erase."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.serializers.json import DjangoJSONEncoder
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from interviews.accounts.confirm import confirm
from interviews.models import SecurityEvent, User, account_of, note
from interviews.privacy.person import NotErased, erase, mentions, of_account
from interviews.privacy.taken import everything
from interviews.web import said
from interviews.web.downloads import download
from interviews.web.gates import who_may


def addresses(desk: admin.ModelAdmin[User]) -> list[URLPattern]:
    """The addresses of these pages, for the desk's page of accounts."""

    def named(request: HttpRequest, pk: int) -> User:
        account = get_object_or_404(User, pk=pk)
        if not desk.has_change_permission(request, account):
            raise PermissionDenied(who_may("change_user"))
        confirm(request)
        return account

    def page(request: HttpRequest, account: User, refused: str = "") -> HttpResponse:
        title = gettext("What is kept about %(name)s") % {"name": account}
        context = {"account": account, "refused": refused, "opts": desk.opts, "title": title}
        context |= desk.admin_site.each_context(request)
        return render(request, "admin/account_person.html", context, status=400 if refused else 200)

    @require_safe
    def look(request: HttpRequest, pk: int) -> HttpResponse:
        return page(request, named(request, pk))

    @require_POST
    def take(request: HttpRequest, pk: int) -> FileResponse:
        account = named(request, pk)
        taken: Any = everything(of_account(account))
        note(SecurityEvent.Kind.PERSON_TAKEN, by=request.user, about=account.username, whom=account)
        text = json.dumps(taken, ensure_ascii=False, indent=2, cls=DjangoJSONEncoder)
        return download(text.encode(), f"person-{pk}.json", "application/json")

    @require_POST
    def erased(request: HttpRequest, pk: int) -> HttpResponse:
        account = named(request, pk)
        if account == request.user:
            return page(request, account, gettext("Nobody erases themselves: ask another one."))
        if request.POST.get("username", "").strip() != account.username:
            return page(request, account, gettext("That is not the name of this account."))
        person = of_account(account)
        try:
            erase(person, by=account_of(request.user))
        except NotErased as error:
            return page(request, account, said(error.message))
        context = {"mentions": mentions(person), "opts": desk.opts, "title": gettext("Erased")}
        context |= desk.admin_site.each_context(request)
        return render(request, "admin/account_erased.html", context)

    own = {"person": look, "take": take, "erase": erased}
    return [
        path(f"<int:pk>/{word}/", desk.admin_site.admin_view(view), name=f"account_{word}")
        for word, view in own.items()
    ]
