from django.contrib.auth.management import create_permissions
from django.db import migrations

PERMISSIONS = ["import_documents", "view_importbatch", "view_sourcedocument", "view_importeditem"]


def let_editors_import(apps, schema_editor):
    app = apps.get_app_config("interviews")
    app.models_module = True
    create_permissions(app, apps=apps, verbosity=0)
    app.models_module = None
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    group, _ = Group.objects.get_or_create(name="题库编辑")
    group.permissions.add(
        *Permission.objects.filter(
            content_type__app_label="interviews", codename__in=PERMISSIONS
        )
    )


class Migration(migrations.Migration):
    dependencies = [("interviews", "0040_sources")]
    operations = [migrations.RunPython(let_editors_import, migrations.RunPython.noop)]
