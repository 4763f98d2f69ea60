"""The spreadsheet to fill in: our own headings, with not a question in it."""

from interviews.exports import as_xlsx
from interviews.exports.booklet import Booklet, Section
from interviews.models import Category, Role, terms


def blank_workbook() -> bytes:
    """An empty workbook with choices for roles and categories; the reader knows its headings."""
    labels = {term.slug: term.name for model in (Role, Category) for term in model.objects.all()}
    empty = Booklet("题目", (Section("题目", ()),), labels=labels, terms=terms())
    content: bytes = as_xlsx.write(empty)
    return content
