"""LibreOffice, as the tests call it: one profile a process, which is made but once."""

import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import pytest


def converted(content, kind, target):
    """Return `content`, the bytes of a file of `kind`, as LibreOffice saves it for `target`.

    Both are suffixes without a dot; `target` may go on with ":" and a filter's options.
    """
    office = shutil.which("soffice")
    if not office:
        pytest.skip("soffice is not installed: a foreign reader of this format is not tested")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, f"document.{kind}")
        source.write_bytes(content)
        profile = f"-env:UserInstallation=file://{_profile().name}"
        command = [office, profile, "--headless", "--convert-to", target, "--outdir", folder]
        subprocess.run([*command, source], capture_output=True, check=True, timeout=180)
        return source.with_suffix(f".{target.partition(':')[0]}").read_bytes()


@cache
def _profile():
    return tempfile.TemporaryDirectory(prefix="office-", ignore_cleanup_errors=True)
