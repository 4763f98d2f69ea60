"""A logo as it is taken: a small PNG or JPEG that every paper can set."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

MOST_BYTES = 200 * 1024
MOST_PIXELS = 2000  # along a side; more is a photograph, or meant to fill the memory
PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}  # JPEG segments that say the size
PAPER = '#set page(width: auto, height: auto)\n#image("logo.{}", width: 2cm)'


class LogoField(forms.FileField):
    widget = forms.ClearableFileInput(attrs={"accept": "image/png,image/jpeg"})

    def clean(self, uploaded: Any, initial: Any = None) -> Any:
        """The bytes, `initial` when nothing was sent, False when it is to be taken away."""
        file = super().clean(uploaded, initial)
        return checked(file.read()) if hasattr(file, "read") else file


def checked(content: bytes) -> bytes:
    """`content`, or ValidationError that says what a logo has to be."""
    if len(content) > MOST_BYTES:
        raise forms.ValidationError(_("The logo is over 200 kB: save it smaller, please."))
    try:
        kind, width, height = size_of(content)
    except (ValueError, IndexError):
        raise forms.ValidationError(
            _("The logo has to be a PNG or JPEG; SVG is not taken.")
        ) from None
    if not 0 < width <= MOST_PIXELS or not 0 < height <= MOST_PIXELS:
        raise forms.ValidationError(_("The logo may have at most 2000 pixels along a side."))
    if not _can_be_set(content, kind):
        raise forms.ValidationError(_("The logo is damaged: papers cannot show it."))
    return content


def size_of(content: bytes) -> tuple[str, int, int]:
    """("png" or "jpg", width, height) by the head of the file. Raises ValueError, IndexError."""
    if content.startswith(PNG) and content[12:16] == b"IHDR":
        return "png", _number(content[16:20]), _number(content[20:24])
    if not content.startswith(JPEG):
        raise ValueError("neither PNG nor JPEG")
    at = 2
    while content[at + 1] not in FRAMES:
        if content[at] != 0xFF:
            raise ValueError("no segment")
        at += 2 + _number(content[at + 2 : at + 4])
    return "jpg", _number(content[at + 7 : at + 9]), _number(content[at + 5 : at + 7])


def _number(digits: bytes) -> int:
    return int.from_bytes(digits, "big")


def _can_be_set(content: bytes, kind: str) -> bool:
    """Whether the typesetter of papers and the writer of Word files both read it."""
    import typst
    from docx.image.exceptions import UnrecognizedImageError
    from docx.image.image import Image

    with TemporaryDirectory() as folder:
        Path(folder, f"logo.{kind}").write_bytes(content)
        page = Path(folder, "page.typ")
        page.write_text(PAPER.format(kind), "utf-8")
        try:
            typst.compile(str(page), format="pdf")
            Image.from_blob(content)
        except (typst.TypstError, UnrecognizedImageError):
            return False
    return True
