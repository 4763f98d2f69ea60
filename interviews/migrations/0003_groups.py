from django.contrib.auth.management import create_permissions
from django.db import migrations

VIEW_ALL = ["view_question", "view_criterion", "view_role", "view_category", "view_competency", "view_tag"]
GROUPS = {
    "题库编辑": [
        *VIEW_ALL,
        "view_internal_question",
        "add_question",
        "change_question",
        "delete_question",
        "publish_question",
        "add_criterion",
        "change_criterion",
        "delete_criterion",
        "add_tag",
        "change_tag",
        "delete_tag",
    ],
    "培训师": [*VIEW_ALL, "view_internal_question"],
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
    dependencies = [
        ("interviews", "0002_search_and_guards"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
