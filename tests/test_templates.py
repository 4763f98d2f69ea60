"""What holds for every template."""

import re

from django.conf import settings

BROKEN = re.compile(r"\{\{[^}]*$|\{%(?:(?!%\}).)*$", re.MULTILINE)


def test_no_tag_is_broken_over_two_lines():
    """Django shows such a tag to the reader as it stands."""
    templates = (settings.BASE_DIR / "templates").rglob("*.html")
    assert [path.name for path in templates if BROKEN.search(path.read_text("utf-8"))] == []


def test_no_line_is_longer_than_a_diff_can_show():
    long = {
        f"{path.relative_to(settings.BASE_DIR)}:{number}": len(line)
        for path in (settings.BASE_DIR / "templates").rglob("*.html")
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if len(line) > 120
    }
    assert long == {}


def test_what_a_component_draws_is_written_by_hand_nowhere_else():
    """Crumbs, moments, words of what is wrong with a field; the stock admin draws its own."""
    by_hand = re.compile(
        r'class="crumbs"|<time datetime="\{|\.errors(\.0)? \}\}|in form\.non_field_errors'
        "|for error in"
    )
    templates = settings.BASE_DIR / "templates"
    found = [
        str(path.relative_to(templates))
        for path in sorted(templates.rglob("*.html"))
        if path.parent.name not in ("components", "admin")
        and by_hand.search(path.read_text("utf-8"))
    ]
    assert found == ["ingest/_received.html"]  # what became of files: a list of its own
