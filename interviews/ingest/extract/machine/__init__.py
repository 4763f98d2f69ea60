"""Formats that programs write: each is read by its own reader, or refused by name."""

import json
import re
from collections.abc import Sequence
from pathlib import PurePath

from interviews.ingest.extract.document import Document, Line, Question
from interviews.ingest.extract.errors import UnreadableDocument
from interviews.ingest.extract.limits import check_upload
from interviews.ingest.extract.sniff import kind_of
from interviews.text.message import N_, Message

NO_QUESTIONS = N_("This %(kind)s file holds no question that can be read.")
OTHER_XML = N_(
    "This XML file is of a kind that is not read. Readable are Moodle XML and QTI 2 and 3."
)
ROOT = re.compile(rb"<(?:[\w.-]{1,40}:)?([A-Za-z][\w.-]{0,60})[\s>/]")
GIFT = re.compile(r"(?m)^[ \t]{0,8}::(?:[^:\n]|\\:|:(?!:)){1,300}::.{0,2000}\{|^//.{0,80}\[id:")
AIKEN = re.compile(r"(?m)^[A-E][.)] .{1,300}\n(?:[A-H][.)] .{1,300}\n){1,7}ANSWER: ?[A-H]\s*$")
ANKI_TEXT = re.compile(r"#(?:separator|html|columns|notetype|deck|tags|guid)\b", re.I)
READERS = {
    "json": "Question bank JSON",
    "moodle": "Moodle XML",
    "qti": "QTI",
    "gift": "GIFT",
    "aiken": "Aiken",
    "anki": "Anki",
    "anki text": "Anki",
}


def machine_document(name: str, content: bytes) -> Document | None:
    """The Document of a file that a program wrote; None for any other file."""
    check_upload(name, len(content))
    kind = machine_kind(name, content)
    if not kind:
        return None
    questions = _read(kind, content)
    if not questions:
        raise UnreadableDocument(Message(NO_QUESTIONS, {"kind": READERS[kind]}))
    return _document(name, kind, questions)


def machine_kind(name: str, content: bytes) -> str:
    """json, moodle, qti, gift, aiken, anki or anki text; empty for what people write."""
    head = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"PK"):
        kind = kind_of(name, content)
        return kind if kind in ("qti", "anki") else ""
    if head[:1] in (b"{", b"[") and _is_json(content):
        return "json"
    if head.startswith(b"<?xml") or PurePath(name).suffix.lower() == ".xml":
        return _xml_kind(head)
    text = content[:200_000].decode("utf-8", "ignore").replace("\r\n", "\n")
    if ANKI_TEXT.match(text.lstrip("\ufeff")):
        return "anki text"
    if AIKEN.search(text):
        return "aiken"
    return "gift" if GIFT.search(text) else ""


def _is_json(content: bytes) -> bool:
    try:
        return isinstance(json.loads(content), dict | list)
    except (ValueError, RecursionError):
        return False


def _xml_kind(head: bytes) -> str:
    found = ROOT.search(re.sub(rb"<[?!][^>]{0,2000}>", b"", head))
    root = found.group(1).decode().lower() if found else ""
    if root == "quiz":
        return "moodle"
    if root in ("qti-assessment-item", "assessmentitem"):
        return "qti"
    if root == "html":
        return ""
    raise UnreadableDocument(Message(OTHER_XML))


def _read(kind: str, content: bytes) -> list[Question]:
    """Import only the reader that is needed."""
    if kind == "json":
        from interviews.ingest.extract.machine.plain_values import read_json as reader
    elif kind == "moodle":
        from interviews.ingest.extract.machine.moodle import read_moodle as reader
    elif kind == "qti":
        from interviews.ingest.extract.machine.qti import read_qti as reader
    elif kind == "gift":
        from interviews.ingest.extract.machine.gift import read_gift as reader
    elif kind == "aiken":
        from interviews.ingest.extract.machine.gift import read_aiken as reader
    elif kind == "anki":
        from interviews.ingest.extract.machine.anki import read_package as reader
    else:
        from interviews.ingest.extract.machine.anki import read_notes as reader
    return reader(content)


def _document(name: str, kind: str, questions: Sequence[Question]) -> Document:
    """A Document whose lines are the questions' own texts, a span for each."""
    lines: list[Line] = []
    placed = []
    for question in questions:
        start = len(lines)
        texts = (question.code, question.question, *question.options, question.answer)
        lines += [Line(part) for text in texts if text for part in text.split("\n")]
        placed.append(question.with_(span=(start, len(lines))))
    return Document(name=name, kind=kind, lines=tuple(lines), questions=tuple(placed))
