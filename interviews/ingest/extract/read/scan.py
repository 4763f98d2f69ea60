"""Pages that are pictures, read by Tesseract where it and its Chinese are installed."""

import shutil
import subprocess
import tempfile
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from os import cpu_count, environ
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from interviews.ingest.extract.read.seen import Page, page_of, script_of

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

DPI = 200
MOST_PIXELS = 12_000_000  # of one page, a byte each
SECONDS = 14  # of the 20 that one file may take
LANGUAGES = {"chinese": "chi_sim", "latin": "eng"}
MOST_READERS = 4


class Reader(NamedTuple):
    """The installed program, and the languages that it knows."""

    program: str
    languages: frozenset[str]


def reader() -> Reader | None:
    """Tesseract, if it reads Chinese here."""
    program = shutil.which("tesseract")
    if not program:
        return None
    command = [program, "--list-langs"]
    try:
        said = subprocess.run(command, capture_output=True, text=True, timeout=5, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    known = frozenset(said.stdout.split())
    return Reader(program, known) if LANGUAGES["chinese"] in known else None


def pages_seen(
    document: "PdfDocument", places: Iterable[int], by: Reader
) -> Iterator[tuple[int, Page]]:
    """Yield (place, its lines) of the pages that are read before the time is over.

    The first page is read as Chinese, and where it turns out to be Latin, read again as that.
    """
    ends = time.monotonic() + SECONDS
    with tempfile.TemporaryDirectory() as folder:
        files = (Sheet(place, _drawn(document, place, folder)) for place in places)
        language, first = LANGUAGES["chinese"], next(files, None)
        if first is None:
            return
        page = _awaited(_started(first, by, language), ends)
        if page and script_of(page) == "latin" and LANGUAGES["latin"] in by.languages:
            language = LANGUAGES["latin"]
            page = _awaited(_started(first, by, language), ends)
        if page is None:
            return
        yield first.place, page
        yield from _rest(files, by, language, ends)


class Sheet(NamedTuple):
    """One page as a picture in a file."""

    place: int
    file: Path


class Running(NamedTuple):
    """A page that is being read, and where its words will stand."""

    place: int
    work: subprocess.Popen[bytes]
    words: Path


def _rest(
    files: Iterator[Sheet], by: Reader, language: str, ends: float
) -> Iterator[tuple[int, Page]]:
    running: deque[Running] = deque()
    try:
        for sheet in files:
            running.append(_started(sheet, by, language))
            if len(running) >= min(MOST_READERS, cpu_count() or 1):
                page = _awaited(one := running.popleft(), ends)
                if page is None:
                    return
                yield one.place, page
        for one in running:
            if page := _awaited(one, ends):
                yield one.place, page
    finally:
        for one in running:
            _stop(one.work)


def _drawn(document: "PdfDocument", place: int, folder: str) -> Path:
    """A file with the page as a grey picture, upright as the PDF says."""
    page = document[place]
    width, height = page.get_size()
    scale = min(DPI / 72, (MOST_PIXELS / max(1.0, width * height)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    data, stride = bytes(bitmap.buffer), bitmap.stride
    file = Path(folder, f"{place}.pgm")
    with file.open("wb") as stream:
        stream.write(b"P5 %d %d 255\n" % (bitmap.width, bitmap.height))
        for row in range(bitmap.height):
            stream.write(data[row * stride : row * stride + bitmap.width])
    return file


def _started(sheet: Sheet, by: Reader, language: str) -> Running:
    """Start reading: the page is turned upright, and its words come with how sure they are."""
    words = sheet.file.with_suffix("")
    command = [by.program, str(sheet.file), str(words), "-l", language]
    command += ["--psm", "1", "--dpi", str(DPI), "tsv"]
    work = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**environ, "OMP_THREAD_LIMIT": "1"},
    )
    return Running(sheet.place, work, words.with_suffix(".tsv"))


def _awaited(one: Running, ends: float) -> Page | None:
    """The lines of the page; none of one that fails, and None when the time is over."""
    try:
        one.work.wait(max(0.0, ends - time.monotonic()))
    except subprocess.TimeoutExpired:
        _stop(one.work)
        return None
    if one.work.returncode or not one.words.exists():
        return []
    return page_of(one.words.read_text("utf-8", "replace"))


def _stop(work: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        work.kill()
    work.wait()
