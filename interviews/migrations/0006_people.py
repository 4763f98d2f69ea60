"""People become our own: the whole name (姓名) in one field, the table under our name.

What points at them comes along: the content type is renamed in its row, so that permissions of
groups and people and the lines of the log still mean what they meant.
"""

import re

from django.db import migrations, models

HAN = re.compile(r"[\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff·]*")


def whole_name(first, last):
    """王 + 编 is 王编; Smith + John is John Smith."""
    first, last = first.strip(), last.strip()
    if HAN.fullmatch(last + first):
        return last + first
    return f"{first} {last}".strip()


def join_names(apps, schema_editor):
    User = apps.get_model("interviews", "User")
    users = User.objects.using(schema_editor.connection.alias).exclude(first_name="", last_name="")
    for user in users:
        user.name = whole_name(user.first_name, user.last_name)
        user.save(update_fields=["name"])


def split_names(apps, schema_editor):
    """The way back: a name of one piece."""
    User = apps.get_model("interviews", "User")
    for user in User.objects.using(schema_editor.connection.alias).exclude(name=""):
        user.first_name = user.name[:150]
        user.save(update_fields=["first_name"])


def rename_content_type(apps, schema_editor):
    _move_content_type(apps, schema_editor, "auth", "interviews")


def rename_content_type_back(apps, schema_editor):
    _move_content_type(apps, schema_editor, "interviews", "auth")


def _move_content_type(apps, schema_editor, old_label, label):
    """Rename the row of User; one that an interrupted upgrade made already goes."""
    using = schema_editor.connection.alias
    rows = apps.get_model("contenttypes", "ContentType").objects.using(using).filter(model="user")
    old = rows.filter(app_label=old_label).first()
    if old:
        logged = apps.get_model("admin", "LogEntry").objects.using(using)
        logged.filter(content_type__in=rows.filter(app_label=label)).update(content_type=old)
        rows.filter(app_label=label).delete()
        rows.filter(pk=old.pk).update(app_label=label)


def widen(apps, schema_editor):
    """Django's own tables between people and groups had narrower keys than ours."""
    if schema_editor.connection.vendor == "postgresql":
        for table in ("interviews_user_groups", "interviews_user_user_permissions"):
            schema_editor.execute(f"ALTER TABLE {table} ALTER COLUMN id TYPE bigint")


class Migration(migrations.Migration):
    dependencies = [
        ("interviews", "0005_sources"),
        ("admin", "0003_logentry_add_action_flag_choices"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [
        migrations.AddField(
            model_name="user",
            name="name",
            field=models.CharField(blank=True, default="", max_length=301, verbose_name="name"),
            preserve_default=False,
        ),
        migrations.RunPython(join_names, split_names),
        migrations.RemoveField(model_name="user", name="first_name"),
        migrations.RemoveField(model_name="user", name="last_name"),
        migrations.AlterModelTable(name="user", table=None),
        migrations.RunPython(rename_content_type, rename_content_type_back),
        migrations.RunPython(widen, migrations.RunPython.noop),
    ]
