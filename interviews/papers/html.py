"""A sheet as one HTML file that needs nothing beside it."""

from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from interviews.exports.booklet import Booklet, Sheet
from interviews.exports.candidates import for_candidates
from interviews.exports.sheets import describe
from interviews.text.languages import HTML_LANG

STYLES = ("tokens", "base", "components", "question", "paper", "sheets", "scoring", "print")


def standalone(booklet: Booklet) -> bytes:
    """The bytes of the page; a candidate sheet is stripped first."""
    if booklet.sheet == Sheet.CANDIDATE:
        booklet = for_candidates(booklet)
    paper = describe(booklet)
    pages = (paper.paper_size, *(["two-sided"] if paper.two_sided else []))
    names = (*STYLES, *(f"pages/{name}" for name in pages))
    paths = [Path(str(finders.find(f"css/{name}.css"))) for name in names]
    styles = mark_safe("\n".join(path.read_text("utf-8") for path in paths))  # our own files
    lang = HTML_LANG[booklet.language]
    context = {"paper": paper, "lang": lang, "styles": styles}
    return render_to_string("print/file.html", context).encode()
