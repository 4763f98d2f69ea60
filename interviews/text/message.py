"""A sentence for a person that pure code can return and the edge can translate."""

from typing import Any, NamedTuple


class Message(NamedTuple):
    """An English source string with %(name)s places, and the values for them."""

    text: str
    params: dict[str, Any] = {}  # never written to

    def __str__(self) -> str:
        return self.text % self.params if self.params else self.text


def N_(text: str) -> str:
    """Mark `text` for the message catalogue without translating it here."""
    return text
