"""Accounts: in the words of the groups, invited by a link; nobody raises themselves above that."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from interviews.accounts.adapter import link_to_set_password
from interviews.accounts.confirm import confirm
from interviews.accounts.factor import has_factor, remove_factor
from interviews.admin import erasing
from interviews.admin.stock import NarrowAdmin
from interviews.models import SecurityEvent, User, account_of, note
from interviews.web.gates import who_may

admin.site.unregister(Group)
Kind = SecurityEvent.Kind

DOES = {
    "题库编辑": _("writes and changes questions, imports documents, answers readers"),
    "审核人": _("approves or sends back, publishes, retires and merges"),
    "培训师": _("reads internal questions, makes sets and papers of them"),
    "管理员": _("all of this; and looks after accounts, terms and the rules of the house"),
}


class GroupField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # not generic when it runs
    """The groups, each with what its members do."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, group: Group) -> str:
        does = DOES.get(group.name)
        if not does:
            return group.name
        return gettext("%(group)s: %(does)s") % {"group": group.name, "does": does}


class AccountForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic when it runs
    groups = GroupField(
        Group.objects.order_by("pk"),
        required=False,
        label=_("may do"),
        help_text=_("Without a group an account can do no more than a visitor."),
    )

    class Meta:
        model = User
        fields: tuple[str, ...] = (
            *("username", "name", "email", "groups", "is_active", "is_superuser"),
        )
        labels = {"is_active": _("may sign in")}
        help_texts = {
            "is_active": _("Take this away from who leaves: the records keep the name."),
            "username": _("To sign in with: letters, digits and @ . + - _"),
        }


class InvitationForm(AccountForm):
    """A new account has no password: its bearer sets one by the link."""

    class Meta(AccountForm.Meta):
        fields: tuple[str, ...] = ("username", "name", "email", "groups")

    def save(self, commit: bool = True) -> User:
        self.instance.set_unusable_password()
        account: User = super().save(commit)
        return account


def _rights_of(account: User) -> str:
    """What an account may do, in a line: its groups, and whether it may sign in at all."""
    groups = "、".join(group.name for group in account.groups.order_by("pk")) or "—"
    marks = [name for name in ("is_superuser",) if getattr(account, name)]
    marks += ["inactive"] * (not account.is_active)
    return f"{account.username}: {', '.join([groups, *marks])}"


class ConfirmedAdmin(NarrowAdmin):
    """Who gives, changes or deletes says once more who it is, before anything is typed."""

    def changeform_view(
        self, request: HttpRequest, *arguments: Any, **keywords: Any
    ) -> HttpResponse:
        if self.has_change_permission(request):
            confirm(request)
        return super().changeform_view(request, *arguments, **keywords)

    def delete_view(self, request: HttpRequest, *arguments: Any, **keywords: Any) -> HttpResponse:
        if self.has_delete_permission(request):
            confirm(request)
        return super().delete_view(request, *arguments, **keywords)

    def changelist_view(
        self, request: HttpRequest, *arguments: Any, **keywords: Any
    ) -> HttpResponse:
        if request.method == "POST":
            confirm(request)
        return super().changelist_view(request, *arguments, **keywords)


