"""What a password must hold, in words that have their Chinese."""

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import ngettext


class LongEnoughValidator(MinimumLengthValidator):
    """Django's own sentence lost its translations in 5.2."""

    def get_error_message(self) -> str:
        text = ngettext(
            "This password is too short: it needs at least %(n)d character.",
            "This password is too short: it needs at least %(n)d characters.",
            self.min_length,
        )
        return text % {"n": self.min_length}
