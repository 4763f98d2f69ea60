"""Word: the same papers as PDF, with real styles and fields, for people who will edit them."""

import io

from interviews.exports.archive import pack, unpack
from interviews.exports.as_docx.draw import Pen
from interviews.exports.as_docx.furniture import furnish, width
from interviews.exports.as_docx.styles import add_styles
from interviews.exports.moment import made_at
from interviews.exports.sheets import describe

AUTHOR = "客服面试题库"


def write(booklet):
    """Return the .docx of a booklet's sheet; equal booklets give equal bytes."""
    import docx

    paper = describe(booklet)
    document = docx.Document()
    add_styles(document, paper)
    furnish(document, paper)
    body = document.element.body
    pen = Pen(width(paper), document)
    for block in paper.blocks:
        for element in pen.draw(block):
            body.insert(len(body) - 1, element)  # the last child is the section's page setup
    _describe(document.core_properties, booklet, paper)
    file = io.BytesIO()
    document.save(file)
    return pack(unpack(file.getvalue()), booklet)


def _describe(properties, booklet, paper):
    moment = made_at(booklet).replace(tzinfo=None)
    properties.title = paper.heading[:255]
    properties.author = properties.last_modified_by = AUTHOR
    properties.subject = paper.form_code[:255]
    properties.comments = properties.keywords = ""
    properties.language = "zh-CN"
    properties.created = properties.modified = moment
