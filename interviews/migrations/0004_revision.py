from django.db import migrations, models

from interviews.models.guards import install_guards


def make_the_row(apps, schema_editor):
    apps.get_model("interviews", "BankRevision").objects.create(pk=1, token="new")


class Migration(migrations.Migration):
    dependencies = [("interviews", "0002_search_and_guards")]
    operations = [
        migrations.CreateModel(
            name="BankRevision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token", models.CharField(max_length=40)),
            ],
            options={"verbose_name": "bank revision", "verbose_name_plural": "bank revisions"},
        ),
        migrations.RunPython(make_the_row, migrations.RunPython.noop),
        migrations.RunPython(install_guards, migrations.RunPython.noop),
    ]
