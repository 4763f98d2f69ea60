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
def marked_html(source, words):
    """Markdown as `markdown_html` gives it, with the search words marked in its text."""
    return mark_safe(highlight.highlight_html(markdown.render(source), words))


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
