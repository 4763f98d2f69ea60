"""Words that mean the same to the search."""

from functools import cache
from pathlib import Path

import yaml
from django.conf import settings


@cache
def synonym_sets():
    """The sets of fixtures/synonyms.yaml, each a list of words."""
    path = Path(settings.BASE_DIR, "fixtures", "synonyms.yaml")
    return yaml.safe_load(path.read_text("utf-8"))["sets"]
