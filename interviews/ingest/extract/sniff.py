"""Which kind of file this is: by its content first, by its name only between kinds of text."""

import re
from collections import Counter
from pathlib import PurePath

from interviews.ingest.extract.errors import UnreadableDocument
from interviews.text.message import N_, Message

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xfe\xed\xfa", b"#!")
PACKED = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
HTML = re.compile(rb"<!doctype html|<html[\s>]|<body[\s>]|<head[\s>]|<div[\s>]|<table[\s>]", re.I)
MARKDOWN = re.compile(r"(?m)^(?:#{1,6} |\|.{0,2000}\|[ \t\r]*$|<details|\*\*[^*\n]{1,200}\*\*|```)")

TABBED_LINES, FEWEST_ROWS, EVEN = 60, 3, 0.95

PROGRAM = N_("This is a program, not a document, whatever its name says. It was not opened.")
PICTURE = N_("This is a picture. Run text recognition on it and upload the text.")
ARCHIVED = N_("This kind of archive is not read. Pack the files as .zip and upload that.")
ENCRYPTED = N_("This document is protected by a password. Remove the password and try again.")
OLD_SHEET = N_(
    "This is an old Office file that is not read. Save it as .xlsx or .docx and try again."
)
UNKNOWN = N_(
    "This kind of file is not known. Readable are Word, PDF, Excel, CSV, HTML, Markdown and text."
)


def kind_of(name: str, content: bytes) -> str:
    """Return docx, odt, doc, rtf, pdf, xlsx, ods, xls, zip, html, csv, md or txt.

    Refuses what is none of them.
    """
    head = content[:2048]
    if head.lstrip().startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(b"PK"):
        from interviews.ingest.extract.package import package_kind

        return package_kind(content)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(OLE):
        return _ole_kind(content)
    _refuse_binary(head, content)
    return _text_kind(name, content)


def is_archive(content: bytes) -> bool:
    """Whether this is a zip of files, for `open_archive`. Refuses damaged zips."""
    return content.startswith(b"PK") and kind_of("", content) == "zip"


def _ole_kind(content: bytes) -> str:
    if _utf16("EncryptedPackage") in content:
        raise UnreadableDocument(Message(ENCRYPTED))
    if _utf16("WordDocument") in content:
        return "doc"
    if _utf16("Workbook") in content or _utf16("Book\0") in content:
        return "xls"
    raise UnreadableDocument(Message(OLD_SHEET))


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


def _refuse_binary(head: bytes, content: bytes) -> None:
    for marks, reason in ((PROGRAMS, PROGRAM), (PICTURES, PICTURE), (PACKED, ARCHIVED)):
        if head.startswith(marks) and (marks is not PROGRAMS or _is_binary(head)):
            raise UnreadableDocument(Message(reason))
    if _is_binary(content[:65536]) and not _may_be_utf16(content):
        raise UnreadableDocument(Message(UNKNOWN))


def _is_binary(sample: bytes) -> bool:
    odd = sum(sample.count(code) for code in (*range(0, 9), *range(14, 27), *range(28, 32)))
    return odd > len(sample) / 50


def _may_be_utf16(content: bytes) -> bool:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return True
    newlines = content.count(b"\n\x00") + content.count(b"\x00\n") + content.count(b"\x00 ")
    return len(content) % 2 == 0 and newlines > 0 and content.count(0) < len(content) * 0.6


def _is_tabbed(sample: bytes) -> bool:
    """Whether these are cells pasted from a spreadsheet: the same number of tabs on every line."""
    lines = [line for line in sample.splitlines()[:TABBED_LINES] if line.strip()]
    counts = Counter(line.count(b"\t") for line in lines)
    tabs, times = counts.most_common(1)[0] if counts else (0, 0)
    return tabs > 0 and len(lines) >= FEWEST_ROWS and times >= EVEN * len(lines)


def _text_kind(name: str, content: bytes) -> str:
    suffix = PurePath(name).suffix.lower()
    head = content[:8192]
    if suffix not in (".md", ".markdown") and HTML.search(head):
        return "html"
    if suffix in (".csv", ".tsv"):
        return "csv"
    if suffix in (".md", ".markdown"):
        return "md"
    if _is_tabbed(content[:65536]):
        return "csv"
    text = content[:65536].decode("utf-8", "ignore")
    if len(MARKDOWN.findall(text)) >= 3:
        return "md"
    return "csv" if _has_heads(text) else "txt"


def _has_heads(text: str) -> bool:
    """Whether the commas of every line part columns, the question's among them."""
    from interviews.ingest.extract.build.column_heads import named

    lines = [line for line in text.splitlines()[:50] if line.strip()]
    if len(lines) < FEWEST_ROWS or len({line.count(",") for line in lines}) != 1:
        return False
    heads = [named(cell) for cell in lines[0].split(",")]
    return sum(map(bool, heads)) > 1 and "question" in heads
