"""Change every text of a value, however deep it lies in tuples, dicts and dataclasses."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any


def map_texts(value: Any, change: Callable[[str], str]) -> Any:
    """Return `value` with `change` applied to every str in its tuples, dicts and dataclasses."""
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(map_texts(part, change) for part in value)
    if isinstance(value, dict):
        return {key: map_texts(part, change) for key, part in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        parts = {field.name: getattr(value, field.name) for field in fields(value)}
        return replace(value, **{name: map_texts(part, change) for name, part in parts.items()})
    return value


def texts(value: Any) -> list[str]:
    """Return every str that `map_texts` would change, in its order."""
    found: list[str] = []

    def keep(text: str) -> str:
        found.append(text)
        return text

    map_texts(value, keep)
    return found
