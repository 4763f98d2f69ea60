"""The file of a copy: a zip of named members, with a manifest that holds their sums.

It is written beside its place, checked by reading it back, and then moved there: under its name
stands a whole copy or nothing. Only its owner may read it, for it holds everything.
"""

import hashlib
import json
import os
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any
from zlib import error as zlib_error

FORMAT = 1
MANIFEST = "manifest.json"
CHUNK = 1 << 20  # bytes


class Unusable(Exception):
    """A file that is no whole copy, or a copy that cannot be written; the message says why."""


class Writer:
    """Adds members; what `facts` hold goes into the manifest beside the sums."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.facts: dict[str, Any] = {}
        self._archive, self._sums = archive, dict[str, str]()

    def add(self, name: str, chunks: Iterable[bytes]) -> None:
        summed = hashlib.sha256()
        with self._archive.open(name, "w", force_zip64=True) as member:
            for chunk in chunks:
                summed.update(chunk)
                member.write(chunk)
        self._sums[name] = summed.hexdigest()

    def finish(self) -> None:
        manifest = {"format": FORMAT, **self.facts, "sums": self._sums}
        self._archive.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))


@contextmanager
def written(path: Path) -> Iterator[Writer]:
    """Yield a Writer of a new file at `path`; the file is there when all of it is, and checked."""
    if path.exists():
        raise Unusable(f"{path} is there already. Name another file, or move it away.")
    part = path.with_name(f".{path.name}.part")
    try:
        with _private(part) as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                writer = Writer(archive)
                yield writer
                writer.finish()
            file.flush()
            os.fsync(file.fileno())
        with opened(part) as copy:
            copy.check()
        os.rename(part, path)
    except OSError as error:
        raise Unusable(f"The copy could not be written: {error}.") from error
    finally:
        part.unlink(missing_ok=True)


def _private(path: Path) -> IO[bytes]:
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b")


class Copy:
    """A copy that is read: its facts, its members, and whether they are what was written."""

    def __init__(self, archive: zipfile.ZipFile, manifest: dict[str, Any]) -> None:
        self.facts, self._archive = manifest, archive

    def names(self, folder: str) -> list[str]:
        return [name for name in self.facts["sums"] if name.startswith(f"{folder}/")]

    def has(self, name: str) -> bool:
        return name in self.facts["sums"]

    def open(self, name: str) -> IO[bytes]:
        try:
            return self._archive.open(name)
        except (KeyError, NotImplementedError, RuntimeError) as error:  # what a wrong byte makes
            raise Unusable(f"“{name}” cannot be read from the copy: {error}.") from error

    def check(self) -> None:
        for name, expected in self.facts["sums"].items():
            summed = hashlib.sha256()
            with self.open(name) as member:
                for chunk in chunks(member):
                    summed.update(chunk)
            if summed.hexdigest() != expected:
                raise Unusable(f"“{name}” in the copy is not what was written.")


def chunks(file: IO[bytes]) -> Iterator[bytes]:
    while chunk := file.read(CHUNK):
        yield chunk


@contextmanager
def opened(path: Path) -> Iterator[Copy]:
    """Yield the copy at `path`; raise Unusable where it is none, is cut off, or is damaged."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield Copy(archive, _manifest(archive, path))
    except FileNotFoundError as error:
        raise Unusable(f"There is no file {path}.") from error
    except (zipfile.BadZipFile, EOFError, zlib_error) as error:
        raise Unusable(f"{path} is no whole copy: {error}.") from error


def _manifest(archive: zipfile.ZipFile, path: Path) -> dict[str, Any]:
    try:
        manifest = json.loads(archive.read(MANIFEST))
    except (KeyError, ValueError) as error:
        raise Unusable(f"{path} is no copy that `backup` made.") from error
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise Unusable(f"{path} is of a format that this release does not read.")
    return manifest
