"""User: who signs in, with the whole name (姓名) in one field, written as its bearer writes it."""

from django.conf import settings
from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

ERASED = "已注销"  # stands where a name stood, and only it may take the place of one


class User(AbstractUser):
    id = models.AutoField("ID", primary_key=True)
    name = models.CharField(pgettext_lazy("person", "name"), max_length=301, blank=True)
    first_name = last_name = None  # type: ignore[assignment]  # one name stands for both
    # As last chosen on the site: for what is written to somebody who is not there.
    language = models.CharField(
        _("language"), max_length=10, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    review_mail = models.BooleanField(
        _("a letter when something waits for my review"),
        default=True,
        help_text=_("Several that are submitted in one step come in one letter."),
    )
    # Until when the second factor may be missing; empty where none is, or none is asked for.
    second_factor_by = models.DateTimeField(null=True, blank=True, editable=False)

    def __str__(self) -> str:
        return self.name or self.username

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name

    def speak(self, language: str) -> None:
        """Note in which language the site is read; nothing is written when that is known."""
        if self.language != language:
            self.language = language
            self.save(update_fields=["language"])


Reader = User | AnonymousUser  # who asks for a page, signed in or not


def account_of(reader: Reader) -> User:
    """The account of one who is signed in, as everybody is behind a gate."""
    assert isinstance(reader, User)
    return reader
