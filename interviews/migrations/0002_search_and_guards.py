from django.db import migrations

from interviews.models.guards import install_guards

SEARCH = {
    "sqlite": [
        "CREATE VIRTUAL TABLE interviews_search"
        " USING fts5(tokens, content='', detail=none, tokenize='unicode61')",
    ],
    "postgresql": [
        "ALTER TABLE interviews_digest ADD COLUMN tokens tsvector",
        "CREATE INDEX digest_tokens ON interviews_digest USING gin (tokens)",
    ],
}
UNDO = {
    "sqlite": ["DROP TABLE interviews_search"],
    "postgresql": ["ALTER TABLE interviews_digest DROP COLUMN tokens"],
}


def make_search(apps, schema_editor):
    for statement in SEARCH[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop_search(apps, schema_editor):
    for statement in UNDO[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("interviews", "0001_bank")]
    operations = [
        migrations.RunPython(make_search, drop_search),
        migrations.RunPython(install_guards, migrations.RunPython.noop),
    ]
