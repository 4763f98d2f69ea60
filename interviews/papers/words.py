"""The names that papers print, and whose papers they are."""

from interviews.exports.letterhead import Letterhead
from interviews.models import Category, Role


def labels() -> dict[str, str]:
    """The names of roles and categories by slug."""
    return {term.slug: str(term) for model in (Role, Category) for term in model.objects.all()}


def letterhead() -> Letterhead:
    return Letterhead()
