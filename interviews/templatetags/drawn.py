"""Parts of a page that are the same for every reader, drawn once for each state of a question."""

from collections.abc import Iterable
from typing import Protocol

from django import template
from django.template.context import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()
MOST = 5_000  # parts that are kept


@register.simple_tag(takes_context=True)
def drawn(context: Context, name: str, key: int | str, **shown: object) -> SafeString:
    """The template `name` with nothing but what is `shown`: no reader's own things.

    The page's `tally` keeps it until the question whose id `key` is changes, or, where `key` is a
    name, until any does. Without a tally it is drawn each time.
    """
    tally = context.get("tally")
    parts: dict[tuple[object, ...], SafeString] = tally.drawn if tally else {}
    full_key = (key, name, get_language(), *shown)
    if full_key not in parts:
        if len(parts) >= MOST:
            parts.clear()
        assert context.template  # it is being drawn
        parts[full_key] = context.template.engine.get_template(name).render(Context(shown))
    return parts[full_key]


class Choice(Protocol):
    """An option of a facet as the list offers it."""

    slug: str
    label: str
    count: int
    chosen: bool


OPTION = """<label class="facet">
  <input type="checkbox" id="{name}-{slug}" name="{name}" value="{slug}"{state}>
  {label}
  <data value="{count}">{count}</data>
</label>"""
CATEGORY = """<span class="cat" data-category="{}">{}</span>"""
CHECKED, DISABLED, OPEN = SafeString(" checked"), SafeString(" disabled"), SafeString("")


@register.simple_tag
def options(name: str, choices: Iterable[Choice]) -> SafeString:
    """The boxes of a facet: a template would take ten times as long, and there are hundreds."""
    return format_html_join("", OPTION, ({"name": name, **_option(name, one)} for one in choices))


def _option(name: str, one: Choice) -> dict[str, object]:
    state = CHECKED if one.chosen else OPEN if one.count else DISABLED
    label = format_html(CATEGORY, one.slug, one.label) if name == "category" else one.label
    return {"slug": one.slug, "label": label, "count": one.count, "state": state}
