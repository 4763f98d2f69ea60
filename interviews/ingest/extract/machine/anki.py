"""Anki: packages (.apkg, a database in a zip) and notes as text with #separator lines."""

import csv
import io
import json
import sqlite3
from collections.abc import Sequence

from interviews.ingest.extract.build.columns import assign
from interviews.ingest.extract.document import Question
from interviews.ingest.extract.encoding import decode
from interviews.ingest.extract.errors import UnreadableDocument
from interviews.ingest.extract.limits import TABLE_ROWS
from interviews.ingest.extract.machine.made import lines_of, made, text_of, with_notes
from interviews.ingest.extract.package import DAMAGED, open_package, read_part
from interviews.text.message import N_, Message

NEWER = N_(
    "This Anki package is of the newest form. Export it again with “Support older Anki versions”."
)
SEPARATORS = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "space": " ", "colon": ":"}
FIELD_END = "\x1f"


def read_package(content: bytes) -> list[Question]:
    """The notes of a package, fields by their names."""
    package = open_package(content)
    names = package.namelist()
    if "collection.anki21b" in names:
        raise UnreadableDocument(Message(NEWER))
    name = next(n for n in ("collection.anki21", "collection.anki2") if n in names)
    try:
        notes, models = _tables(read_part(package, name))
    except (sqlite3.Error, ValueError) as error:
        raise UnreadableDocument(Message(DAMAGED)) from error
    found = []
    for model in dict.fromkeys(model for model, _, _ in notes):
        rows = [fields.split(FIELD_END) for of, fields, _ in notes if of == model]
        found += _questions(models.get(str(model), []), rows)
    return found


def _tables(content: bytes) -> tuple[list[tuple[int, str, str]], dict[str, list[str]]]:
    """([(model, fields, tags)], {model: field names}); views and triggers of the file never run."""
    base = sqlite3.connect(":memory:")
    base.deserialize(content)
    base.execute("PRAGMA trusted_schema = OFF")
    base.execute("PRAGMA query_only = ON")
    plain = {name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type='table'")}
    if not {"notes", "col"} <= plain:
        raise ValueError("no notes")
    notes = base.execute(f"SELECT mid, flds, tags FROM notes LIMIT {TABLE_ROWS}").fetchall()
    models = json.loads(base.execute("SELECT models FROM col").fetchone()[0] or "{}")
    names = {
        key: [field["name"] for field in model.get("flds", ())] for key, model in models.items()
    }
    return [note for note in notes if isinstance(note[1], str)], names


def _questions(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Question]:
    """Notes as Questions: fields by name and content, else the first asks, the second answers."""
    texts = [[text_of(cell) if "<" in cell else cell.strip() for cell in row] for row in rows]
    columns = assign(heads, texts)
    fields = list(columns.fields if columns else ("question", "answer"))
    if "answer" not in fields and "" in fields:
        fields[fields.index("")] = "answer"
    found = []
    for row, source in zip(texts, rows, strict=True):
        values = dict(zip(fields, row, strict=False))
        code = values.get("code") or values.get("number", "")
        if not values.get("question"):
            continue
        question = made(values["question"], values.get("answer", ""), code.split(" ")[0])
        for field, cell in zip(fields, source, strict=False):
            if field in ("rubric", "analysis", "probes") and cell.strip():
                question = with_notes(question, lines_of(cell))
        found.append(question)
    return found


def read_notes(content: bytes) -> list[Question]:
    """Notes that Anki exported as text: # lines say how, then a note a line."""
    text = decode(content)[0].replace("\x00", "")
    separator, skipped, heads, lines = "\t", 0, [], text.splitlines(keepends=True)
    while lines and lines[0].lstrip("\ufeff").startswith("#"):
        key, _, value = lines.pop(0).lstrip("\ufeff#").strip().partition(":")
        if key.lower() == "separator":
            separator = SEPARATORS.get(value.strip().lower(), value.strip()[:1] or "\t")
        elif key.lower() == "columns":
            heads = value.split(separator)
        elif key.lower().endswith("column") and value.strip() == str(skipped + 1):
            skipped += 1
    try:
        rows = [
            row[skipped:] for row in csv.reader(io.StringIO("".join(lines)), delimiter=separator)
        ]
    except csv.Error as error:
        raise UnreadableDocument(Message(DAMAGED)) from error
    return _questions(heads[skipped:], [row for row in rows if any(row)][:TABLE_ROWS])
