"""The one error of review: what was asked cannot be done with this item."""


class Refused(Exception):
    """Raised with a Message for the person who asked."""

    def __init__(self, message):
        super().__init__(str(message))
        self.message = message
