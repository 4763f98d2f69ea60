"""Messages of the pure packages, and a field of a form as the design writes it."""

from django import template

from interviews.web import said

register = template.Library()


@register.filter
def say(message):
    """A Message in the reader's language."""
    return said(message)


@register.filter
def of(mapping, name):
    """The entry of a dictionary, or nothing."""
    return mapping.get(name, "")
