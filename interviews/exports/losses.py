"""What a text holds that a learning system would lose, said for each question before it is."""

import re
from dataclasses import replace

from interviews.exports.booklet import Booklet, Item
from interviews.text.markdown_tokens import has_code
from interviews.text.message import N_, Message

PLACEHOLDER = re.compile(r"\{\{.*?\}\}", re.DOTALL)
CODE = N_("Question %(number)s (%(code)s): a block of code becomes running text.")
NOT_SHOWN = N_(
    "Question %(number)s (%(code)s): its picture is left out; what it shows stands in words."
)
HELD = N_("Question %(number)s (%(code)s): some players take %(text)s for a field and hide it.")


def pictures(booklet: Booklet) -> tuple[Message, ...]:
    """Return a warning for each question whose picture the format cannot hold."""
    return tuple(
        Message(NOT_SHOWN, {"number": item.number, "code": item.triple.code})
        for item in booklet.items
        if item.triple.picture
    )


def told(item: Item) -> Item:
    """Return the question with its picture in words, for formats that hold none."""
    triple = item.triple
    if not triple.picture:
        return item
    stem = f"{triple.stem}\n〔图：{triple.picture_alt}〕"
    return replace(item, triple=replace(triple, stem=stem, picture="", picture_alt=""))


def code_blocks(booklet: Booklet) -> tuple[Message, ...]:
    """Return a warning for each question whose answer, as HTML, loses the lines of its code."""
    return tuple(
        Message(CODE, {"number": item.number, "code": item.triple.code})
        for item in booklet.items
        if has_code(item.triple.answer)
    )


def placeholders(booklet: Booklet) -> tuple[Message, ...]:
    """Return a warning for each question with a {{…}}, which players built on templates run."""
    return tuple(
        Message(HELD, {"number": item.number, "code": item.triple.code, "text": found.group()[:40]})
        for item in booklet.items
        if (found := PLACEHOLDER.search(f"{item.triple.stem}\n{item.triple.answer}"))
    )
