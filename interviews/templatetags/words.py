"""Text as readers see it: Markdown as safe HTML, hits marked, exam numerals."""

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe

from interviews.text import highlight, markdown
from interviews.text.gist import gist
from interviews.text.numerals import numeral

register = template.Library()
register.filter("numeral", numeral)
register.filter(gist)


@register.filter
def markdown_html(source, top=3):
    """Headings start at h`top`; the renderer escapes and then filters by an allow-list."""
    return mark_safe(markdown.render(source, top))


@register.filter
def marked(text, words):
    """`text` with the places marked where the search words stand."""
    return _html(highlight.highlight(text, words))


@register.filter
def found_in(question, words):
    """A piece of the question around the first hit that its stem does not show, or nothing."""
    if not words or any(hit for _, hit in highlight.highlight(question.stem, words)):
        return ""
    for text in (question.analysis, markdown.plain(question.answer), *question.key_points):
        if any(hit for _, hit in highlight.highlight(text, words)):
            return _html(highlight.snippet(text, words))
    return ""


def _html(pieces):
    opening, closing = mark_safe("<mark>"), mark_safe("</mark>")
    marks = {True: (opening, closing), False: ("", "")}
    return format_html_join(
        "", "{}{}{}", ((marks[hit][0], text, marks[hit][1]) for text, hit in pieces)
    )
