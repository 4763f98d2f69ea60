"""A file that a browser is to keep."""

import re
from io import BytesIO
from pathlib import PurePosixPath
from urllib.parse import quote

from django.http import FileResponse


def download(
    content: bytes, name: str, content_type: str | None = None, plain_name: str = ""
) -> FileResponse:
    """Return `content` as a download under `name`, with a plain name for programs without it.

    The plain one is of ASCII letters, digits, dots and dashes; left out, it is made of `name`.
    """
    response = FileResponse(BytesIO(content), content_type=content_type)
    plain = plain_name or _plain(name)
    response.headers["Content-Disposition"] = (
        f"attachment; filename=\"{plain}\"; filename*=utf-8''{quote(name, safe='')}"
    )
    return response


def _plain(name: str) -> str:
    suffix = "".join(re.findall(r"[A-Za-z0-9.]", PurePosixPath(name).suffix))
    stem = "-".join(re.findall(r"[A-Za-z0-9]+", name.removesuffix(suffix)))
    return (stem or "file") + suffix
