"""A token that changes with every change of what can be counted, whoever wrote it and how.

Triggers write it, in the transaction that makes the change: a reader who finds the token he knows
may use what he counted before. It is random and not a number, so that a rolled-back change and
another one after it never share a token.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

COUNTED = ("question", "question_roles", "question_competencies", "question_tags")
NEW_TOKEN = {"sqlite": "lower(hex(randomblob(16)))", "postgresql": "gen_random_uuid()::text"}


class BankRevision(models.Model):
    """The one row that holds the token of the bank as it is."""

    token = models.CharField(max_length=40)

    class Meta:
        verbose_name = _("bank revision")
        verbose_name_plural = _("bank revisions")

    def __str__(self):
        return self.token


def revision_guards():
    """Triggers in the shape of guards.GUARDS, a few for each counted table."""
    guards = {}
    for name in COUNTED:
        table = f"interviews_{name}"
        for event in ("insert", "update", "delete"):
            guards[f"{name}_revised_by_{event}"] = {
                "table": table,
                "sqlite": _sqlite(f"{name}_revised_by_{event}", event, table),
                "postgresql": _postgresql(f"{name}_revised_by_{event}", event, table),
            }
    return guards


def _sqlite(name, event, table):
    return (
        f"CREATE TRIGGER IF NOT EXISTS {name} AFTER {event} ON {table} BEGIN"
        f" UPDATE interviews_bankrevision SET token = {NEW_TOKEN['sqlite']}; END"
    )


def _postgresql(name, event, table):
    return (
        "CREATE OR REPLACE FUNCTION bank_revised() RETURNS trigger AS $$ BEGIN"
        f" UPDATE interviews_bankrevision SET token = {NEW_TOKEN['postgresql']}; RETURN NULL;"
        " END $$ LANGUAGE plpgsql;"
        f" CREATE OR REPLACE TRIGGER {name} AFTER {event} ON {table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION bank_revised()"
    )
