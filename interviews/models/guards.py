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
}


def install_guards(apps, schema_editor):
    """For RunPython: make every guard that is missing."""
    tables = schema_editor.connection.introspection.table_names()
    for guard in GUARDS.values():
        if guard["table"] in tables:
            schema_editor.execute(guard[schema_editor.connection.vendor])
