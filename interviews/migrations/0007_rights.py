"""What the first release gave its groups is written down: from here on, only differences go in."""

from django.db import migrations, models

GIVEN = {
    "题库编辑": """
        add_criterion add_guide add_question add_tag change_criterion change_guide change_question
        change_report change_tag delete_criterion delete_guide delete_question import_documents
        share_internal_question view_category view_competency view_criterion view_event view_guide
        view_importbatch view_importeditem view_internal_question view_question view_questionset
        view_report view_resemblance view_role view_setuse view_sourcedocument view_tag view_version
    """,
    "审核人": """
        change_report delete_tag publish_question view_category view_competency view_criterion
        view_event view_internal_question view_question view_questionset view_report view_resemblance
        view_role view_setuse view_tag view_version
    """,
    "培训师": """
        add_questionset change_questionset delete_questionset view_category view_competency
        view_criterion view_event view_internal_question view_question view_questionset view_report
        view_resemblance view_role view_setuse view_tag view_version
    """,
    "管理员": """
        add_category add_competency add_criterion add_guide add_question add_questionset add_role
        add_tag add_user change_category change_competency change_criterion change_group change_guide
        change_question change_questionset change_report change_role change_tag change_user
        delete_category delete_competency delete_criterion delete_guide delete_question
        delete_questionset delete_role delete_tag import_documents override_four_eyes publish_question
        share_internal_question view_category view_competency view_criterion view_event view_group
        view_guide view_importbatch view_importeditem view_internal_question view_question
        view_questionset view_report view_resemblance view_role view_setuse view_sourcedocument
        view_tag view_user view_version
    """,
}

def write_down(apps, schema_editor):
    using = schema_editor.connection.alias
    groups = apps.get_model("auth", "Group").objects.using(using).filter(name__in=GIVEN)
    GivenRights = apps.get_model("interviews", "GivenRights")
    for group in groups:
        codenames = GIVEN[group.name].split()
        GivenRights.objects.using(using).create(name=group.name, group=group, codenames=codenames)


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("interviews", "0006_people"),
    ]
    operations = [
        migrations.CreateModel(
            name="GivenRights",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=150, unique=True)),
                ("codenames", models.JSONField(default=list)),
                (
                    "group",
                    models.OneToOneField(
                        null=True, on_delete=models.SET_NULL, related_name="+", to="auth.group"
                    ),
                ),
            ],
            options={
                "verbose_name": "given rights",
                "verbose_name_plural": "given rights",
                "default_permissions": (),
            },
        ),
        migrations.RunPython(write_down, migrations.RunPython.noop),
    ]
