"""The words that a bank file may use where it has a choice."""

STATUSES = ("draft", "review", "published", "retired")
VISIBILITIES = ("public", "internal")
ROLES = ("specialist", "lead", "manager", "director")
CATEGORIES = ("behavioral", "situational", "stress", "technical")
