"""The words that a bank file may use where it has a choice."""

from dataclasses import dataclass

STATUSES = ("draft", "review", "published", "retired")
VISIBILITIES = ("public", "internal")
ROLES = ("specialist", "lead", "manager", "director")
CATEGORIES = ("behavioral", "situational", "stress", "technical")


@dataclass(frozen=True)
class Terms:
    """The slugs that a bank has, in its own order: it may have more than come with the project."""

    roles: tuple[str, ...] = ROLES
    categories: tuple[str, ...] = CATEGORIES


SHIPPED = Terms()
