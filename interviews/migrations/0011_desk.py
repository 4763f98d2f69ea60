"""Guards over versions, what a cell needs, who may do what, and a first version of what stands."""

from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.utils import timezone

from interviews.models.guards import install_guards, remove_guards

NEEDED = {"behavioral": 10, "situational": 8, "stress": 5, "technical": 7}

VIEW = [
    f"view_{model}"
    for model in (
        "question criterion role category competency tag version event resemblance report".split()
    )
]
READ = [*VIEW, "view_internal_question"]
WRITE = [
    "add_question",
    "change_question",
    "delete_question",
    "add_criterion",
    "change_criterion",
    "delete_criterion",
    "add_tag",
    "change_tag",
    "change_report",
]
REVIEW = ["publish_question", "change_report", "delete_tag"]
TERMS = [
    f"{verb}_{model}"
    for model in ("role", "category", "competency")
    for verb in ("add", "change", "delete")
]
GROUPS = {
    "题库编辑": [*READ, *WRITE],
    "审核人": [*READ, *REVIEW],
    "培训师": READ,
    "管理员": [*READ, *WRITE, *REVIEW, *TERMS, "override_four_eyes"],
}
PEOPLE = ["view_user", "add_user", "change_user", "view_group", "change_group"]


def set_needed(apps, schema_editor):
    for slug, needed in NEEDED.items():
        apps.get_model("interviews", "Category").objects.filter(slug=slug).update(needed=needed)


def make_groups(apps, schema_editor):
    for label in ("interviews", "auth"):
        app = apps.get_app_config(label)
        app.models_module = True
        create_permissions(app, apps=apps, verbosity=0)
        app.models_module = None
    fill_groups(apps.get_model("auth", "Group"), apps.get_model("auth", "Permission"))


def fill_groups(Group, Permission):
    ours = Permission.objects.filter(content_type__app_label="interviews")
    for name, codenames in GROUPS.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.set(ours.filter(codename__in=codenames))
    people = Permission.objects.filter(content_type__app_label="auth", codename__in=PEOPLE)
    Group.objects.get(name="管理员").permissions.add(*people)


def write_first_versions(apps, schema_editor):
    Question, Version = (apps.get_model("interviews", name) for name in ("Question", "Version"))
    published = Question.objects.filter(status="published").select_related("category")
    for question in published.prefetch_related("roles", "competencies", "tags", "criteria"):
        Version.objects.create(
            question=question,
            number=1,
            triple=_triple_of(question),
            author_name=question.author or "before versions",
            approver_name="before versions",
            created_at=question.published_at or timezone.now(),
        )
        Question.objects.filter(pk=question.pk).update(current_version=1)


def _triple_of(question):
    plain = (
        "code status visibility difficulty points minutes stem answer analysis key_points probes"
        " red_flags source author licence"
    ).split()
    line = "criterion weight excellent adequate poor".split()
    terms = {"roles": "slug", "competencies": "name", "tags": "name"}
    return {
        **{name: getattr(question, name) for name in plain},
        **{
            name: [getattr(term, field) for term in getattr(question, name).all()]
            for name, field in terms.items()
        },
        "category": question.category.slug,
        "rubric": [
            {name: getattr(criterion, name) for name in line}
            for criterion in question.criteria.order_by("order", "id")
        ],
    }


class Migration(migrations.Migration):
    dependencies = [
        ("interviews", "0010_curation"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [
        migrations.RunPython(install_guards, remove_guards),
        migrations.RunPython(set_needed, migrations.RunPython.noop),
        migrations.RunPython(make_groups, migrations.RunPython.noop),
        migrations.RunPython(write_first_versions, migrations.RunPython.noop),
    ]
