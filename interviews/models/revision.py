"""What changed in that part of the bank which readers see, whoever wrote it and how.

Triggers add a row for each change, in the transaction that makes it: the published question that
is not what it was, or no question where something else did (a term, a guide, a synonym, the
organisation). A reader who knows all rows there are may use what he counted before; one who knows
all but a few looks again at the questions of those few. A write to a draft adds no row.

Nobody waits for a row here: each change has its own. Their tokens are random and no numbers, so
that a rolled-back change and another one after it never share one. Now and then the oldest rows
are taken away, and the row that did it bears the sum of their tokens: whoever knew just those
missed nothing, and anybody else counts anew.
"""

from typing import NamedTuple

from django.db import connections, models
from django.utils.translation import gettext_lazy as _

EVERY = 256  # changes after which earlier rows are taken away
KEPT = 256  # rows that are left then
RANDOM = 2**48

QUESTION = "question"
OF_QUESTIONS = ("question_roles", "question_competencies", "question_tags", "criterion")
OTHERS = (
    *("role", "category", "competency", "tag", "synonymset", "organisation"),
    *("guide", "guide_categories", "guide_competencies", "guide_questions"),
)


class Change(NamedTuple):
    """A row: `question` is None where it was something else; `gone` sums what it took away."""

    token: int
    question: int | None
    gone: int


class RevisionQuerySet(models.QuerySet["BankRevision"]):
    def current(self) -> tuple[int, int] | None:
        """What names the bank as it is: equal only for equal banks. None before any change."""
        with connections[self.db].cursor() as cursor:
            cursor.execute("SELECT count(*), coalesce(sum(token), 0) FROM interviews_bankrevision")
            n, total = cursor.fetchone()
        return (n, int(total)) if n else None

    def changes(self) -> dict[int, Change]:
        """{token: Change} of every row there is."""
        rows = self.values_list("token", "question", "gone")
        return {token: Change(token, question, gone) for token, question, gone in rows}


class BankRevision(models.Model):
    token = models.BigIntegerField()
    question = models.BigIntegerField(null=True)
    gone = models.BigIntegerField(default=0)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("bank revision")
        verbose_name_plural = _("bank revisions")

    def __str__(self) -> str:
        return str(self.token)


def revision_guards() -> dict[str, dict[str, str]]:
    """Triggers in the shape of guards.GUARDS, one for each table and kind of change."""
    noting = {
        f"{name}_revised_by_{event}": {
            "table": f"interviews_{name}",
            "sqlite": _sqlite(name, event),
            "postgresql": _postgresql(name, event),
        }
        for name in (QUESTION, *OF_QUESTIONS, *OTHERS)
        for event in ROWS
    }
    taking = {"table": "interviews_bankrevision", **TAKING}
    return {**noting, "bankrevision_taken_away": taking}


ROWS = {"insert": ("new",), "update": ("old", "new"), "delete": ("old",)}


def _sqlite(name: str, event: str) -> str:
    rows = [row.upper() for row in ROWS[event]]
    seen = " OR ".join(f"{row}.status = 'published'" for row in rows)
    notes = "".join(
        "INSERT INTO interviews_bankrevision (token, question, gone)"
        f" SELECT abs(random() % {RANDOM}), {noted}, 0 WHERE {condition};"
        for noted, condition in _noted_on_sqlite(name, rows)
    )
    return (
        f"CREATE TRIGGER {name}_revised_by_{event} AFTER {event} ON interviews_{name}"
        f" {f'WHEN {seen}' if name == QUESTION else ''} BEGIN {notes} END"
    )


def _noted_on_sqlite(name: str, rows: list[str]) -> list[tuple[str, str]]:
    """Pairs of what to note and under which condition, for the old and new rows of a trigger."""
    if name in OTHERS:
        return [("NULL", "true")]
    if name == QUESTION:
        return [(f"{rows[-1]}.id", "true")]
    published = "SELECT 1 FROM interviews_question WHERE status = 'published' AND id ="
    return [(f"{row}.question_id", f"EXISTS ({published} {row}.question_id)") for row in rows]


def _postgresql(name: str, event: str) -> str:
    rows = ROWS[event]
    tables = " ".join(f"{row.upper()} TABLE AS {row}_rows" for row in rows)
    changed = " UNION ".join(_noted_on_postgresql(name, f"{row}_rows") for row in rows)
    trigger = f"{name}_revised_by_{event}"
    return f"""
        CREATE OR REPLACE FUNCTION {trigger}() RETURNS trigger AS $$ BEGIN
            INSERT INTO interviews_bankrevision (token, question, gone)
            SELECT floor(random() * {RANDOM})::bigint, changed.key, 0
            FROM ({changed}) AS changed (key);
            RETURN NULL;
        END $$ LANGUAGE plpgsql;
        CREATE TRIGGER {trigger} AFTER {event} ON interviews_{name}
        REFERENCING {tables} FOR EACH STATEMENT EXECUTE FUNCTION {trigger}()
    """


def _noted_on_postgresql(name: str, rows: str) -> str:
    """A query for the keys to note of a transition table."""
    if name in OTHERS:
        return f"SELECT NULL::bigint WHERE EXISTS (SELECT 1 FROM {rows})"
    if name == QUESTION:
        return f"SELECT id FROM {rows} WHERE status = 'published'"
    published = "JOIN interviews_question ON interviews_question.id = question_id"
    return f"SELECT question_id FROM {rows} {published} AND status = 'published'"


# PostgreSQL has many writers: rows that another is taking away just then are left to him.
TAKING = {
    "sqlite": f"""
        CREATE TRIGGER bankrevision_taken_away AFTER INSERT ON interviews_bankrevision
        WHEN NEW.id % {EVERY} = 0 BEGIN
            UPDATE interviews_bankrevision SET gone = (
                SELECT coalesce(sum(token), 0) FROM interviews_bankrevision
                WHERE id < NEW.id - {KEPT}
            ) WHERE id = NEW.id;
            DELETE FROM interviews_bankrevision WHERE id < NEW.id - {KEPT};
        END
    """,
    "postgresql": f"""
        CREATE OR REPLACE FUNCTION bankrevision_taken_away() RETURNS trigger AS $$ BEGIN
            WITH taken AS (
                DELETE FROM interviews_bankrevision WHERE id IN (
                    SELECT id FROM interviews_bankrevision
                    WHERE id < NEW.id - {KEPT} FOR UPDATE SKIP LOCKED
                ) RETURNING token
            )
            UPDATE interviews_bankrevision
            SET gone = coalesce((SELECT sum(token) FROM taken), 0) WHERE id = NEW.id;
            RETURN NULL;
        END $$ LANGUAGE plpgsql;
        CREATE TRIGGER bankrevision_taken_away AFTER INSERT ON interviews_bankrevision
        FOR EACH ROW WHEN (NEW.id % {EVERY} = 0) EXECUTE FUNCTION bankrevision_taken_away()
    """,
}
