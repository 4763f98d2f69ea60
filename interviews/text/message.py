"""A sentence for a person that pure code can return and the edge can translate."""

from typing import NamedTuple


class Message(NamedTuple):
    """An English source string with %(name)s places, and the values for them."""

    text: str
    params: dict = {}  # never written to

    def __str__(self):
        return self.text % self.params if self.params else self.text


def N_(text):
    """Mark `text` for the message catalogue without translating it here."""
    return text
