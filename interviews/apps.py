from django.apps import AppConfig
from django.db import connections
from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class InterviewsConfig(AppConfig):
    name = "interviews"
    verbose_name = _("Question bank")

    def ready(self) -> None:
        from interviews.accounts import receivers as accounts
        from interviews.practice import receivers as practice

        pre_migrate.connect(before_migrating, sender=self)
        post_migrate.connect(after_migrating, sender=self)
        accounts.connect()
        practice.connect()


def before_migrating(using: str, plan: list[tuple[Migration, bool]], **facts: object) -> None:
    """Lift the guards: SQLite makes a table anew to change it, and they name tables beside theirs.

    Where a migration fails, they are back with the next one that does not.
    """
    from interviews.models.guards import remove_guards

    if any(migration.app_label == "interviews" for migration, _backwards in plan):
        remove_guards(using)


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
