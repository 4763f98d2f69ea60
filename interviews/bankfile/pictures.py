"""The one picture that a question may have: as it is taken, named, and kept.

What comes in is decoded and encoded anew: small, upright, on white, with nothing beside the dots.
Its name is made of what it shows, so that a triple which names it says all of it.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from interviews.text.message import N_, Message

KINDS = {"PNG": "png", "JPEG": "jpg", "WEBP": "jpg"}  # what is taken, and how it is kept
MOST_TAKEN = 12 * 1024 * 1024  # bytes of a file as it comes
MOST_DOTS = 25_000_000  # of a picture as it comes: more is meant to fill the memory
SIDE = 1600  # dots of the longer side as it is kept
MOST_KEPT = 400 * 1024  # bytes
QUALITIES = (85, 75, 60)
NAME = re.compile(r"[0-9a-f]{32}-([1-9][0-9]{0,3})x([1-9][0-9]{0,3})\.(?:png|jpg)")
LONGEST_ALT = 200

TOO_LARGE = N_("The picture is over 12 MB: save it smaller, please.")
TOO_MANY_DOTS = N_("The picture has over 25 million dots: save it smaller, please.")
UNKNOWN = N_("A picture has to be a PNG, JPEG or WebP; SVG and other files are not taken.")
BROKEN = N_("The picture is damaged and cannot be read: save it anew, please.")
NOT_OURS = N_("The picture is not what its name says.")


class PictureError(ValueError):
    """A picture that is not taken. `message` says why, for the person who chose it."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.message = Message(text)


@dataclass(frozen=True)
class Picture:
    """`name` is made of the digest, the size and the kind: 0f3a…-1600x900.jpg."""

    name: str
    content: bytes


def size_in(name: str) -> tuple[int, int]:
    """Width and height of the picture with this name; (0, 0) where the name is none."""
    found = NAME.fullmatch(name)
    return (int(found[1]), int(found[2])) if found else (0, 0)


def prepare(content: bytes) -> Picture:
    """Return the picture of an uploaded file as it is kept. Raises PictureError."""
    shown = _drawn(content)
    shown.thumbnail((SIDE, SIDE))
    kept = next(encoded for encoded in _encodings(shown, content) if len(encoded) <= MOST_KEPT)
    return _named(kept)


def verified(name: str, content: bytes) -> Picture:
    """Return a picture that was kept before, out of a file. Raises PictureError for another one."""
    if len(content) > MOST_KEPT:
        raise PictureError(NOT_OURS)
    _drawn(content)
    picture = _named(content)
    if picture.name != name:
        raise PictureError(NOT_OURS)
    return picture


def _named(content: bytes) -> Picture:
    from PIL import Image

    with Image.open(io.BytesIO(content)) as opened:
        (width, height), kind = opened.size, KINDS[opened.format or ""]
    return Picture(f"{sha256(content).hexdigest()[:32]}-{width}x{height}.{kind}", content)


def _drawn(content: bytes) -> Any:
    """The picture upright and on white, as nothing but dots."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    if len(content) > MOST_TAKEN:
        raise PictureError(TOO_LARGE)
    try:
        with Image.open(io.BytesIO(content), formats=tuple(KINDS)) as opened:
            if opened.width * opened.height > MOST_DOTS:
                raise PictureError(TOO_MANY_DOTS)
            opened.draft("RGB", (SIDE, SIDE))  # a large JPEG is read at a fraction of its size
            upright = ImageOps.exif_transpose(opened).convert("RGBA")
    except UnidentifiedImageError as error:
        raise PictureError(UNKNOWN) from error
    except Image.DecompressionBombError as error:
        raise PictureError(TOO_MANY_DOTS) from error
    except (OSError, SyntaxError, ValueError, IndexError) as error:
        if isinstance(error, PictureError):
            raise
        raise PictureError(BROKEN) from error
    drawn = Image.new("RGB", upright.size, "white")
    drawn.paste(upright, mask=upright.getchannel("A"))
    return drawn


def _encodings(shown: Any, content: bytes) -> Iterator[bytes]:
    """Ever smaller ones: lossless for drawings, then JPEG, then fewer dots."""
    if content.startswith(b"\x89PNG"):
        yield _encoded(shown, "PNG", optimize=True)
    while True:
        for quality in QUALITIES:
            yield _encoded(shown, "JPEG", quality=quality, optimize=True, progressive=True)
        shown = shown.reduce(2)


def _encoded(shown: Any, kind: str, **options: Any) -> bytes:
    file = io.BytesIO()
    shown.save(file, kind, **options)
    return file.getvalue()
