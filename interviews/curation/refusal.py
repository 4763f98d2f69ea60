"""The one error of the desk: what was asked for is not allowed, and why."""

from interviews.curation.compare import label_of
from interviews.web.pages import said


class Refused(Exception):
    """`message` says why, for the person who asked; `gaps` what a question lacks."""

    def __init__(self, message, gaps=()):
        self.message, self.gaps = message, list(gaps)
        super().__init__(message)

    def __str__(self):
        return " ".join([said(self.message), *map(said_gap, self.gaps)])


def said_gap(gap):
    return f"{label_of(gap.field)}: {said(gap.message)}"
