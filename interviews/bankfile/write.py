"""Triples -> the bank file that `read` documents, in one fixed shape that compares well."""

import json
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from interviews.bankfile.schema import DEFAULTS, FORMAT
from interviews.bankfile.tree import type_of
from interviews.bankfile.triple import EXTRAS, Triple
from interviews.text.normalise import clean

INDICATORS = tuple("-?:,[]{}#&*!|>'\"%@`=~<")
FLOW = ("roles", "competencies", "tags", "marks")
OPTIONAL = ("source", "author", "licence", *EXTRAS)
WIDTH = 1000  # letters of a picture in a line


def write_bank(triples: Iterable[Triple], pictures: Mapping[str, bytes] | None = None) -> str:
    """Return the text of a bank file with these Triples in this order.

    `pictures` are the contents of those that they name.
    """
    questions = [line for triple in triples for line in _question(triple)]
    head = "questions:" if questions else "questions: []"
    shown = [line for picture in (pictures or {}).items() for line in _picture(*picture)]
    if shown:
        shown.insert(0, "pictures:")
    return "\n".join([f"format: {FORMAT}", head, *questions, *shown, ""])


def _picture(name: str, content: bytes) -> list[str]:
    text = b64encode(content).decode("ascii")
    lines = [text[start : start + WIDTH] for start in range(0, len(text), WIDTH)]
    return [f"  - name: {name}", "    content:", *(f"      - {_scalar(line)[0]}" for line in lines)]


def _question(triple: Triple) -> list[str]:
    lines = []
    for name, value in asdict(triple).items():
        if name not in OPTIONAL or value != DEFAULTS[name]:
            lines += _field(name, value)
    return _item(lines, "  ")


def _field(name: str, value: Any) -> list[str]:
    """Return the lines of one field, not yet indented."""
    if name in FLOW:
        return [f"{name}: [{', '.join(map(_in_flow, value))}]"]
    if not isinstance(value, tuple):
        first, *more = _scalar(value)
        return [f"{name}: {first}", *_indented(more)]
    if not value:
        return [f"{name}: []"]
    return [f"{name}:", *(line for item in value for line in _item(_entry(item), "  "))]


def _entry(item: dict[str, Any] | str) -> list[str]:
    if isinstance(item, dict):
        return [line for name, value in item.items() for line in _field(name, value)]
    return _scalar(item)


def _item(lines: Sequence[str], indent: str) -> list[str]:
    """Return `lines` as one entry of a list."""
    first, *more = lines
    return [f"{indent}- {first}", *_indented(more, indent + "  ")]


def _indented(lines: Iterable[str], indent: str = "  ") -> list[str]:
    return [indent + line if line else "" for line in lines]


def _scalar(value: int | str) -> list[str]:
    """Return the lines of a number or a text: plain, quoted, or a block when it has several."""
    if isinstance(value, int):
        return [str(value)]
    text = clean(value)
    if "\n" in text and not text[0].isspace():
        return ["|", *text.split("\n")]
    return [text if _is_plain(text) else _quoted(text)]


def _in_flow(value: int | str) -> str:
    if isinstance(value, int):
        return str(value)
    text = clean(value)
    return text if _is_plain(text) and not set(text) & set(",[]{}:#?") else _quoted(text)


def _is_plain(text: str) -> bool:
    """Tell whether YAML reads `text` without quotes as this very text."""
    if not text or "\n" in text or text != text.strip() or text.startswith(INDICATORS):
        return False
    return ": " not in text and " #" not in text and text[-1] != ":" and type_of(text) == "str"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
