"""Other people's readers, as the tests call them."""

import html
import io
import re
import shutil
import subprocess
import zipfile

import pikepdf
import pytest


def tool(name):
    """Return the path of a program, or skip the test and say which program it wants."""
    found = shutil.which(name)
    if not found:
        pytest.skip(f"{name} is not installed: a foreign reader of this format is not tested")
    return found


def pdf_text(content, tmp_path, *options):
    path = tmp_path / "paper.pdf"
    path.write_bytes(content)
    done = subprocess.run(
        [tool("pdftotext"), *options, path, "-"], capture_output=True, check=True, timeout=60
    )
    return done.stdout.decode()


def page_count(content):
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return len(pdf.pages)


def every_text(content, tmp_path):
    """Return all text in a file: of pages, properties, attributes, hidden cells, zip members."""
    if content.startswith(b"%PDF"):
        return pdf_text(content, tmp_path) + pdf_strings(content)
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [archive.read(name) for name in archive.namelist()]
        return "\n".join(every_text(member, tmp_path) for member in members)
    raw = content.decode("utf-8", "replace")
    return "\n".join((raw, html.unescape(re.sub("<[^>]*>", "", raw)), html.unescape(raw)))


def pdf_strings(content):
    """Return every string object of a PDF, and its metadata."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        found = [str(text) for thing in pdf.objects for text in _strings(thing, depth=0)]
        if "/Metadata" in pdf.Root:
            found.append(pdf.Root.Metadata.read_bytes().decode())
    return "\n".join(found)


def _strings(thing, depth):
    if depth > 20 or not isinstance(thing, pikepdf.Object):
        return
    if isinstance(thing, pikepdf.String):
        yield thing
    elif isinstance(thing, pikepdf.Array):
        for part in thing:
            yield from _strings(part, depth + 1)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for name in thing.keys():  # noqa: SIM118  iterating a PDF dictionary needs its keys
            part = thing.get(name)
            if isinstance(part, pikepdf.Object) and not part.is_indirect:
                yield from _strings(part, depth + 1)
