"""Anki: a deck for each section; a card asks the stem and answers with all that is known."""

import hashlib
import io
import time
from html import escape
from typing import Any

from interviews.exports import grading, wording
from interviews.exports.booklet import Booklet, Item, Section

MODEL_ID = 1_607_392_319
FIELDS = ("编号", "题目", "参考答案", "评分")
FRONT = '<div class="code">{{编号}}</div><div class="stem">{{题目}}</div>'
BACK = '{{FrontSide}}<hr id="answer">{{参考答案}}{{评分}}'
STYLE = """.card { font: 18px/1.8 sans-serif; text-align: start; color: #25211b }
.stem { font-family: serif; font-size: 22px }
.code { font-size: 14px; color: #635b4e }
table { border-collapse: collapse; font-size: 15px }
th, td { border: 1px solid #8b8270; padding: .3em .5em; text-align: start; vertical-align: top }"""


def write(booklet: Booklet) -> bytes:
    """Return an .apkg. A note's identity is its code: importing again updates, never doubles."""
    import genanki

    template = {"name": "问答", "qfmt": FRONT, "afmt": BACK}
    names = [{"name": name} for name in FIELDS]
    model = genanki.Model(MODEL_ID, "客服面试题", fields=names, templates=[template], css=STYLE)
    decks = [_deck(model, booklet, section) for section in booklet.sections]
    file = io.BytesIO()
    # Anki takes a note over only when it is newer, so this file says when it was really made.
    genanki.Package(decks).write_to_file(file, timestamp=time.time())
    return file.getvalue()


def _deck(model: Any, booklet: Booklet, section: Section) -> Any:
    import genanki

    name = "::".join(" ".join(part.replace("::", "：").split()) for part in _path(booklet, section))
    deck = genanki.Deck(_number(name), name)
    for item in section.items:
        deck.add_note(_note(model, item))
    return deck


def _path(booklet: Booklet, section: Section) -> list[str]:
    return [part for part in (booklet.title, section.title) if part.strip()] or ["客服面试题库"]


def _note(model: Any, item: Item) -> Any:
    import genanki

    triple = item.triple
    fields = [
        escape(wording.code(item)),
        grading.as_html(grading.paragraph(triple.stem)),
        grading.as_html(grading.markdown(triple.answer)) if triple.answer else "",
        grading.as_html(grading.notes(item, samples=True)),
    ]
    tags = ["_".join(tag.split()) for tag in triple.tags if tag.strip()]
    guid = genanki.guid_for("questionbank", triple.code)
    return genanki.Note(model=model, fields=fields, tags=tags, guid=guid)


def _number(name: str) -> int:
    """Return a deck's id: the same for the same name, in the range that Anki takes."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:5]) + 2**30
