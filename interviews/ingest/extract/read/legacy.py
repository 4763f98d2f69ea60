"""Old Word files (.doc), turned into .docx by LibreOffice where that is installed."""

import resource
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from interviews.ingest.extract.document import Line
from interviews.ingest.extract.errors import UnreadableDocument
from interviews.ingest.extract.package import DAMAGED
from interviews.ingest.extract.read.word import read_docx
from interviews.text.message import N_, Message

SECONDS = 18
NOT_INSTALLED = N_("Old .doc files cannot be read here. Open it, save it as .docx, and try again.")


def read_doc(content: bytes) -> list[Line]:
    """Convert in an empty folder with an empty profile; nothing of the name is used."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if not program:
        raise UnreadableDocument(Message(NOT_INSTALLED))
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "document.doc")
        source.write_bytes(content)
        command = [program, f"-env:UserInstallation=file://{folder}/profile", "--headless"]
        command += ["--convert-to", "docx", "--outdir", folder, str(source)]
        _run(command)
        converted = source.with_suffix(".docx")
        if not converted.exists():
            raise UnreadableDocument(Message(DAMAGED))
        return read_docx(converted.read_bytes())


def _run(command: Sequence[str]) -> None:
    try:
        subprocess.run(
            command, capture_output=True, timeout=SECONDS, check=False, preexec_fn=_unlimited
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableDocument(Message(DAMAGED)) from error


def _unlimited() -> None:
    """LibreOffice maps more address space than the parser may use; its time stays limited."""
    for limit in (resource.RLIMIT_AS, resource.RLIMIT_FSIZE):
        hard = resource.getrlimit(limit)[1]
        resource.setrlimit(limit, (hard, hard))
