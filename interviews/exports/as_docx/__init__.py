"""Word: the same papers as PDF, with real styles and fields, for people who will edit them."""

import io

from interviews.exports.archive import pack, unpack
from interviews.exports.as_docx import candidate, questions, scorecard, summary
from interviews.exports.as_docx.furniture import furnish
from interviews.exports.as_docx.styles import add_styles
from interviews.exports.booklet import Sheet
from interviews.exports.moment import made_at
from interviews.exports.paper import paper

SHEETS = {
    Sheet.CANDIDATE: candidate.body,
    Sheet.ANSWERS: questions.answers,
    Sheet.INTERVIEWER: questions.interviewer,
    Sheet.SCORECARD: scorecard.body,
    Sheet.SUMMARY: summary.body,
}
AUTHOR = "客服面试题库"


def write(booklet):
    """Return the .docx of a booklet's sheet; equal booklets give equal bytes."""
    import docx

    values = paper(booklet)
    document = docx.Document()
    add_styles(document)
    furnish(document, values)
    body = document.element.body
    for element in SHEETS[booklet.sheet](values):
        body.insert(len(body) - 1, element)  # the last child is the section's page setup
    _describe(document.core_properties, booklet, values)
    file = io.BytesIO()
    document.save(file)
    return pack(unpack(file.getvalue()), booklet)


def _describe(properties, booklet, values):
    moment = made_at(booklet).replace(tzinfo=None)
    properties.title = values["heading"][:255]
    properties.author = properties.last_modified_by = AUTHOR
    properties.subject = booklet.form_code[:255]
    properties.comments = properties.keywords = ""
    properties.language = "zh-CN"
    properties.created = properties.modified = moment
