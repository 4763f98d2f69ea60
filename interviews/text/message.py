"""A sentence for a person that pure code can return and the edge can translate."""

from collections.abc import Sequence
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


def message_from(value: Sequence[Any]) -> Message:
    """A Message, and those in its params, from the lists that JSON made of them."""
    text, params = value
    nested = {name: message_from(part) for name, part in params.items() if isinstance(part, list)}
    return Message(text, params | nested)
