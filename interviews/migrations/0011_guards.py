from django.db import migrations

from interviews.models.guards import install_guards, remove_guards


class Migration(migrations.Migration):
    dependencies = [("interviews", "0010_curation")]
    operations = [migrations.RunPython(install_guards, remove_guards)]
