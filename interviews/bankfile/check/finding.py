"""What a check of the bank says, and where."""

from typing import NamedTuple

from interviews.text.message import Message


class Finding(NamedTuple):
    """`check` names the rule; `codes` are the questions concerned, none for the whole bank."""

    check: str
    codes: tuple[str, ...]
    message: Message

    def __str__(self):
        return ": ".join(filter(None, [self.check, ", ".join(self.codes), str(self.message)]))


def finding(check, codes, text, **params):
    return Finding(check, tuple(codes), Message(text, params))
