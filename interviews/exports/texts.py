"""Change every text of a booklet, whatever holds it."""

from dataclasses import fields, is_dataclass, replace
from enum import Enum


def map_texts(value, change):
    """Return `value` with `change` applied to every str in its tuples, dicts and dataclasses."""
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(map_texts(part, change) for part in value)
    if isinstance(value, dict):
        return {key: map_texts(part, change) for key, part in value.items()}
    if is_dataclass(value):
        parts = {field.name: getattr(value, field.name) for field in fields(value)}
        return replace(value, **{name: map_texts(part, change) for name, part in parts.items()})
    return value


def texts(value):
    """Yield every str that `map_texts` would change."""
    found = []
    map_texts(value, lambda text: found.append(text) or text)
    return found
