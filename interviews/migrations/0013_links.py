import functools
import secrets

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


def take_over(apps, schema_editor):
    """A link opened before sheets could be chosen lets out the candidate sheet: answers are asked for."""
    QuestionSet = apps.get_model("interviews", "QuestionSet")
    SetLink = apps.get_model("interviews", "SetLink")
    for shared in QuestionSet.objects.exclude(secret=None).iterator():
        SetLink.objects.create(
            question_set=shared,
            secret=shared.secret,
            sheets=["candidate"],
            internal=shared.shared_internal,
            owner_id=shared.owner_id,
        )


def give_back(apps, schema_editor):
    for link in apps.get_model("interviews", "SetLink").objects.filter(closed_at=None).iterator():
        shared = link.question_set
        shared.secret, shared.shared_internal = link.secret, link.internal
        shared.save(update_fields=["secret", "shared_internal"])


class Migration(migrations.Migration):
    dependencies = [
        ("interviews", "0012_organisation"),
    ]

    operations = [
        migrations.CreateModel(
            name="SetLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "secret",
                    models.CharField(
                        default=functools.partial(secrets.token_urlsafe, 24), editable=False, max_length=40, unique=True
                    ),
                ),
                ("sheets", models.JSONField(default=list)),
                ("note", models.CharField(blank=True, max_length=80, verbose_name="for whom")),
                ("internal", models.JSONField(default=list)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("expires_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("openings", models.PositiveIntegerField(default=0)),
                ("opened_at", models.DateTimeField(null=True)),
                (
                    "owner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="set_links",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "question_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="links", to="interviews.questionset"
                    ),
                ),
            ],
            options={
                "verbose_name": "link to a set",
                "verbose_name_plural": "links to sets",
                "ordering": ("-made_at", "-pk"),
                "default_permissions": (),
            },
        ),
        migrations.RunPython(take_over, give_back, elidable=True),
        migrations.RemoveField(model_name="questionset", name="secret"),
        migrations.RemoveField(model_name="questionset", name="shared_internal"),
    ]
