import django.core.validators
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('interviews', '0020_guides'),
    ]
    dependencies = [
        ('interviews', '0002_curation'),
    ]

    operations = [
        migrations.CreateModel(
            name='Guide',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=60, unique=True, verbose_name='slug')),
                ('title', models.CharField(max_length=60, verbose_name='title')),
                ('summary', models.CharField(max_length=160, verbose_name='summary')),
                ('body', models.TextField(help_text='Markdown: bold, lists, headings, tables.', verbose_name='text')),
                ('audience', models.CharField(choices=[('candidate', 'for candidates'), ('interviewer', 'for interviewers')], default='candidate', max_length=12, verbose_name='audience')),
                ('order', models.PositiveSmallIntegerField(default=0, help_text='The place in the reading order.', verbose_name='order')),
                ('minutes', models.PositiveSmallIntegerField(default=4, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(60)], verbose_name='minutes to read')),
                ('published', models.BooleanField(default=True, verbose_name='published')),
                ('search_text', models.TextField(editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='created')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='changed')),
                ('categories', models.ManyToManyField(blank=True, related_name='guides', to='interviews.category', verbose_name='categories')),
                ('competencies', models.ManyToManyField(blank=True, related_name='guides', to='interviews.competency', verbose_name='competencies')),
                ('questions', models.ManyToManyField(blank=True, related_name='guides', to='interviews.question', verbose_name='questions to practise with')),
            ],
            options={
                'verbose_name': 'guide',
                'verbose_name_plural': 'guides',
                'ordering': ('order', 'slug'),
                'constraints': [models.CheckConstraint(condition=models.Q(('slug', ''), _negated=True), name='guide_slug_present'), models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='guide_title_present'), models.CheckConstraint(condition=models.Q(('audience__in', ['candidate', 'interviewer'])), name='guide_audience_known'), models.CheckConstraint(condition=models.Q(('minutes__range', (1, 60))), name='guide_minutes_1_to_60')],
            },
        ),
    ]
