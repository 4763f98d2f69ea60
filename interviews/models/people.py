"""User: who signs in, with the whole name (姓名) in one field, written as its bearer writes it."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import pgettext_lazy


class User(AbstractUser):
    id = models.AutoField("ID", primary_key=True)
    name = models.CharField(pgettext_lazy("person", "name"), max_length=301, blank=True)
    first_name = last_name = None

    def __str__(self):
        return self.name or self.username

    def get_full_name(self):
        return self.name

    def get_short_name(self):
        return self.name