@admin.register(User)
class AccountAdmin(ConfirmedAdmin, UserAdmin):  # type: ignore[type-arg]  # not generic when it runs
    closes = ("password_change",)  # a link sets it, and only its bearer knows the password
    form = AccountForm
    add_form = InvitationForm
    change_form_template = "admin/account_form.html"
    add_form_template = None
    list_display = ("username", "name", "email", "group_names", "is_active", "last_seen")
    list_filter = ("groups", "is_active")
    search_fields = ("username", "name", "email")
    filter_horizontal = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description=_("may do"))
    def group_names(self, account: User) -> str:
        names = [group.name for group in account.groups.all()]
        return "、".join(names) or (gettext("everything") if account.is_superuser else "—")

    @admin.display(description=_("last seen"), ordering="last_login", empty_value="—")
    def last_seen(self, account: User) -> datetime | None:
        return account.last_login

    def get_fieldsets(self, request: HttpRequest, account: User | None = None) -> Any:
        names = ["username", "name", "email", "groups"]
        if account:
            names += ["is_active"] + ["is_superuser"] * request.user.is_superuser
        return ((None, {"fields": names}),)

    def get_readonly_fields(
        self, request: HttpRequest, account: User | None = None
    ) -> tuple[str, ...]:
        return ("is_active", "is_superuser") if account == request.user else ()

    def has_change_permission(self, request: HttpRequest, account: User | None = None) -> bool:
        allowed = super().has_change_permission(request, account)
        return allowed and (request.user.is_superuser or not (account and account.is_superuser))

    def save_related(
        self,
        request: HttpRequest,
        form: forms.ModelForm[Any],
        formsets: Sequence[Any],
        change: bool,
    ) -> None:
        """Who has something to do at the desk may come in there: no tick of its own says so."""
        super().save_related(request, form, formsets, change)
        account = form.instance
        rights = account.is_superuser or account.groups.exists()
        account.is_staff = rights or account.user_permissions.exists()
        account.save(update_fields=["is_staff"])
        note(Kind.ACCOUNT_CHANGED, by=request.user, about=_rights_of(account), whom=account)

    def delete_model(self, request: HttpRequest, account: User) -> None:
        note(Kind.ACCOUNT_DELETED, by=request.user, about=account.username)
        super().delete_model(request, account)

    def delete_queryset(self, request: HttpRequest, accounts: QuerySet[User]) -> None:
        for account in accounts:
            note(Kind.ACCOUNT_DELETED, by=request.user, about=account.username)
        super().delete_queryset(request, accounts)

    def response_add(
        self, request: HttpRequest, account: User, post_url_continue: str | None = None
    ) -> HttpResponse:
        return self._link_page(request, account)

    # The link by which a password is set, and the way back for who lost the second factor

    def get_urls(self) -> list[URLPattern]:
        own = {"link": self.link, "factor": self.factor}
        return [
            *(
                path(
                    f"<int:pk>/{name}/",
                    self.admin_site.admin_view(require_POST(view)),
                    name=f"account_{name}",
                )
                for name, view in own.items()
            ),
            *erasing.addresses(self),
            *super().get_urls(),
        ]

    def _changeable(self, request: HttpRequest, pk: int) -> User:
        account = get_object_or_404(User, pk=pk)
        if not self.has_change_permission(request, account):
            raise PermissionDenied(who_may("change_user"))
        confirm(request)
        return account

    def factor(self, request: HttpRequest, pk: int) -> HttpResponse:
        account = self._changeable(request, pk)
        remove_factor(account, by=account_of(request.user))
        text = gettext("%(name)s signs in by the password alone until a new factor is set up.")
        messages.success(request, text % {"name": account})
        return redirect("admin:interviews_user_change", account.pk)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        account = self.get_object(request, object_id)
        context = {"has_factor": account is not None and has_factor(account)}
        return super().change_view(request, object_id, form_url, context)

    def link(self, request: HttpRequest, pk: int) -> HttpResponse:
        account = self._changeable(request, pk)
        self.log_change(request, account, gettext("A link to set the password was made."))
        return self._link_page(request, account)

    def _link_page(self, request: HttpRequest, account: User) -> HttpResponse:
        note(Kind.PASSWORD_LINK, by=request.user, about=account.username, whom=account)
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("A link for %(name)s") % {"name": account},
            "account": account,
            "link": request.build_absolute_uri(link_to_set_password(account)),
            "opts": self.opts,
        }
        return render(request, "admin/account_link.html", context)


@admin.register(Group)
class BankGroupAdmin(ConfirmedAdmin, GroupAdmin):
    def save_related(
        self,
        request: HttpRequest,
        form: forms.ModelForm[Any],
        formsets: Sequence[Any],
        change: bool,
    ) -> None:
        super().save_related(request, form, formsets, change)
        note(Kind.GROUP_CHANGED, by=request.user, about=form.instance.name)

    def has_change_permission(self, request: HttpRequest, group: Group | None = None) -> bool:
        return request.user.is_superuser and super().has_change_permission(request, group)
