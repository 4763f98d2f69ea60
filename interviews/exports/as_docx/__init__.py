"""Word: the same papers as PDF, with real styles and fields, for people who will edit them."""

import io
from typing import Any

from interviews.exports.archive import pack, unpack
from interviews.exports.as_docx.draw import Pen
from interviews.exports.as_docx.furniture import furnish, width
from interviews.exports.as_docx.styles import add_styles
from interviews.exports.booklet import Booklet
from interviews.exports.moment import made_at
from interviews.exports.sheets import describe
from interviews.exports.sheets.blocks import Document

AUTHOR = "客服面试题库"


def write(booklet: Booklet) -> bytes:
    """Return the .docx of a booklet's sheet; equal booklets give equal bytes."""
    import docx

    paper = describe(booklet)
    document = docx.Document()
    add_styles(document, paper)
    furnish(document, paper)
    page_setup = document.element.body[-1]  # stays the last child
    pen = Pen(width(paper), document)
    for block in paper.blocks:
        for element in pen.draw(block):
            page_setup.addprevious(element)
    _describe(document.core_properties, booklet, paper)
    file = io.BytesIO()
    document.save(file)
    packed: bytes = pack(unpack(file.getvalue()), booklet)
    return packed


def _describe(properties: Any, booklet: Booklet, paper: Document) -> None:
    moment = made_at(booklet).replace(tzinfo=None)
    properties.title = paper.heading[:255]
    properties.author = properties.last_modified_by = AUTHOR
    properties.subject = paper.form_code[:255]
    properties.comments = properties.keywords = ""
    properties.language = "zh-CN"
    properties.created = properties.modified = moment
