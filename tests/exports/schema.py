"""The part of JSON Schema (draft 2020-12) that our schema uses, checked without a library."""

import re

TYPES = {"string": str, "integer": int, "array": list, "object": dict, "null": type(None)}
WORDS = {"$schema", "$defs", "$ref", "title", "description", "type", "properties", "required"}
WORDS |= {"additionalProperties", "items", "enum", "minimum", "maximum", "minLength", "pattern"}


def faults(value, schema, root=None, at="paper"):
    """Return what of `value` the schema does not allow, each with its place."""
    root = root or schema
    if "$ref" in schema:
        return faults(value, root["$defs"][schema["$ref"].rpartition("/")[2]], root, at)
    assert set(schema) <= WORDS, f"this check does not know {set(schema) - WORDS}"
    kinds = schema.get("type", [])
    kinds = tuple(TYPES[kind] for kind in ([kinds] if isinstance(kinds, str) else kinds))
    if kinds and (not isinstance(value, kinds) or isinstance(value, bool)):
        return [f"{at}: {type(value).__name__}"]
    return [*_scalar(value, schema, at), *_parts(value, schema, root, at)]


def _scalar(value, schema, at):
    if value not in schema.get("enum", [value]):
        yield f"{at}: {value!r}"
    if isinstance(value, int):
        low, high = schema.get("minimum", value), schema.get("maximum", value)
        if not low <= value <= high:
            yield f"{at}: {value}"
    if isinstance(value, str) and len(value) < schema.get("minLength", 0):
        yield f"{at}: empty"
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        yield f"{at}: {value!r}"


def _parts(value, schema, root, at):
    if isinstance(value, list):
        for place, part in enumerate(value):
            yield from faults(part, schema["items"], root, f"{at}[{place}]")
    if isinstance(value, dict):
        yield from (f"{at}.{name}: missing" for name in schema["required"] if name not in value)
        for name, part in value.items():
            if name not in schema["properties"]:
                yield f"{at}.{name}: unknown"
            else:
                yield from faults(part, schema["properties"][name], root, f"{at}.{name}")
