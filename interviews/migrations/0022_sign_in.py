"""One sign-in for all: until when a second factor may be missing. The tables of axes go."""

from django.db import migrations, models

KINDS = [
    ("signed_in", "signed in"),
    ("not_signed_in", "tried a wrong password"),
    ("signed_out", "signed out"),
    ("password_set", "set a password"),
    ("password_link", "made a link to set a password"),
    ("factor_added", "added a second factor"),
    ("factor_removed", "removed a second factor"),
    ("account_changed", "changed an account"),
    ("account_deleted", "deleted an account"),
    ("group_changed", "changed the rights of a group"),
    ("link_opened", "opened a link to a set"),
    ("link_closed", "closed a link to a set"),
    ("link_handed", "handed over a link to a set"),
    ("link_confirmed", "let internal questions out"),
    ("exported", "took out a file with internal text"),
    ("set_deleted", "deleted a set"),
    ("question_deleted", "deleted a question"),
    ("rules_changed", "changed the rules of the house"),
]
GONE = ("accessattemptexpiration", "accessattempt", "accesslog", "accessfailurelog")


def drop_axes(apps, schema_editor):
    """Addresses and programs of visitors that nobody asks for any more, and what names them."""
    for table in GONE:
        schema_editor.execute(f"DROP TABLE IF EXISTS axes_{table}")
    schema_editor.execute("DELETE FROM django_migrations WHERE app = 'axes'")
    apps.get_model("auth", "Permission").objects.filter(content_type__app_label="axes").delete()
    apps.get_model("contenttypes", "ContentType").objects.filter(app_label="axes").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("interviews", "0021_practice"),
    ]
    operations = [
        migrations.AddField(
            "user",
            "second_factor_by",
            models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AlterField(
            "securityevent",
            "kind",
            models.CharField(choices=KINDS, max_length=20, verbose_name="what"),
        ),
        migrations.RunPython(drop_axes, migrations.RunPython.noop),
    ]
