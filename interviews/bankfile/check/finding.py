"""What a check of the bank says, and where."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from interviews.text.message import Message


class Finding(NamedTuple):
    """`check` names the rule; `codes` are the questions concerned, none for the whole bank."""

    check: str
    codes: tuple[str, ...]
    message: Message

    def __str__(self) -> str:
        return ": ".join(filter(None, [self.check, ", ".join(self.codes), str(self.message)]))


def finding(check: str, codes: Iterable[str], text: str, **params: Any) -> Finding:
    return Finding(check, tuple(codes), Message(text, params))
