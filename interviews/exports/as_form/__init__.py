"""PDF that is filled in on a screen: the typeset paper, its places to write and tick made fields.

The typesetter knows no forms. It marks each place by a link, whose address says what is asked
there; here the links become fields. Nothing in the file runs: no script, no reckoned sum.
"""

import io

from interviews.exports import as_pdf
from interviews.exports.booklet import Booklet


def write(booklet: Booklet) -> bytes:
    """Return the PDF of a booklet's sheet with fields; equal booklets give equal bytes."""
    import pikepdf

    from interviews.exports.as_form.fields import Form

    content, _ = as_pdf.typeset(booklet, fillable=True)
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        Form(pdf).fill()
        streams = pikepdf.ObjectStreamMode.generate
        pdf.save(file, object_stream_mode=streams, deterministic_id=True)
    return file.getvalue()
