"""What the sheets in HTML share with the sheets of the other formats."""

from django import template

from interviews.exports import paper, scoring, wording

register = template.Library()


@register.filter
def scaled(item):
    """The criteria of an item with their weights on this paper: (criterion, weight)."""
    return list(zip(item.triple.rubric, scoring.weights(item), strict=True))


@register.filter
def competencies(booklet):
    """What a scorecard by competency has a card for."""
    return scoring.by_competency(booklet)


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
