from django.contrib.auth.management import create_permissions
from django.db import migrations

MAKE = [
    "view_questionset",
    "add_questionset",
    "change_questionset",
    "delete_questionset",
    "view_setuse",
]
GROUPS = {
    "题库编辑": ["view_questionset", "share_internal_question", "view_setuse"],
    "审核人": ["view_questionset", "view_setuse"],
    "培训师": MAKE,
    "管理员": [*MAKE, "share_internal_question"],
}


def make_groups(apps, schema_editor):
    app = apps.get_app_config("interviews")
    app.models_module = True
    create_permissions(app, apps=apps, verbosity=0)
    app.models_module = None
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    for name, codenames in GROUPS.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.add(
            *Permission.objects.filter(
                content_type__app_label="interviews", codename__in=codenames
            )
        )


class Migration(migrations.Migration):
    dependencies = [("interviews", "0030_sets")]
    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
