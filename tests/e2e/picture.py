"""Pictures of the manuals: flat pages of text, in few colours, as small lossless files."""

from io import BytesIO
from pathlib import Path

from PIL import Image

FOLDER = Path(__file__).resolve().parents[2] / "static" / "img" / "help"
LARGEST = 45_000  # bytes


def keep(screenshot: bytes, name: str, colours: int) -> int:
    """Write a screenshot as a picture of the manual; its size in bytes."""
    picture = Image.open(BytesIO(screenshot)).convert("RGB")
    flat = picture.quantize(colours, dither=Image.Dither.NONE).convert("RGB")
    path = FOLDER / f"{name}.webp"
    flat.save(path, "WEBP", lossless=True, quality=100, method=6)
    size = path.stat().st_size
    assert size < LARGEST, f"{name}: {size} bytes"
    return size
