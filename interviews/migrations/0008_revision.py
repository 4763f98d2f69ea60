"""The revision becomes a row a change: on PostgreSQL its key is counted from the first row on."""

from django.core.management.color import no_style
from django.db import migrations


def count_on(apps, schema_editor):
    """The first row was made with its key given, which PostgreSQL's counter never learnt."""
    connection = schema_editor.connection
    revision = apps.get_model("interviews", "BankRevision")
    for statement in connection.ops.sequence_reset_sql(no_style(), [revision]):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("interviews", "0007_rights")]
    operations = [migrations.RunPython(count_on, migrations.RunPython.noop)]
