import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('interviews', '0040_sources'),
        ('interviews', '0050_groups'),
    ]
    dependencies = [
        ('interviews', '0004_sets'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CodeSeries',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('prefix', models.CharField(max_length=8, unique=True)),
                ('last', models.PositiveIntegerField(default=0)),
            ],
            options={
                'verbose_name': 'code series',
                'verbose_name_plural': 'code series',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='ImportBatch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(help_text='Who gave it, or where it was found. It stands with every question.', max_length=120, verbose_name='source')),
                ('author', models.CharField(blank=True, max_length=80, verbose_name='author')),
                ('rights', models.CharField(choices=[('own', 'We wrote it ourselves'), ('permitted', 'We have permission to use and publish it'), ('open', 'It is under an open licence'), ('foreign', "It is somebody else's: only to look at, never to publish")], max_length=10, verbose_name='whose text it is')),
                ('licence', models.CharField(blank=True, max_length=80, verbose_name='licence')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='handed in')),
                ('undone_at', models.DateTimeField(editable=False, null=True, verbose_name='undone')),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='handed in by')),
            ],
            options={
                'verbose_name': 'import',
                'verbose_name_plural': 'imports',
                'ordering': ('-created_at', '-pk'),
                'permissions': [('import_documents', 'Can import documents')],
                'default_permissions': ('view',),
            },
        ),
        migrations.CreateModel(
            name='SourceDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, verbose_name='file')),
                ('sha256', models.CharField(db_index=True, max_length=64)),
                ('size', models.PositiveIntegerField(verbose_name='size')),
                ('kind', models.CharField(blank=True, max_length=20, verbose_name='format')),
                ('title', models.CharField(blank=True, max_length=200, verbose_name='title')),
                ('declared', models.PositiveIntegerField(null=True, verbose_name='questions stated')),
                ('parsed', models.JSONField(default=dict, help_text='All that reading gave but the questions: lines, marks, repairs.')),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='documents', to='interviews.importbatch')),
            ],
            options={
                'verbose_name': 'source document',
                'verbose_name_plural': 'source documents',
                'ordering': ('pk',),
                'default_permissions': ('view',),
            },
        ),
        migrations.CreateModel(
            name='ImportedItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveIntegerField(help_text="From 1, in the document's order.", verbose_name='place')),
                ('number', models.PositiveIntegerField(blank=True, null=True, verbose_name='number in the document')),
                ('row', models.PositiveIntegerField(blank=True, null=True, verbose_name='row')),
                ('start', models.PositiveIntegerField(default=0)),
                ('end', models.PositiveIntegerField(default=0)),
                ('confidence', models.FloatField(default=0, verbose_name='certainty')),
                ('found', models.JSONField(default=dict, help_text='As it was read, never changed.')),
                ('before', models.JSONField(help_text="What the bank's draft said before this item changed it.", null=True)),
                ('triple', models.JSONField(default=dict, help_text='As it stands after review.')),
                ('fingerprint', models.CharField(db_index=True, max_length=64)),
                ('faults', models.JSONField(default=list)),
                ('standing', models.CharField(choices=[('new', 'new'), ('changed', 'changed'), ('similar', 'similar'), ('unchanged', 'unchanged'), ('error', 'error')], max_length=10, verbose_name='against the bank')),
                ('similarity', models.FloatField(default=0, verbose_name='similarity')),
                ('state', models.CharField(choices=[('waiting', 'waiting'), ('draft', 'taken as a draft'), ('revision', 'taken as a revision'), ('variant', 'taken as a variant'), ('kept', "the bank's own kept"), ('merged', 'joined to the one before'), ('known', 'nothing new'), ('rejected', 'not wanted')], default='waiting', max_length=10, verbose_name='state')),
                ('made', models.CharField(blank=True, max_length=64)),
                ('decided_at', models.DateTimeField(null=True, verbose_name='decided')),
                ('copy_of', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='copies', to='interviews.importeditem')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('question', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='imported_items', to='interviews.question', verbose_name='question')),
                ('similar_to', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='interviews.question', verbose_name='similar to')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='interviews.sourcedocument')),
            ],
            options={
                'verbose_name': 'imported item',
                'verbose_name_plural': 'imported items',
                'ordering': ('document', 'place', 'pk'),
                'default_permissions': ('view',),
            },
        ),
        migrations.AddConstraint(
            model_name='importbatch',
            constraint=models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='batch_source_present'),
        ),
        migrations.AddConstraint(
            model_name='importbatch',
            constraint=models.CheckConstraint(condition=models.Q(('rights__in', ['own', 'permitted', 'open', 'foreign'])), name='batch_rights_known'),
        ),
        migrations.AddConstraint(
            model_name='importbatch',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('rights', 'open'), _negated=True), models.Q(('licence', ''), _negated=True), _connector='OR'), name='batch_open_names_licence'),
        ),
        migrations.AddConstraint(
            model_name='sourcedocument',
            constraint=models.UniqueConstraint(fields=('batch', 'sha256'), name='document_once_a_batch'),
        ),
        migrations.AddIndex(
            model_name='importeditem',
            index=models.Index(fields=['document', 'state', 'confidence'], name='item_least_certain'),
        ),
        migrations.AddConstraint(
            model_name='importeditem',
            constraint=models.CheckConstraint(condition=models.Q(('confidence__range', (0, 1))), name='item_confidence_0_to_1'),
        ),
        migrations.AddConstraint(
            model_name='importeditem',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'waiting'), ('decided_at__isnull', False), _connector='OR'), name='item_decision_has_date'),
        ),
    ]
