"""The desk: the stock admin under our name, with coverage and queues on its first page."""

from collections.abc import Iterable
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from interviews.admin.desk.coverage import coverage
from interviews.admin.desk.queues import activity, queues, usage
from interviews.admin.questions.recent import recent
from interviews.models import account_of, organisation

CURATING = ("change_question", "publish_question", "change_report")  # for these are the queues


# A new password is set under /accounts/; the address that leads from a row to its page would give
# away the secret one of a reader's report.
NOT_HERE = ("view_on_site", "password_change", "password_change_done")


def _needed(stock: Iterable[Any]) -> list[Any]:
    for address in stock:
        if _name(address) in ("index", "app_list"):
            address.callback = require_safe(address.callback)
    return [address for address in stock if _name(address) not in NOT_HERE]


def _name(address: object) -> str:
    return str(getattr(address, "name", ""))  # a list of addresses has none


class BankAdminSite(AdminSite):
    site_header = _("Question bank desk")
    site_title = _("Question bank desk")
    index_title = _("The desk")
    index_template = "admin/desk.html"
    enable_nav_sidebar = False

    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """To the one sign-in, and from there to where one wanted to go."""
        then = request.GET.get(REDIRECT_FIELD_NAME) or reverse("admin:index")
        if not request.user.is_authenticated:
            return redirect_to_login(then)
        if self.has_permission(request):
            return redirect("admin:index")
        text = _("You are signed in, but the desk is for staff. Ask an administrator.")
        raise PermissionDenied(text)

    def logout(  # type: ignore[override]  # leads to the page of accounts
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return redirect("account_logout")

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        user = request.user
        works = any(user.has_perm(f"interviews.{right}") for right in CURATING)
        context: dict[str, Any] = {"four_eyes": organisation().four_eyes or not works}
        if works:
            context |= {
                "coverage": coverage(),
                "queues": queues(account_of(user)),
                "activity": activity(),
                "usage": usage(),
                "recent": recent(account_of(user), of_others=True),
            }
        return super().index(request, {**context, **(extra_context or {})})

    def get_urls(self) -> list[Any]:
        from interviews.admin import duplicates
        from interviews.admin.account import account
        from interviews.admin.desk import reviewing
        from interviews.admin.practised import practised
        from interviews.admin.questions.recent import undo

        return [
            path("account/", self.admin_view(account), name="account"),
            path("bulk/<int:pk>/undo/", self.admin_view(undo), name="undo"),
            path("review/", self.admin_view(reviewing.begin), name="reviews"),
            path("review/<int:pk>/", self.admin_view(reviewing.page), name="review"),
            path("duplicates/", self.admin_view(duplicates.queue), name="duplicates"),
            path("duplicates/scan/", self.admin_view(duplicates.begin_scan), name="scan"),
            path("duplicates/<int:pk>/", self.admin_view(duplicates.settle), name="duplicate"),
            path("practised/", self.admin_view(practised), name="practised"),
            *_needed(super().get_urls()),
        ]
