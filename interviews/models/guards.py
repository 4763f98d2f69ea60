"""Rules that only a trigger can hold, for both databases.

They are dropped and made anew after every `migrate`: a changed guard reaches a database that has
the old one, and no migration runs a guard that speaks of a later column.
"""

from django.db import connections, transaction

from interviews.models.audit import audit_guards, changes
from interviews.models.marks import panel_guards
from interviews.models.revision import revision_guards
from interviews.models.versions import Version

# A version says for ever what it said; a name of its author or approver may give way to ERASED.
VERSION_CHANGES = changes(Version, "author_name", "approver_name")

GUARDS = {
    **revision_guards(),
    **audit_guards(),
    **panel_guards(),
    "question_code_immutable": {
        "table": "interviews_question",
        "sqlite": """
            CREATE TRIGGER question_code_immutable
            BEFORE UPDATE OF code ON interviews_question WHEN NEW.code <> OLD.code
            BEGIN SELECT RAISE(ABORT, 'question_code_immutable'); END
        """,
        "postgresql": """
            CREATE OR REPLACE FUNCTION question_code_immutable() RETURNS trigger AS $$
            BEGIN
                RAISE integrity_constraint_violation USING MESSAGE = 'question_code_immutable';
            END
            $$ LANGUAGE plpgsql;
            CREATE TRIGGER question_code_immutable
            BEFORE UPDATE OF code ON interviews_question FOR EACH ROW
            WHEN (NEW.code <> OLD.code) EXECUTE FUNCTION question_code_immutable()
        """,
    },
    "version_immutable": {
        "table": "interviews_version",
        "sqlite": f"""
            CREATE TRIGGER version_immutable
            BEFORE UPDATE ON interviews_version WHEN {VERSION_CHANGES}
            BEGIN SELECT RAISE(ABORT, 'version_immutable'); END
        """,
        "postgresql": f"""
            CREATE OR REPLACE FUNCTION version_immutable() RETURNS trigger AS $$
            BEGIN RAISE integrity_constraint_violation USING MESSAGE = 'version_immutable'; END
            $$ LANGUAGE plpgsql;
            CREATE TRIGGER version_immutable
            BEFORE UPDATE ON interviews_version FOR EACH ROW WHEN ({VERSION_CHANGES})
            EXECUTE FUNCTION version_immutable()
        """,
    },
    "version_indelible": {
        "table": "interviews_version",
        "sqlite": """
            CREATE TRIGGER version_indelible
            BEFORE DELETE ON interviews_version
            BEGIN SELECT RAISE(ABORT, 'version_indelible'); END
        """,
        "postgresql": """
            CREATE OR REPLACE FUNCTION version_indelible() RETURNS trigger AS $$
            BEGIN RAISE integrity_constraint_violation USING MESSAGE = 'version_indelible'; END
            $$ LANGUAGE plpgsql;
            CREATE TRIGGER version_indelible
            BEFORE DELETE ON interviews_version FOR EACH ROW
            EXECUTE FUNCTION version_indelible()
        """,
    },
    "submission_immutable": {
        "table": "interviews_submission",
        "sqlite": """
            CREATE TRIGGER submission_immutable
            BEFORE UPDATE ON interviews_submission
            BEGIN SELECT RAISE(ABORT, 'submission_immutable'); END
        """,
        "postgresql": """
            CREATE OR REPLACE FUNCTION submission_immutable() RETURNS trigger AS $$
            BEGIN
                RAISE integrity_constraint_violation USING MESSAGE = 'submission_immutable';
            END
            $$ LANGUAGE plpgsql;
            CREATE TRIGGER submission_immutable
            BEFORE UPDATE ON interviews_submission FOR EACH ROW
            EXECUTE FUNCTION submission_immutable()
        """,
    },
}


STANDING = {
    "sqlite": "SELECT name, tbl_name FROM sqlite_master"
    " WHERE type = 'trigger' AND tbl_name LIKE 'interviews%'",
    "postgresql": "SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
    " WHERE NOT tgisinternal AND relname LIKE 'interviews%'"
    " AND relnamespace = current_schema()::regnamespace",
}


def install_guards(using: str = "default") -> None:
    """Drop every trigger on our tables, whichever release made it, and make the guards."""
    connection = connections[using]
    with transaction.atomic(using), connection.cursor() as cursor:
        remove_guards(using)
        for guard in GUARDS.values():
            cursor.execute(guard[connection.vendor])


def remove_guards(using: str = "default") -> None:
    """Drop every trigger on our tables; also for tests, which empty the tables."""
    connection = connections[using]
    on_table = " ON {}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(STANDING[connection.vendor])
        for name, table in cursor.fetchall():
            cursor.execute(f"DROP TRIGGER {name}{on_table.format(table)}")
