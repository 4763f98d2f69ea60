"""What a scanner makes of a PDF: a picture a page, a little askew, with grain."""

import io
from random import Random

from tests.ingest.gold.layouts import pdf

DPI = 200
SHEET = "#set page(width: auto, height: auto, margin: 0cm)"


def scan_of(content, *, skew=0.0, grain=0, turned=0, stamp="", text_pages=""):
    """A PDF of a grey picture a page; `stamp` is a line of real text on each, as programs put it.

    `skew` and `turned` are degrees, `grain` is percent; `text_pages` is typst for what
    stands before the pictures.
    """
    import pypdfium2

    pages = [_picture(page, skew, grain, turned) for page in pypdfium2.PdfDocument(content)]
    shown = [f"#image(bytes(({_listed(p)})), width: {p.width / DPI}in)" for p in pages]
    stamps = f"#place(bottom)[{stamp}]" if stamp else ""
    return pdf(
        f"{text_pages}\n" + "\n#pagebreak()\n".join(f"{one}{stamps}" for one in shown), SHEET
    )


def _picture(page, skew, grain, turned):
    from PIL import Image, ImageChops

    picture = page.render(scale=DPI / 72, grayscale=True).to_pil()
    picture = picture.rotate(skew, Image.Resampling.BICUBIC, fillcolor=255)
    if grain:
        noise = Image.frombytes(
            "L", picture.size, Random(1).randbytes(picture.width * picture.height)
        )
        picture = ImageChops.add(
            picture, noise.point(lambda v: 128 + (v - 128) * grain // 100), 1, -128
        )
    return picture.rotate(turned, expand=True)


def _listed(picture):
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=60)
    return ", ".join(map(str, file.getvalue()))
