"""Zip containers, opened with suspicion: Office packages and archives of files.

Headers lie, so members are counted before the directory is read, and every member is unpacked in
chunks against a limit.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from interviews.ingest.extract.errors import UnreadableDocument
from interviews.ingest.extract.limits import (
    ARCHIVE_BYTES,
    ARCHIVE_MEMBERS,
    CHUNK,
    PACKAGE_MEMBERS,
    PART_BYTES,
    UPLOAD_BYTES,
)
from interviews.text.message import N_, Message

ENTRY = b"PK\x01\x02"
ENCRYPTED_FLAG = 0x1

DAMAGED = N_("This file is damaged or cut short. Save or download it again and try once more.")
ENCRYPTED = N_("This document is protected by a password. Remove the password and try again.")
MACROS = N_("Documents with macros are not read. Save it as .docx or .xlsx without macros.")
BOMB = N_("Unpacked, this file is far larger than a document should be. It was not opened.")
TOO_MANY = N_("This archive holds too many files. Send at most 200 at a time.")
UNSAFE_NAME = N_("This archive holds a file whose name points outside of it. It was not opened.")
SLIDES = N_("This is a presentation. Save its text as a Word document and try again.")
TWICE = N_(
    "This Office file holds two parts of one name, which Office never writes. Save it again."
)
OPEN = {
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.text": "odt",
}
NOT_OFFICE = N_("This Office file is of a kind that is not read. Save it as .docx or .xlsx.")


def open_package(content: bytes) -> zipfile.ZipFile:
    """The ZipFile over `content`. Refuses damaged, encrypted and overcrowded ones."""
    if content.count(ENTRY) > PACKAGE_MEMBERS:
        raise UnreadableDocument(Message(TOO_MANY))
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise UnreadableDocument(Message(DAMAGED)) from error
    if any(member.flag_bits & ENCRYPTED_FLAG for member in package.infolist()):
        raise UnreadableDocument(Message(ENCRYPTED))
    return package


def read_part(
    package: zipfile.ZipFile, name: str | zipfile.ZipInfo, most: int = PART_BYTES
) -> bytes:
    """Unpack one member, at most `most` bytes, whatever its header claims."""
    unpacked = bytearray()
    try:
        with package.open(name) as part:
            while chunk := part.read(CHUNK):
                unpacked += chunk
                if len(unpacked) > most:
                    raise UnreadableDocument(Message(BOMB))
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        OSError,
        ValueError,
    ) as e:
        raise UnreadableDocument(Message(DAMAGED)) from e
    return bytes(unpacked)


def package_kind(content: bytes) -> str:
    """docx, xlsx, ods, odt, qti, anki or zip. Refuses macros, slides and other packages."""
    package = open_package(content)
    listed = [name.lower() for name in package.namelist()]
    names = set(package.namelist())
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise UnreadableDocument(Message(MACROS))
    if "[Content_Types].xml" in names and len(listed) != len(set(listed)):
        raise UnreadableDocument(Message(TWICE))
    if "word/document.xml" in names or "word/document2.xml" in names:
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "imsmanifest.xml" in names:
        return "qti"
    if any(name.startswith("collection.anki2") for name in names):
        return "anki"
    if any(name.startswith("ppt/") for name in names):
        raise UnreadableDocument(Message(SLIDES))
    if "mimetype" in names and (kind := OPEN.get(read_part(package, "mimetype", 200).strip())):
        return kind
    if "[Content_Types].xml" in names or "mimetype" in names:
        raise UnreadableDocument(Message(NOT_OFFICE))
    return "zip"


def open_archive(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield (name, bytes) for every file of a zip; the name is for showing, never a path."""
    if content.count(ENTRY) > ARCHIVE_MEMBERS * 2:
        raise UnreadableDocument(Message(TOO_MANY))
    package = open_package(content)
    members = [member for member in package.infolist() if not _is_folder_or_hidden(member)]
    if len(members) > ARCHIVE_MEMBERS:
        raise UnreadableDocument(Message(TOO_MANY))
    if any(_points_outside(member.filename) for member in members):
        raise UnreadableDocument(Message(UNSAFE_NAME))
    left = ARCHIVE_BYTES
    for member in members:
        unpacked = read_part(package, member, min(left, UPLOAD_BYTES))
        left -= len(unpacked)
        yield _shown_name(member), unpacked


def _is_folder_or_hidden(member: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(member.filename.replace("\\", "/")).parts
    hidden = bool(parts) and (parts[0] == "__MACOSX" or parts[-1].startswith("."))
    return member.is_dir() or hidden and ".." not in parts


def _points_outside(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in path.parts[0][:2]


def _shown_name(member: zipfile.ZipInfo) -> str:
    """The member's own name; names from Chinese Windows are GBK read as CP437."""
    name = PurePosixPath(member.filename.replace("\\", "/")).name
    if member.flag_bits & 0x800:
        return name
    try:
        return name.encode("cp437").decode("gb18030")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return name
