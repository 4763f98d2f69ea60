from django.apps import AppConfig
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class InterviewsConfig(AppConfig):
    name = "interviews"
    verbose_name = _("Question bank")

    def ready(self) -> None:
        from interviews.accounts import receivers as accounts
        from interviews.practice import receivers as practice

        post_migrate.connect(after_migrating, sender=self)
        accounts.connect()
        practice.connect()


def after_migrating(using: str, **facts: object) -> None:
    """Install what stands beside the tables, once they are as the models say.

    Migrations hold none of it: each would run the code of a later day. Django makes the permissions
    in the same signal, before the groups are filled with them.
    """
    from interviews.models.groups import fill_groups
    from interviews.models.guards import install_guards

    executor = MigrationExecutor(connections[using])
    if not executor.migration_plan(executor.loader.graph.leaf_nodes("interviews")):
        install_guards(using)
        fill_groups(using)
