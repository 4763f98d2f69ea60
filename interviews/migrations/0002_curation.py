import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import functools
import secrets
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('interviews', '0010_curation'),
        ('interviews', '0011_guards'),
    ]
    dependencies = [
        ('interviews', '0001_people_and_bank'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('created', 'created'), ('changed', 'changed'), ('restored', 'restored an old version'), ('submitted', 'submitted'), ('sent_back', 'sent back'), ('published', 'published'), ('revised', 'approved a revision'), ('confirmed', 'read again and kept'), ('retired', 'retired'), ('reopened', 'reopened'), ('merged', 'merged'), ('comment', 'commented')], max_length=10, verbose_name='what')),
                ('by_name', models.CharField(max_length=200)),
                ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name='when')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('version', models.PositiveIntegerField(blank=True, null=True, verbose_name='version')),
            ],
            options={
                'verbose_name': 'event',
                'verbose_name_plural': 'events',
                'ordering': ('-at', '-pk'),
                'default_permissions': ('view',),
            },
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(blank=True, null=True, verbose_name='version')),
                ('kind', models.CharField(choices=[('wrong', 'something is wrong'), ('unclear', 'it is unclear'), ('outdated', 'it is outdated'), ('offensive', 'it is offensive'), ('other', 'something else')], max_length=10, verbose_name='what is the matter')),
                ('text', models.TextField(blank=True, max_length=1000, verbose_name='in your words')),
                ('state', models.CharField(choices=[('new', 'to answer'), ('working', 'being looked at'), ('done', 'put right'), ('declined', 'left as it is')], default='new', max_length=10, verbose_name='state')),
                ('answer', models.TextField(blank=True, max_length=1000, verbose_name='answer to the reader')),
                ('answered_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='answered on')),
                ('token', models.CharField(default=functools.partial(secrets.token_urlsafe, 18), editable=False, max_length=40, unique=True)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='reported on')),
            ],
            options={
                'verbose_name': 'reader report',
                'verbose_name_plural': 'reader reports',
                'ordering': ('-created_at', '-pk'),
                'default_permissions': ('view', 'change'),
            },
        ),
        migrations.CreateModel(
            name='Resemblance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ratio', models.FloatField(verbose_name='alike')),
                ('decision', models.CharField(choices=[('open', 'to decide'), ('different', 'two different questions'), ('variant', 'variants of one question'), ('merged', 'merged')], default='open', max_length=10, verbose_name='decision')),
                ('reason', models.CharField(blank=True, max_length=300, verbose_name='reason')),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'near-duplicate',
                'verbose_name_plural': 'near-duplicates',
                'ordering': ('-ratio', 'pk'),
                'default_permissions': ('view',),
            },
        ),
        migrations.CreateModel(
            name='Version',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='number')),
                ('triple', models.JSONField(verbose_name='triple')),
                ('author_name', models.CharField(max_length=200)),
                ('approver_name', models.CharField(max_length=200)),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='approved on')),
            ],
            options={
                'verbose_name': 'version',
                'verbose_name_plural': 'versions',
                'ordering': ('question', 'number'),
                'default_permissions': ('view',),
            },
        ),
        migrations.AlterModelOptions(
            name='question',
            options={'ordering': ('code',), 'permissions': [('view_internal_question', 'Can read internal questions'), ('publish_question', 'Can publish and retire questions'), ('override_four_eyes', 'Can approve own changes, with a reason')], 'verbose_name': 'question', 'verbose_name_plural': 'questions'},
        ),
        migrations.AddField(
            model_name='category',
            name='needed',
            field=models.PositiveSmallIntegerField(default=7, help_text='How many published questions a role needs: the desk marks what is thin.', verbose_name='needed for each role'),
        ),
        migrations.AddField(
            model_name='question',
            name='base_version',
            field=models.PositiveIntegerField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='question',
            name='current_version',
            field=models.PositiveIntegerField(blank=True, editable=False, null=True, verbose_name='version'),
        ),
        migrations.AddField(
            model_name='question',
            name='edition',
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        migrations.AddField(
            model_name='question',
            name='merged_into',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='interviews.question', verbose_name='merged into'),
        ),
        migrations.AddField(
            model_name='question',
            name='returned_note',
            field=models.TextField(blank=True, editable=False, verbose_name='sent back because'),
        ),
        migrations.AddField(
            model_name='question',
            name='review_due',
            field=models.DateField(blank=True, editable=False, null=True, verbose_name='review by'),
        ),
        migrations.AddField(
            model_name='question',
            name='revises',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='revisions', to='interviews.question', verbose_name='revises'),
        ),
        migrations.AddField(
            model_name='question',
            name='submitted_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='submitted'),
        ),
        migrations.AlterField(
            model_name='question',
            name='code',
            field=models.CharField(db_index=True, help_text='Printed everywhere; it never changes and is never used again.', max_length=20, validators=[django.core.validators.RegexValidator('\\A[A-Z]{2,8}-[0-9]{4,6}\\Z', 'Write a code like CS-0042.')], verbose_name='code'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.UniqueConstraint(condition=models.Q(('revises__isnull', True)), fields=('code',), name='question_code_unique', violation_error_message='This code is taken.'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.UniqueConstraint(fields=('revises',), name='question_one_open_revision'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.CheckConstraint(condition=models.Q(('revises__isnull', True), ('status__in', ['draft', 'review']), _connector='OR'), name='question_revision_is_open'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.CheckConstraint(condition=models.Q(('merged_into__isnull', True), ('status', 'retired'), _connector='OR'), name='question_merged_is_retired'),
        ),
        migrations.AddField(
            model_name='event',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='event',
            name='question',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events', to='interviews.question', verbose_name='question'),
        ),
        migrations.AddField(
            model_name='report',
            name='answered_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='answered by'),
        ),
        migrations.AddField(
            model_name='report',
            name='question',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reports', to='interviews.question', verbose_name='question'),
        ),
        migrations.AddField(
            model_name='resemblance',
            name='decided_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='resemblance',
            name='first',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='interviews.question'),
        ),
        migrations.AddField(
            model_name='resemblance',
            name='second',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='interviews.question'),
        ),
        migrations.AddField(
            model_name='version',
            name='approver',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='approver'),
        ),
        migrations.AddField(
            model_name='version',
            name='author',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='author'),
        ),
        migrations.AddField(
            model_name='version',
            name='question',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='interviews.question', verbose_name='question'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'comment'), _negated=True), models.Q(('note', ''), _negated=True), _connector='OR'), name='event_comment_has_words'),
        ),
        migrations.AddIndex(
            model_name='report',
            index=models.Index(fields=['state', '-created_at'], name='report_queue'),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['new', 'working', 'done', 'declined'])), name='report_state_known'),
        ),
        migrations.AddIndex(
            model_name='resemblance',
            index=models.Index(fields=['decision', '-ratio'], name='resemblance_queue'),
        ),
        migrations.AddConstraint(
            model_name='resemblance',
            constraint=models.UniqueConstraint(fields=('first', 'second'), name='resemblance_pair_unique'),
        ),
        migrations.AddConstraint(
            model_name='resemblance',
            constraint=models.CheckConstraint(condition=models.Q(('first__lt', models.F('second'))), name='resemblance_in_order'),
        ),
        migrations.AddConstraint(
            model_name='resemblance',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decision', 'different'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='resemblance_dismissal_has_reason'),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.UniqueConstraint(fields=('question', 'number'), name='version_number_unique'),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.CheckConstraint(condition=models.Q(('number__gt', 0)), name='version_number_positive'),
        ),
        migrations.AddIndex(
            model_name='question',
            index=models.Index(fields=['updated_at'], name='question_changed'),
        ),
        migrations.AddIndex(
            model_name='question',
            index=models.Index(fields=['review_due'], name='question_due'),
        ),
    ]
