"""Text as readers see it: Markdown as safe HTML, hits marked, exam numerals."""

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe

from interviews.text import highlight, markdown
from interviews.text.gist import gist

register = template.Library()
register.filter(gist)
NUMERALS = "一二三四五六七八九十"


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


@register.filter
def numeral(number):
    """1 -> 一, 12 -> 十二: section numbers of an exam paper, up to 99."""
    tens, ones = divmod(int(number), 10)
    head = "" if tens == 0 else "十" if tens == 1 else NUMERALS[tens - 1] + "十"
    return head + (NUMERALS[ones - 1] if ones else "")
