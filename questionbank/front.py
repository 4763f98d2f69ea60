"""In front of Django: pages that are the same for every visitor, made once a state of the bank.

Only who brings nothing but a choice of theme or language is answered from here: no session, no
basket, no live part of a page. What is kept is bounded, and holds for one revision of the bank.
"""

import gzip
import hashlib
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from threading import Lock
from typing import Any

import brotli
from django.conf import settings
from django.db import Error
from django.http import parse_cookie

from interviews.web.shared import SAME_FOR_ALL

FRESH = 1.0  # seconds for which the bank's revision is believed
LONGEST = 300  # characters of host, path and query
LARGEST = 1_000_000  # bytes of a page
MOST = 32_000_000  # bytes of all pages that are kept
STRIPES = 64
PATIENCE = 5  # seconds that one waits for another who makes the same page
# The ways to pack a page, the smallest first; at these levels both cost a processor the same.
PACKING: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=5),
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
    "": bytes,
}
OF_BODY = ("content-length", "content-encoding", "etag", "cache-control", "vary")

Environ = dict[str, Any]
Start = Callable[..., Any]
Headers = list[tuple[str, str]]


@dataclass(frozen=True)
class Shape:
    """A page as it goes over the line, packed in one way or plain."""

    tag: str
    headers: Headers
    unchanged: Headers
    body: bytes


@dataclass
class Page:
    """A page as it was made, for a revision; `headers` are those of every answer with its text."""

    revision: object
    headers: Headers
    validators: Headers
    body: bytes
    shapes: dict[str, Shape] = field(default_factory=dict)

    def size(self) -> int:
        """Bytes, with what it takes to keep it packed as well."""
        return len(self.body) * 3 // 2 + 2_000

    def shape(self, packing: str) -> Shape:
        if packing not in self.shapes:
            self.shapes[packing] = self._shaped(packing)
        return self.shapes[packing]

    def _shaped(self, packing: str) -> Shape:
        name = hashlib.sha256(self.body).hexdigest()[:24]
        tag = f'"{name}-{packing}"' if packing else f'"{name}"'
        body = PACKING[packing](self.body)
        unchanged = [("ETag", tag), *self.validators]
        headers = [*self.headers, *unchanged, ("Content-Length", str(len(body)))]
        if packing:
            headers.append(("Content-Encoding", packing))
        return Shape(tag, headers, unchanged, body)


class Front:
    """A WSGI application before another; `state` returns what names the bank as it is, or None."""

    def __init__(
        self,
        application: Callable[[Environ, Start], Iterable[bytes]],
        state: Callable[[], object] | None = None,
    ) -> None:
        self.application = application
        self.state = state or Revision().now
        self.pages: dict[object, Page] = {}
        self.held = 0
        self.keeping = Lock()
        self.making = [Lock() for _ in range(STRIPES)]

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        key = key_of(environ)
        revision = self.state() if key else None
        if key is None or revision is None:
            return self.application(environ, start)
        page = self.pages.get(key)
        if page is None:
            return self.make(key, revision, environ, start)
        if page.revision == revision:
            return answer(page, environ, start)
        with Waiting(self.making[hash(key) % STRIPES]):
            page = self.pages.get(key, page)
            if page.revision == revision:
                return answer(page, environ, start)
            return self.make(key, revision, environ, start)

    def make(
        self, key: object, revision: object, environ: Environ, start: Start
    ) -> Iterable[bytes]:
        said: list[Any] = []
        response = self.application(environ, lambda *arguments: said.append(arguments))
        status, headers = said[0][0], said[0][1]
        if not _may_be_kept(environ, status, headers):
            start(*said[0])
            return response
        body = b"".join(response)
        if close := getattr(response, "close", None):
            close()
        page = _page(revision, headers, body, bool(environ.get("HTTP_COOKIE")))
        self.keep(key, page)
        return answer(page, environ, start)

    def keep(self, key: object, page: Page) -> None:
        if page.size() > LARGEST:
            return
        with self.keeping:
            old = self.pages.pop(key, None)
            self.held += page.size() - (old.size() if old else 0)
            self.pages[key] = page
            while self.held > MOST:
                self.held -= self.pages.pop(next(iter(self.pages))).size()


