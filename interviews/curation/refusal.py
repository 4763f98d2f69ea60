"""The one error of the desk: what was asked for is not allowed, and why."""

from collections.abc import Iterable

from interviews.bankfile.complete import Gap
from interviews.curation.compare import label_of
from interviews.text.message import Message
from interviews.web.pages import about, said


class Refused(Exception):
    """`message` says why, for the person who asked; `gaps` what a question lacks."""

    def __init__(self, message: Message, gaps: Iterable[Gap] = ()) -> None:
        self.message, self.gaps = message, list(gaps)
        super().__init__(message)

    def __str__(self) -> str:
        return " ".join([said(self.message), *map(said_gap, self.gaps)])


def said_gap(gap: Gap) -> str:
    return about(label_of(gap.field), said(gap.message))
