from importlib import import_module

from django.contrib.admin.apps import AdminConfig

AREAS = (
    *("taxonomy", "synonyms", "questions.page", "reports", "guides", "ingest", "people"),
    "organisation",
    "audit",
)


class BankAdminConfig(AdminConfig):
    default_site = "interviews.admin.desk.site.BankAdminSite"

    def ready(self) -> None:
        super().ready()
        from django.contrib.admin import site
        from django_tasks_db.models import DBTaskResult

        site.unregister(DBTaskResult)  # a job has a page of its own
        # One's own sign-in is one's own; what an administrator may do stands with the account.
        for model in [one for one in site._registry if one.__module__.startswith("allauth.")]:
            site.unregister(model)
        # Not by this package's __init__: it is imported before there are models.
        for area in AREAS:
            import_module(f"interviews.admin.{area}")
