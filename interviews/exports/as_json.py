"""JSON: the paper and, in it, every question with all its fields."""

import json
from base64 import b64encode
from typing import Any

from interviews.bankfile.triple import SECRETS
from interviews.exports.booklet import Booklet, Item, Section, Sheet


def write(booklet: Booklet) -> bytes:
    """Return the booklet as UTF-8 JSON; a candidate's has no key for what it may not hold."""
    left_out = set(SECRETS) if booklet.sheet == Sheet.CANDIDATE else set()
    paper = {
        "title": booklet.title,
        "form_code": booklet.form_code,
        "role": booklet.role,
        "made_on": booklet.made_on,
        "introduction": booklet.introduction,
        "interviewer_notes": booklet.interviewer_notes,
        "points": booklet.points,
        "minutes": booklet.minutes,
        "sections": [_section(section, left_out) for section in booklet.sections],
    }
    if booklet.pictures:
        paper["pictures"] = [
            {"name": name, "content": b64encode(content).decode()}
            for name, content in booklet.pictures.items()
        ]
    if left_out:
        del paper["interviewer_notes"]
    return (json.dumps(paper, ensure_ascii=False, indent=2) + "\n").encode()


def _section(section: Section, left_out: set[str]) -> dict[str, Any]:
    return {
        "title": section.title,
        "note": section.note,
        "items": [_item(item, left_out) for item in section.items],
    }


def _item(item: Item, left_out: set[str]) -> dict[str, Any]:
    fields = item.triple.as_dict().items()
    return {
        "number": item.number,
        "points": item.points,
        "minutes": item.minutes,
        "version": item.version,
        "question": {name: value for name, value in fields if name not in left_out},
    }
