"""A booklet or a document in the script of its readers: stored text stays Simplified."""

from typing import Any, TypeVar

from interviews.text.languages import BREAK, TRADITIONAL, traditional
from interviews.text.nested import map_texts, texts

Value = TypeVar("Value")


def in_script(value: Value, language: str) -> Value:
    """Return `value` with every text in Traditional, for readers in Taiwan and Hong Kong."""
    if language not in TRADITIONAL:
        return value
    found: list[str] = texts(value)
    converted = iter(traditional(BREAK.join(found), language).split(BREAK))
    changed: Any = map_texts(value, lambda text: next(converted))
    return changed  # type: ignore[no-any-return]  # of the same shape as before
