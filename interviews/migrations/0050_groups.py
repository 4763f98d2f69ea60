from django.contrib.auth.management import create_permissions
from django.db import migrations

from interviews.models.groups import fill_groups


def make_groups(apps, schema_editor):
    for label in ("interviews", "auth"):
        app = apps.get_app_config(label)
        app.models_module = True  # a historical app has none, and would be given no permissions
        create_permissions(app, apps=apps, verbosity=0)
        app.models_module = None
    fill_groups(apps.get_model("auth", "Group"), apps.get_model("auth", "Permission"))


class Migration(migrations.Migration):
    dependencies = [
        ("interviews", "0040_sources"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
