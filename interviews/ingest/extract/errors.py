"""The one error of this package: a document that cannot be read, and what to do about it."""

from interviews.text.message import Message


class UnreadableDocument(Exception):
    """Raised with a Message that tells the person what happened and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


class TooSlow(UnreadableDocument):
    """Reading took longer than was granted; with more time it may yet be read."""
