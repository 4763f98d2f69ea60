from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('interviews', '0008_revision'),
    ]

    operations = [
        migrations.CreateModel(
            name='Turn',
            fields=[
                ('key', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('taken', models.JSONField(default=list)),
                ('until', models.DateTimeField(db_index=True)),
            ],
            options={
                'default_permissions': (),
            },
        ),
    ]
