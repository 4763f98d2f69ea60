"""Roles and categories that a house added, where a document names them; the reader knows its own.

No Django, no database: what the bank has comes in as Known.
"""

from interviews.bankfile.vocabulary import CATEGORIES, ROLES
from interviews.ingest.draft.template import Known
from interviews.ingest.draft.triple import Found, Parsed, triple_of
from interviews.ingest.extract.build.category import stated_category

HEADING = 24  # characters of a heading, at most
SHORTEST = 2  # characters of a name that is looked for in other text


def with_added_terms(parsed: Parsed, known: Known) -> Parsed:
    """The document with the added terms that its title, name and headings name."""
    roles, categories = _added(known.roles, ROLES), _added(known.categories, CATEGORIES)
    if not roles and not categories:
        return parsed
    role = _in(f"{parsed.get('title', '')}\n{parsed['name']}", roles)
    questions = []
    for question in parsed["questions"]:
        stated: Found = {"roles": [role]} if role else {}
        if category := _above(question["span"][0], parsed["lines"], categories):
            stated["category"] = category
        if stated and "triple" not in question:
            question = question | {"triple": triple_of(question) | stated}
        questions.append(question)
    return {**parsed, "questions": questions}


def _added(slugs: dict[str, str], shipped: tuple[str, ...]) -> dict[str, str]:
    """Slug by name of what does not come with the project, the longest names first."""
    names = sorted(slugs, key=len, reverse=True)
    return {
        name: slugs[name] for name in names if slugs[name] not in shipped and len(name) >= SHORTEST
    }


def _in(text: str, slugs: dict[str, str]) -> str:
    return next((slug for name, slug in slugs.items() if name in text), "")


def _above(start: int, lines: list[str], categories: dict[str, str]) -> str:
    """The added category that the nearest heading above a question names, if any does."""
    for line in reversed(lines[:start]):
        text = line.strip(" #*\t")
        if not 0 < len(text) <= HEADING:
            continue
        if slug := _in(text, categories):
            return slug
        if stated_category(text):
            return ""
    return ""
