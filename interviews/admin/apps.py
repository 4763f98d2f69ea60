from importlib import import_module

from django.contrib.admin.apps import AdminConfig

AREAS = (
    *("taxonomy", "synonyms", "questions.page", "reports", "guides", "ingest", "people"),
    "organisation",
)


class BankAdminConfig(AdminConfig):
    default_site = "interviews.admin.desk.site.BankAdminSite"

    def ready(self):
        super().ready()
        # Not by this package's __init__: it is imported before there are models.
        for area in AREAS:
            import_module(f"interviews.admin.{area}")
