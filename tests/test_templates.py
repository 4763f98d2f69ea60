"""What holds for every template."""

import re

from django.conf import settings

BROKEN = re.compile(r"\{\{[^}]*$|\{%(?:(?!%\}).)*$", re.MULTILINE)


def test_no_tag_is_broken_over_two_lines():
    """Django shows such a tag to the reader as it stands."""
    templates = (settings.BASE_DIR / "templates").rglob("*.html")
    assert [path.name for path in templates if BROKEN.search(path.read_text("utf-8"))] == []
