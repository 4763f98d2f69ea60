"""The revision becomes the changes themselves; sorted lists get their indexes."""

from django.db import migrations, models


SHOWN = ["status", "visibility"]
NOTING = {
    "sqlite": "SELECT name, tbl_name FROM sqlite_master"
    " WHERE type = 'trigger' AND name LIKE '%revised_by%'",
    "postgresql": "SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
    " WHERE tgname LIKE '%revised_by%' AND relnamespace = current_schema()::regnamespace",
}


def forget(apps, schema_editor):
    """Take the rows away, and the triggers that would write more of their kind before the end."""
    vendor = schema_editor.connection.vendor
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(NOTING[vendor])
        for name, table in cursor.fetchall():
            cursor.execute(f"DROP TRIGGER {name}" + f" ON {table}" * (vendor == "postgresql"))
    apps.get_model("interviews", "BankRevision").objects.all().delete()


def begin(apps, schema_editor):
    """A first row, so that what is counted of a bank without changes can be kept."""
    apps.get_model("interviews", "BankRevision").objects.create(token=1)


class Migration(migrations.Migration):
    dependencies = [("interviews", "0019_security_events")]
    operations = [
        migrations.RunPython(forget, migrations.RunPython.noop),
        migrations.RemoveField("bankrevision", "token"),
        migrations.AddField(
            "bankrevision", "token", models.BigIntegerField(default=0), preserve_default=False
        ),
        migrations.AddField("bankrevision", "question", models.BigIntegerField(null=True)),
        migrations.AddField("bankrevision", "gone", models.BigIntegerField(default=0)),
        migrations.RunPython(begin, migrations.RunPython.noop),
        *(
            migrations.AddIndex("question", models.Index(fields=SHOWN + fields, name=name))
            for name, fields in (
                ("question_by_code", ["code"]),
                ("question_easiest", ["difficulty", "code"]),
                ("question_shortest", ["minutes", "code"]),
            )
        ),
    ]
