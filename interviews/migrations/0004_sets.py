import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('interviews', '0030_sets'),
    ]
    dependencies = [
        ('interviews', '0003_guides'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='QuestionSet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=120, verbose_name='title')),
                ('purpose', models.CharField(blank=True, max_length=200, verbose_name='purpose')),
                ('introduction', models.TextField(blank=True, help_text='Candidates read it at the head of their sheet.', verbose_name='introduction')),
                ('interviewer_notes', models.TextField(blank=True, help_text='Never on a candidate sheet.', verbose_name='notes for the interviewer')),
                ('form', models.CharField(default='A', max_length=1, verbose_name='form')),
                ('blueprint', models.JSONField(blank=True, editable=False, null=True)),
                ('seed', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('secret', models.CharField(editable=False, max_length=40, null=True, unique=True)),
                ('shared_internal', models.JSONField(default=list, editable=False)),
                ('archived_at', models.DateTimeField(editable=False, null=True, verbose_name='archived')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='created')),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='changed')),
                ('changed_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('editors', models.ManyToManyField(blank=True, related_name='edited_sets', to=settings.AUTH_USER_MODEL, verbose_name='editors')),
                ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='question_sets', to=settings.AUTH_USER_MODEL, verbose_name='owner')),
                ('parallel_to', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='parallels', to='interviews.questionset')),
                ('role', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='interviews.role', verbose_name='role')),
            ],
            options={
                'verbose_name': 'question set',
                'verbose_name_plural': 'question sets',
                'ordering': ('-changed_at', '-pk'),
                'permissions': [('share_internal_question', 'Can share internal questions by link')],
            },
        ),
        migrations.CreateModel(
            name='SetSection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=60, verbose_name='title')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('question_set', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='interviews.questionset')),
            ],
            options={
                'verbose_name': 'section',
                'verbose_name_plural': 'sections',
                'ordering': ('order', 'pk'),
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='SetEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('points', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(100)], verbose_name='points')),
                ('minutes', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(60)], verbose_name='minutes')),
                ('triple', models.JSONField(editable=False)),
                ('version', models.PositiveIntegerField(editable=False, null=True)),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='set_entries', to='interviews.question')),
                ('question_set', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='interviews.questionset')),
                ('section', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='interviews.setsection')),
            ],
            options={
                'verbose_name': 'set entry',
                'verbose_name_plural': 'set entries',
                'ordering': ('section__order', 'order', 'pk'),
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='SetUse',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('form_code', models.CharField(max_length=40)),
                ('sheet', models.CharField(max_length=20)),
                ('format', models.CharField(max_length=20)),
                ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('question_set', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='uses', to='interviews.questionset')),
                ('questions', models.ManyToManyField(related_name='set_uses', to='interviews.question')),
            ],
            options={
                'verbose_name': 'use of a set',
                'verbose_name_plural': 'uses of sets',
                'ordering': ('-at',),
                'default_permissions': ('view',),
            },
        ),
        migrations.AddConstraint(
            model_name='questionset',
            constraint=models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='set_title_present'),
        ),
        migrations.AddConstraint(
            model_name='questionset',
            constraint=models.CheckConstraint(condition=models.Q(('version__gt', 0)), name='set_version_positive'),
        ),
        migrations.AddConstraint(
            model_name='questionset',
            constraint=models.CheckConstraint(condition=models.Q(('form__in', ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'])), name='set_form_is_a_letter'),
        ),
        migrations.AddConstraint(
            model_name='setentry',
            constraint=models.UniqueConstraint(fields=('question_set', 'question'), name='set_entry_question_once'),
        ),
        migrations.AddConstraint(
            model_name='setentry',
            constraint=models.CheckConstraint(condition=models.Q(('points__range', (1, 100))), name='set_entry_points_1_to_100'),
        ),
        migrations.AddConstraint(
            model_name='setentry',
            constraint=models.CheckConstraint(condition=models.Q(('minutes__range', (1, 60))), name='set_entry_minutes_1_to_60'),
        ),
    ]
