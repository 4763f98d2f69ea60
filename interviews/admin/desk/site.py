"""The desk: the stock admin under our name, with coverage and queues on its first page."""

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from interviews.admin.desk.coverage import coverage
from interviews.admin.desk.queues import activity, queues, usage
from interviews.admin.questions.recent import recent
from interviews.admin.signing_in import DeskSignInForm, limited
from interviews.models import SecurityEvent, note, organisation
from interviews.web.language import language_of

CURATING = ("change_question", "publish_question", "change_report")  # for these are the queues


def _needed(stock):
    """Without the address that leads from a row to its page: a reader's report has a secret one."""
    for address in stock:
        if _name(address) in ("index", "app_list"):
            address.callback = require_safe(address.callback)
    return [address for address in stock if _name(address) != "view_on_site"]


def _name(address):
    return getattr(address, "name", "")  # a list of addresses has none


class BankAdminSite(AdminSite):
    site_header = _("Question bank desk")
    site_title = _("Question bank desk")
    index_title = _("The desk")
    index_template = "admin/desk.html"
    enable_nav_sidebar = False
    login_form = DeskSignInForm

    def login(self, request, extra_context=None):
        signed_in = request.user.is_authenticated
        if request.method == "GET" and signed_in and not self.has_permission(request):
            text = _("You are signed in, but the desk is for staff. Ask an administrator.")
            raise PermissionDenied(text)
        response = limited(super().login)(request, extra_context)
        if request.user.is_authenticated:
            request.user.speak(language_of(request))
        return response

    def logout(self, request, extra_context=None):
        who = request.user if request.method == "POST" else None
        if who is not None and who.is_authenticated:
            note(SecurityEvent.Kind.SIGNED_OUT, by=who)
        return super().logout(request, extra_context)

    def password_change(self, request, extra_context=None):
        response = super().password_change(request, extra_context)
        if request.method == "POST" and response.status_code == 302:
            note(SecurityEvent.Kind.PASSWORD_SET, by=request.user)
        return response

    def index(self, request, extra_context=None):
        user = request.user
        works = any(user.has_perm(f"interviews.{right}") for right in CURATING)
        context = {"four_eyes": organisation().four_eyes or not works}
        if works:
            context |= {
                "coverage": coverage(),
                "queues": queues(user),
                "activity": activity(),
                "usage": usage(),
                "recent": recent(user, of_others=True),
            }
        return super().index(request, {**context, **(extra_context or {})})

    def get_urls(self):
        from interviews.admin import duplicates
        from interviews.admin.account import account
        from interviews.admin.desk import reviewing
        from interviews.admin.people import Welcome
        from interviews.admin.practised import practised
        from interviews.admin.questions.recent import undo

        return [
            path("welcome/<uidb64>/<token>/", Welcome.as_view(), name="welcome"),
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
