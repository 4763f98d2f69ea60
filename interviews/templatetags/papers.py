"""What the sheets in HTML share with the sheets of the other formats."""

from django import template

from interviews.exports import paper, wording
from interviews.exports.competencies import by_competency
from interviews.scoring.levels import ANCHORS, LEVELS, NOT_PROBED

register = template.Library()


@register.filter
def scaled(item):
    """The criteria of an item with their weights on this paper: (criterion, weight)."""
    return list(zip(item.triple.rubric, item.weights, strict=True))


@register.simple_tag
def anchors():
    """The levels that a rubric describes, best first."""
    return ANCHORS


@register.filter
def heard_at(criterion, anchor):
    """What is heard at this level."""
    return getattr(criterion, anchor.field)


@register.simple_tag
def levels():
    """What an interviewer ticks, best first, in the order of every scorecard."""
    return LEVELS


@register.simple_tag
def not_probed():
    """The box beside the levels."""
    return NOT_PROBED


@register.simple_tag
def scoring_rule(booklet):
    """How a scorecard's points are reckoned."""
    return wording.SCORING_RULES[booklet.score_by]


@register.simple_tag
def panel_rule():
    """How a panel's totals become one score."""
    return wording.PANEL_RULE


@register.filter
def competencies(booklet):
    """What a scorecard by competency has a card for."""
    return by_competency(booklet)


@register.filter
def score_bands(booklet):
    """The rows of the grid of question numbers and scores."""
    return wording.score_bands(booklet)


@register.filter
def answer_lines(item):
    """As many values as the candidate gets lines to write on."""
    return range(wording.answer_lines(item))


@register.filter
def pinned_code(item):
    """CS-0042, or CS-0042 v3."""
    return wording.code(item)


@register.filter
def statistics(booklet):
    """What the cover of an interviewer book counts: (name, value)."""
    return paper.statistics(booklet)


@register.filter
def section_head(section, ordinal):
    """一、行为题：本题共 2 小题，共 20 分"""
    return wording.section_head(ordinal, section)


@register.filter
def times(count):
    """1 to `count`, for a loop."""
    return range(1, count + 1)
