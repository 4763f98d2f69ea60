"""Where a page stands: the steps from the top of its wing down to it."""

from typing import Any

from django import template

register = template.Library()


@register.inclusion_tag("components/crumbs.html")
def crumbs(*steps: Any, here: str = "") -> dict[str, Any]:
    """`steps` are addresses and names by turns; `here` is the page itself, which leads nowhere."""
    return {"steps": list(zip(steps[::2], steps[1::2], strict=True)), "here": here}