class Revision:
    """The bank's revision and the day, asked for once in a while by one thread for all."""

    def __init__(self) -> None:
        self.known: tuple[object, float] = (None, 0.0)
        self.asking = Lock()

    def now(self) -> object:
        revision, at = self.known
        if time.monotonic() - at < FRESH:
            return revision
        if self.asking.acquire(blocking=False):
            try:
                self.known = (self._asked(), time.monotonic())
            finally:
                self.asking.release()
            return self.known[0]
        return revision if time.monotonic() - at < 2 * FRESH else None

    def _asked(self) -> object:
        from interviews.models.standing import revision

        try:
            current = revision()
        except Error:
            return None  # Django says what is wrong with the database, and makes a new connection
        return current and (current, time.localtime().tm_yday)


class Waiting:
    """A lock that is waited for so long, and then done without."""

    def __init__(self, lock: Lock) -> None:
        self.lock = lock

    def __enter__(self) -> None:
        self.has = self.lock.acquire(timeout=PATIENCE)

    def __exit__(self, *failure: object) -> None:
        if self.has:
            self.lock.release()


def key_of(environ: Environ) -> object:
    """All that a shared page depends on beside the bank; None for who must be seen by Django."""
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or "HTTP_HX_REQUEST" in environ:
        return None
    if "HTTP_AUTHORIZATION" in environ:
        return None
    place = (
        environ["wsgi.url_scheme"],
        environ.get("HTTP_X_FORWARDED_PROTO", ""),
        environ.get("HTTP_HOST", ""),
        environ.get("SCRIPT_NAME", ""),
        environ.get("PATH_INFO", ""),
        environ.get("QUERY_STRING", ""),
    )
    choices = choices_of(environ["HTTP_COOKIE"]) if environ.get("HTTP_COOKIE") else ()
    if choices is None or sum(map(len, place)) > LONGEST:
        return None
    return place, choices


def choices_of(cookies: str) -> tuple[str, ...] | None:
    """Language and theme of a cookie line; None when it holds anything that pages may read."""
    brought = parse_cookie(cookies)
    language = brought.pop(settings.LANGUAGE_COOKIE_NAME, "")
    theme = brought.pop(settings.THEME_COOKIE_NAME, "")
    # A page that used the token would set it; device and time are looked at where one signs in.
    for name in ("CSRF", "DEVICE", "SEEN"):
        brought.pop(getattr(settings, f"{name}_COOKIE_NAME"), None)
    return None if brought else (language[:10], theme[:10])


def _may_be_kept(environ: Environ, status: str, headers: Headers) -> bool:
    names = {name.lower(): value for name, value in headers}
    return (
        SAME_FOR_ALL in environ
        and environ["REQUEST_METHOD"] == "GET"
        and status.startswith("200 ")
        and "set-cookie" not in names
        and "cache-control" not in names
    )


def _page(revision: object, headers: Headers, body: bytes, personal: bool) -> Page:
    known = {name.lower(): value for name, value in headers}
    packed = known.get("content-encoding") == "gzip"
    text = gzip.decompress(body) if packed else body
    varied = [name.strip() for name in known.get("vary", "").split(",") if name.strip()]
    wanted = [name for name in varied if personal or name.lower() != "cookie"]
    vary = ", ".join(dict.fromkeys(["Accept-Encoding", *wanted]))
    shared = "private" if personal else "public"
    kept = [(name, value) for name, value in headers if name.lower() not in OF_BODY]
    validators = [("Cache-Control", f"{shared}, max-age=0, must-revalidate"), ("Vary", vary)]
    return Page(revision, kept, validators, text)


def answer(page: Page, environ: Environ, start: Start) -> Iterable[bytes]:
    """The page, packed for who takes it so; or that the reader has it already."""
    shape = page.shape(packing_of(environ.get("HTTP_ACCEPT_ENCODING", "")))
    if shape.tag in environ.get("HTTP_IF_NONE_MATCH", ""):
        start("304 Not Modified", list(shape.unchanged))
        return []
    start("200 OK", list(shape.headers))
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [shape.body]


@lru_cache(64)
def packing_of(accepted: str) -> str:
    """The best of PACKING that an Accept-Encoding header names; "" for none."""
    taken = set()
    for part in accepted.split(","):
        name, _, weight = part.replace(" ", "").partition(";q=")
        if weight.rstrip("0.") or not weight:
            taken.add(name)
    return next((name for name in PACKING if name in taken), "")
