"""Accounts and groups: the stock pages, but nobody raises themselves above what they are."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from interviews.models import User

admin.site.unregister(Group)


ADDED = ("username", "name", "usable_password", "password1", "password2")


@admin.register(User)
class AccountAdmin(UserAdmin):
    list_display = ("username", "name", "email", "is_staff", "is_active")
    search_fields = ("username", "name", "email")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (_("Personal info"), {"fields": ("name", "email")}),
        *UserAdmin.fieldsets[2:],
    )
    add_fieldsets = ((None, {**UserAdmin.add_fieldsets[0][1], "fields": ADDED}),)

    def get_readonly_fields(self, request, account=None):
        fields = super().get_readonly_fields(request, account)
        if request.user.is_superuser:
            return fields
        return (*fields, "is_superuser", "user_permissions")

    def has_change_permission(self, request, account=None):
        allowed = super().has_change_permission(request, account)
        return allowed and (request.user.is_superuser or not (account and account.is_superuser))


@admin.register(Group)
class BankGroupAdmin(GroupAdmin):
    def has_change_permission(self, request, group=None):
        return request.user.is_superuser and super().has_change_permission(request, group)
