"""Text as readers see it: Markdown as safe HTML, hits marked, exam numerals."""

from collections.abc import Iterable, Sequence

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from interviews.bankfile.pictures import size_in
from interviews.text import highlight, markdown
from interviews.text.gist import gist
from interviews.text.numerals import numeral

register = template.Library()
register.filter("numeral", numeral)
register.filter(gist)
register.filter("picture_size", size_in)


@register.filter
def markdown_html(source: str, top: int = 3) -> SafeString:
    """Headings start at h`top`; the renderer escapes and then filters by an allow-list."""
    return mark_safe(markdown.render(source, top))


@register.filter
def marked(text: str, words: Iterable[str]) -> SafeString:
    """`text` with the places marked where the search words stand."""
    return _html(highlight.highlight(text, words))


@register.filter
def marked_html(source: str, words: Sequence[str]) -> SafeString:
    """Markdown as `markdown_html` gives it, with the search words marked in its text."""
    return mark_safe(highlight.highlight_html(markdown.render(source), words))


def _html(pieces: Iterable[tuple[str, bool]]) -> SafeString:
    opening, closing = mark_safe("<mark>"), mark_safe("</mark>")
    marks = {True: (opening, closing), False: ("", "")}
    return format_html_join(
        "", "{}{}{}", ((marks[hit][0], text, marks[hit][1]) for text, hit in pieces)
    )
