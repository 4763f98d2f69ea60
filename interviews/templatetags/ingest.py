"""Messages of the pure packages in templates."""

from django import template

from interviews.text.message import Message
from interviews.web.pages import said

register = template.Library()


@register.filter
def say(message: Message) -> str:
    """A Message in the reader's language."""
    return said(message)
