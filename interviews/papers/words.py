"""The names that papers print, and whose papers they are."""

from interviews.exports.letterhead import Letterhead
from interviews.models import Category, Role
from interviews.models.organisation import organisation


def labels() -> dict[str, str]:
    """The names of roles and categories by slug."""
    return {term.slug: str(term) for model in (Role, Category) for term in model.objects.all()}


def letterhead() -> Letterhead:
    """The organisation as papers know it."""
    house = organisation()
    return Letterhead(
        name=house.name,
        department=house.department,
        logo=bytes(house.logo),
        confidentiality=house.confidentiality,
        consent=house.consent,
        retention=house.retention,
        pass_line=house.pass_line,
        hundred=house.hundred,
        paper_size=house.paper_size,
        two_sided=house.two_sided,
    )
