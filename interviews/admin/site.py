"""The desk: the stock admin under our name."""

from django.contrib.admin import AdminSite
from django.utils.translation import gettext_lazy as _


class BankAdminSite(AdminSite):
    site_header = _("Question bank desk")
    site_title = _("Question bank desk")
    index_title = _("The desk")
    index_template = "admin/desk.html"
