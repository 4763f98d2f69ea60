"""The one error of the desk: what was asked for is not allowed, and why."""

from django.utils.translation import gettext

from interviews.curation.compare import label_of


class Refused(Exception):
    """`message` says why, for the person who asked; `gaps` what a question lacks."""

    def __init__(self, message, gaps=()):
        self.message, self.gaps = message, list(gaps)
        super().__init__(message)

    def __str__(self):
        return " ".join([translated(self.message), *map(translated_gap, self.gaps)])


def translated(message):
    """A Message in the reader's language."""
    text = gettext(message.text)
    return text % message.params if message.params else text


def translated_gap(gap):
    return f"{label_of(gap.field)}: {translated(gap.message)}"
