"""JSON: our own papers, and lists of questions under whatever keys."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from interviews.ingest.extract.build.column_heads import named
from interviews.ingest.extract.document import Question
from interviews.ingest.extract.errors import UnreadableDocument
from interviews.ingest.extract.limits import TABLE_ROWS, TOO_LONG
from interviews.ingest.extract.machine.made import lettered, made
from interviews.text.message import Message

CRITERION = ("criterion", "name", "评分要点")


def read_json(content: bytes) -> list[Question]:
    """Every object that has a question's text, in order."""
    found, stack = [], [json.loads(content)]
    while stack:
        value = stack.pop()
        if isinstance(value, list):
            stack += value[::-1]
        elif isinstance(value, dict):
            question = _question(value)
            found += [question] if question else []
            stack += list(value.values())[::-1] if not question else []
        if len(found) > TABLE_ROWS:
            raise UnreadableDocument(Message(TOO_LONG))
    return found


def _question(values: Mapping[str, Any]) -> Question | None:
    fields = {}
    for key, value in values.items():
        field = "rubric" if key == "rubric" else named(str(key))
        if field and field not in fields:
            fields[field] = value
    stem = fields.get("question")
    if not isinstance(stem, str) or not stem.strip():
        return None
    options = _texts(fields.get("options"))
    return made(
        stem.strip(),
        _text(fields.get("answer")),
        _text(fields.get("code")),
        analysis=_text(fields.get("analysis")),
        probes=tuple(_texts(fields.get("probes"))),
        options=tuple(options) if _are_lettered(options) else lettered(options),
        rubric=tuple(_rubric(fields)),
        category=_text(fields.get("category")),
        role=" ".join(_texts(fields.get("role"))[:1]),
        score=_number(fields.get("score")),
        extra={
            name: "、".join(_texts(fields[name]))
            for name in ("difficulty", "tags")
            if name in fields
        },
    )


def _rubric(fields: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    for line in fields.get("rubric") or () if isinstance(fields.get("rubric"), list) else ():
        if isinstance(line, dict):
            name = next((str(line[key]) for key in CRITERION if line.get(key)), "")
            text = "\n".join(_text(line.get(key)) for key in ("excellent", "adequate", "poor"))
            yield {**{k: _text(v) for k, v in line.items()}, "kind": name, "text": text}
        else:
            yield {"kind": "评分标准", "text": _text(line)}
    for field, kind in (("key_points", "关键在于"), ("red_flags", "雷区")):
        if texts := _texts(fields.get(field)):
            yield {"kind": kind, "text": "\n".join(texts)}


def _are_lettered(options: Sequence[str]) -> bool:
    return bool(options) and all(
        option[:1].isalpha() and option[1:2] in ".、:：)" for option in options
    )


def _text(value: object) -> str:
    return (
        "、".join(_texts(value)) if isinstance(value, list) else "" if value is None else str(value)
    )


def _texts(value: object) -> list[str]:
    if isinstance(value, list):
        return [str(part).strip() for part in value if not isinstance(part, dict | list)]
    return [part.strip() for part in str(value).split("\n") if part.strip()] if value else []


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and 0 < value <= 1000 else None
