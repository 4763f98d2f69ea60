"""What a text holds that a learning system would lose, said for each question before it is."""

import re

from interviews.exports.booklet import Booklet
from interviews.text.markdown_tokens import has_code
from interviews.text.message import N_, Message

PLACEHOLDER = re.compile(r"\{\{.*?\}\}", re.DOTALL)
CODE = N_("Question %(number)s (%(code)s): a block of code becomes running text.")
HELD = N_("Question %(number)s (%(code)s): some players take %(text)s for a field and hide it.")


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
