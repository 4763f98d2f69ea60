"""A token that changes with every change of what is remembered, whoever wrote it and how.

Triggers write it, in the transaction that makes the change: a reader who finds the token he knows
may use what he counted before.

SQLite has one writer at a time, and one row. PostgreSQL has many: each change adds a row of its
own, for a row that all must update would let one of them wait for another. Now and then a change
takes away the rows of earlier ones, but never waits for a row that another is taking away. What
makes two states differ stays seen: whoever takes rows away has put a row of his own in the same
transaction. The rows are random and no numbers, so that a rolled-back change and another one after
it never share a token.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

COUNTED = (
    *("question", "question_roles", "question_competencies", "question_tags"),
    "synonymset",  # words are counted with what else means the same
    "organisation",  # rarely written, and remembered by the same token
)
EVERY = 32  # rows after which PostgreSQL takes earlier ones away


class RevisionQuerySet(models.QuerySet):
    def current(self):
        """The token of the bank as it is: every row there is. Empty before the first change."""
        return frozenset(self.values_list("token", flat=True))


class BankRevision(models.Model):
    token = models.CharField(max_length=40)

    objects = RevisionQuerySet.as_manager()

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
        f"CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN"
        " INSERT OR REPLACE INTO interviews_bankrevision (id, token)"
        " VALUES (1, lower(hex(randomblob(16)))); END"
    )


def _postgresql(name, event, table):
    return f"""
        CREATE OR REPLACE FUNCTION bank_revised() RETURNS trigger AS $$
        DECLARE own bigint;
        BEGIN
            INSERT INTO interviews_bankrevision (token) VALUES (gen_random_uuid()::text)
            RETURNING id INTO own;
            IF own % {EVERY} = 0 THEN
                DELETE FROM interviews_bankrevision WHERE id IN (
                    SELECT id FROM interviews_bankrevision WHERE id <> own FOR UPDATE SKIP LOCKED
                );
            END IF;
            RETURN NULL;
        END $$ LANGUAGE plpgsql;
        CREATE TRIGGER {name} AFTER {event} ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION bank_revised()
    """
