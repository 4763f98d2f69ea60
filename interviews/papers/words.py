"""The names that papers print, and what pure code says, in the reader's language."""

from django.utils.translation import gettext

from interviews.models import Category, Role


def labels():
    """The names of roles and categories by slug."""
    return {term.slug: str(term) for model in (Role, Category) for term in model.objects.all()}


def said(message):
    """A Message of pure code in the reader's language."""
    text = gettext(message.text)
    return text % message.params if message.params else text
