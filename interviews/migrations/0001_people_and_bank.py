"""People and questions, as the first release had them.

A database of that release has the tables already: its migrations of other names, in `replaces`,
count as this one. The people were Django's own then, so their table still has that name here.
"""

import django.contrib.auth.models
import django.contrib.auth.validators
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

SEARCH = {
    "sqlite": [
        "CREATE VIRTUAL TABLE interviews_search"
        " USING fts5(tokens, content='', detail=none, tokenize='unicode61')",
    ],
    "postgresql": [
        "ALTER TABLE interviews_digest ADD COLUMN tokens tsvector",
        "CREATE INDEX digest_tokens ON interviews_digest USING gin (tokens)",
    ],
}
UNDO = {
    "sqlite": ["DROP TABLE interviews_search"],
    "postgresql": ["ALTER TABLE interviews_digest DROP COLUMN tokens"],
}


def make_search(apps, schema_editor):
    for statement in SEARCH[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop_search(apps, schema_editor):
    for statement in UNDO[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def make_the_revision(apps, schema_editor):
    apps.get_model("interviews", "BankRevision").objects.create(pk=1, token="new")


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('interviews', '0001_bank'),
        ('interviews', '0002_search_and_guards'),
        ('interviews', '0004_revision'),
    ]
    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.AutoField(primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                ('first_name', models.CharField(blank=True, max_length=150, verbose_name='first name')),
                ('last_name', models.CharField(blank=True, max_length=150, verbose_name='last name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'verbose_name': 'user',
                'verbose_name_plural': 'users',
                'db_table': 'auth_user',
                'abstract': False,
            },
            managers=[
                ('objects', django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name='Competency',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=60, unique=True, verbose_name='slug')),
                ('name', models.CharField(max_length=40, unique=True, verbose_name='name')),
                ('english_name', models.CharField(max_length=60, verbose_name='English name')),
                ('description', models.CharField(blank=True, max_length=200, verbose_name='description')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
            ],
            options={
                'verbose_name': 'competency',
                'verbose_name_plural': 'competencies',
                'ordering': ('order', 'id'),
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(help_text='Printed everywhere; it never changes and is never used again.', max_length=20, unique=True, validators=[django.core.validators.RegexValidator('\\A[A-Z]{2,8}-[0-9]{4,6}\\Z', 'Write a code like CS-0042.')], verbose_name='code')),
                ('status', models.CharField(choices=[('draft', 'draft'), ('review', 'in review'), ('published', 'published'), ('retired', 'retired')], default='draft', max_length=10, verbose_name='status')),
                ('visibility', models.CharField(choices=[('public', 'public'), ('internal', 'internal')], default='public', help_text='Internal questions are kept for real interviews: only staff can read them.', max_length=10, verbose_name='visibility')),
                ('stem', models.TextField(help_text='One question that can be spoken.', verbose_name='stem')),
                ('answer', models.TextField(blank=True, verbose_name='model answer')),
                ('analysis', models.TextField(blank=True, verbose_name='what it probes')),
                ('key_points', models.JSONField(blank=True, default=list, verbose_name='key points')),
                ('probes', models.JSONField(blank=True, default=list, verbose_name='probes')),
                ('red_flags', models.JSONField(blank=True, default=list, verbose_name='red flags')),
                ('difficulty', models.PositiveSmallIntegerField(choices=[(1, 'entry'), (2, 'basic'), (3, 'intermediate'), (4, 'hard'), (5, 'expert')], default=2, verbose_name='difficulty')),
                ('points', models.PositiveSmallIntegerField(default=10, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(100)], verbose_name='points')),
                ('minutes', models.PositiveSmallIntegerField(default=3, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(60)], verbose_name='minutes')),
                ('source', models.CharField(blank=True, max_length=200, verbose_name='source')),
                ('author', models.CharField(blank=True, max_length=200, verbose_name='author')),
                ('licence', models.CharField(blank=True, max_length=200, verbose_name='licence')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='created')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='changed')),
                ('published_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='published on')),
            ],
            options={
                'verbose_name': 'question',
                'verbose_name_plural': 'questions',
                'ordering': ('code',),
                'permissions': [('view_internal_question', 'Can read internal questions'), ('publish_question', 'Can publish and retire questions')],
            },
        ),
        migrations.CreateModel(
            name='LoadedFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(max_length=200, unique=True)),
                ('sha256', models.CharField(max_length=64)),
                ('loaded_at', models.DateTimeField(auto_now=True)),
            ],
            options={
                'verbose_name': 'loaded file',
                'verbose_name_plural': 'loaded files',
            },
        ),
        migrations.CreateModel(
            name='Role',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=60, unique=True, verbose_name='slug')),
                ('name', models.CharField(max_length=40, unique=True, verbose_name='name')),
                ('english_name', models.CharField(max_length=60, verbose_name='English name')),
                ('description', models.CharField(blank=True, max_length=200, verbose_name='description')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('motto', models.CharField(blank=True, max_length=40, verbose_name='motto')),
                ('english_motto', models.CharField(blank=True, max_length=60, verbose_name='English motto')),
            ],
            options={
                'verbose_name': 'role',
                'verbose_name_plural': 'roles',
                'ordering': ('order', 'id'),
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Tag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=30, unique=True, verbose_name='name')),
                ('slug', models.SlugField(allow_unicode=True, max_length=60, unique=True, verbose_name='slug')),
            ],
            options={
                'verbose_name': 'tag',
                'verbose_name_plural': 'tags',
                'ordering': ('name',),
            },
        ),
        migrations.CreateModel(
            name='Category',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=60, unique=True, verbose_name='slug')),
                ('name', models.CharField(max_length=40, unique=True, verbose_name='name')),
                ('english_name', models.CharField(max_length=60, verbose_name='English name')),
                ('description', models.CharField(blank=True, max_length=200, verbose_name='description')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('motto', models.CharField(blank=True, max_length=40, verbose_name='motto')),
                ('english_motto', models.CharField(blank=True, max_length=60, verbose_name='English motto')),
                ('points', models.PositiveSmallIntegerField(default=10, verbose_name='usual points')),
            ],
            options={
                'verbose_name': 'category',
                'verbose_name_plural': 'categories',
                'ordering': ('order', 'id'),
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('points__gt', 0)), name='category_points_positive')],
            },
        ),
        migrations.CreateModel(
            name='Digest',
            fields=[
                ('question', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='digest', serialize=False, to='interviews.question')),
                ('text', models.TextField()),
                ('gap_count', models.PositiveSmallIntegerField()),
            ],
            options={
                'verbose_name': 'digest',
                'verbose_name_plural': 'digests',
            },
        ),
        migrations.AddField(
            model_name='question',
            name='category',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='interviews.category', verbose_name='category'),
        ),
        migrations.AddField(
            model_name='question',
            name='competencies',
            field=models.ManyToManyField(blank=True, related_name='questions', to='interviews.competency', verbose_name='competencies'),
        ),
        migrations.AddField(
            model_name='question',
            name='created_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='created by'),
        ),
        migrations.AddField(
            model_name='question',
            name='roles',
            field=models.ManyToManyField(related_name='questions', to='interviews.role', verbose_name='roles'),
        ),
        migrations.AddField(
            model_name='question',
            name='tags',
            field=models.ManyToManyField(blank=True, related_name='questions', to='interviews.tag', verbose_name='tags'),
        ),
        migrations.CreateModel(
            name='Criterion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('criterion', models.CharField(max_length=60, verbose_name='criterion')),
                ('weight', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1)], verbose_name='weight')),
                ('excellent', models.TextField(verbose_name='excellent (5)')),
                ('adequate', models.TextField(verbose_name='adequate (3)')),
                ('poor', models.TextField(verbose_name='poor (1)')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='criteria', to='interviews.question')),
            ],
            options={
                'verbose_name': 'criterion',
                'verbose_name_plural': 'criteria',
                'ordering': ('order', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('weight__gt', 0)), name='criterion_weight_positive'), models.CheckConstraint(condition=models.Q(('criterion', ''), _negated=True), name='criterion_name_present')],
            },
        ),
        migrations.AddIndex(
            model_name='question',
            index=models.Index(fields=['status', 'visibility', '-published_at', '-id'], name='question_newest'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.CheckConstraint(condition=models.Q(('code', ''), _negated=True), name='question_code_present'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'review', 'published', 'retired'])), name='question_status_known'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.CheckConstraint(condition=models.Q(('visibility__in', ['public', 'internal'])), name='question_visibility_known'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.CheckConstraint(condition=models.Q(('difficulty__range', (1, 5))), name='question_difficulty_1_to_5'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.CheckConstraint(condition=models.Q(('points__range', (1, 100))), name='question_points_1_to_100'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.CheckConstraint(condition=models.Q(('minutes__range', (1, 60))), name='question_minutes_1_to_60'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'published'), _negated=True), ('published_at__isnull', False), _connector='OR'), name='question_published_has_date'),
        ),
        migrations.RunPython(make_search, drop_search),
        migrations.CreateModel(
            name='BankRevision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token', models.CharField(max_length=40)),
            ],
            options={
                'verbose_name': 'bank revision',
                'verbose_name_plural': 'bank revisions',
            },
        ),
        migrations.RunPython(make_the_revision, migrations.RunPython.noop),
    ]
