"""The names that papers print."""

from interviews.models import Category, Role


def labels():
    """The names of roles and categories by slug."""
    return {term.slug: str(term) for model in (Role, Category) for term in model.objects.all()}
