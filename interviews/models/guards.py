"""Rules that only a trigger can hold, for both databases.

Django rebuilds a SQLite table to alter it, and its triggers go with the old one: a migration that
alters a guarded table ends with `install_guards`, and a test finds every guard in place.
"""

from interviews.models.revision import revision_guards

GUARDS = {
    **revision_guards(),
    "question_code_immutable": {
        "table": "interviews_question",
        "sqlite": """
            CREATE TRIGGER IF NOT EXISTS question_code_immutable
            BEFORE UPDATE OF code ON interviews_question WHEN NEW.code <> OLD.code
            BEGIN SELECT RAISE(ABORT, 'question_code_immutable'); END
        """,
        "postgresql": """
            CREATE OR REPLACE FUNCTION question_code_immutable() RETURNS trigger AS $$
            BEGIN
                RAISE integrity_constraint_violation USING MESSAGE = 'question_code_immutable';
            END
            $$ LANGUAGE plpgsql;
            CREATE OR REPLACE TRIGGER question_code_immutable
            BEFORE UPDATE OF code ON interviews_question FOR EACH ROW
            WHEN (NEW.code <> OLD.code) EXECUTE FUNCTION question_code_immutable()
        """,
    },
    "version_immutable": {
        "table": "interviews_version",
        "sqlite": """
            CREATE TRIGGER IF NOT EXISTS version_immutable
            BEFORE UPDATE ON interviews_version
            BEGIN SELECT RAISE(ABORT, 'version_immutable'); END
        """,
        "postgresql": """
            CREATE OR REPLACE FUNCTION version_immutable() RETURNS trigger AS $$
            BEGIN RAISE integrity_constraint_violation USING MESSAGE = 'version_immutable'; END
            $$ LANGUAGE plpgsql;
            CREATE OR REPLACE TRIGGER version_immutable
            BEFORE UPDATE ON interviews_version FOR EACH ROW
            EXECUTE FUNCTION version_immutable()
        """,
    },
    "version_indelible": {
        "table": "interviews_version",
        "sqlite": """
            CREATE TRIGGER IF NOT EXISTS version_indelible
            BEFORE DELETE ON interviews_version
            BEGIN SELECT RAISE(ABORT, 'version_indelible'); END
        """,
        "postgresql": """
            CREATE OR REPLACE FUNCTION version_indelible() RETURNS trigger AS $$
            BEGIN RAISE integrity_constraint_violation USING MESSAGE = 'version_indelible'; END
            $$ LANGUAGE plpgsql;
            CREATE OR REPLACE TRIGGER version_indelible
            BEFORE DELETE ON interviews_version FOR EACH ROW
            EXECUTE FUNCTION version_indelible()
        """,
    },
}


def install_guards(apps, schema_editor):
    """For RunPython: make every guard that is missing and whose table is there."""
    tables = schema_editor.connection.introspection.table_names()
    for guard in GUARDS.values():
        statement = guard[schema_editor.connection.vendor]
        if guard["table"] in tables:
            schema_editor.execute(statement)


def remove_guards(apps, schema_editor):
    """The way back, and for tests that empty the tables."""
    for name, guard in GUARDS.items():
        drop = f"DROP TRIGGER IF EXISTS {name}"
        if schema_editor.connection.vendor == "postgresql":
            drop += f" ON {guard['table']}"
        schema_editor.execute(drop)
