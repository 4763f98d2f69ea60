"""How the page draws the description of a sheet, and the anchors of a rubric."""

from decimal import Decimal
from typing import NamedTuple

from django import template

from interviews.bankfile.samples import HIGHEST, NAMES, marked, total
from interviews.bankfile.triple import Criterion, Triple
from interviews.exports.sheets.blocks import Block, Ruled
from interviews.scoring.levels import ANCHORS, Anchor
from interviews.scoring.weights import written

register = template.Library()
register.filter(written)


@register.filter
def drawn_by(block: Block) -> str:
    """The template that draws a block of this kind."""
    return f"print/_{block.kind}.html"


@register.filter
def lines_of(block: Ruled) -> range:
    """As many values as there are lines to write on; only PDF fills a page with them."""
    return range(block.count)


@register.simple_tag
def anchors() -> tuple[Anchor, ...]:
    """The levels that a rubric describes, best first."""
    return ANCHORS


class Heard(NamedTuple):
    """A sample answer, and how the bank marks it."""

    name: str  # English source string of its level
    answer: str
    why: str
    marks: list[tuple[Criterion, int]]
    points: str  # of those of the question


@register.simple_tag
def samples_of(triple: Triple) -> list[Heard]:
    """The sample answers of a question, the better first."""
    return [
        Heard(
            NAMES[sample.level],
            sample.answer,
            sample.why,
            marked(triple, sample) if sample.marks else [],
            written(Decimal(total(triple, sample)) / HIGHEST),
        )
        for sample in triple.samples
    ]


@register.filter
def heard_at(criterion: Criterion, anchor: Anchor) -> str:
    """What is heard at this level."""
    return str(getattr(criterion, anchor.field))
