"""How the page draws the description of a sheet."""

from django import template

from interviews.exports.sheets.blocks import Block, Ruled

register = template.Library()
FILLED = 2  # lines where PDF fills the page with them


@register.filter
def drawn_by(block: Block) -> str:
    """The template that draws a block of this kind."""
    return f"print/_{block.kind}.html"


@register.filter
def lines_of(block: Ruled) -> range:
    """As many values as there are lines to write on."""
    return range(FILLED if block.fill else block.count)
