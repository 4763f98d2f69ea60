from importlib import import_module

from django.contrib.admin.apps import AdminConfig


class BankAdminConfig(AdminConfig):
    default_site = "interviews.admin.site.BankAdminSite"

    def ready(self):
        super().ready()
        import_module("interviews.admin.guides")
