"""Zip files with nothing of this machine in them: equal members give equal bytes."""

import io
import zipfile
from collections.abc import Mapping

from interviews.exports.booklet import Booklet
from interviews.exports.moment import made_at


def pack(members: Mapping[str, bytes], booklet: Booklet) -> bytes:
    """Return a zip of `members`, a dict of name -> bytes, in its order, dated as the booklet."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, made_at(booklet).timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return file.getvalue()


def unpack(content: bytes) -> dict[str, bytes]:
    """Return the members of a zip as a dict of name -> bytes."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
