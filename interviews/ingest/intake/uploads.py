"""Files as they arrive: what is too large is dropped while it is received."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from interviews.ingest.extract import UnreadableDocument
from interviews.ingest.extract.limits import check_upload
from interviews.ingest.intake.receive import Received

MOST = 220 * 1024 * 1024  # bytes of one request, several files together


class BoundedUploads(FileUploadHandler):
    """First of the handlers: counts what arrives, and skips a file once it is too large."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.refused: list[Received] = []
        self.arrived = 0

    def new_file(self, *args: Any, **options: Any) -> None:
        super().new_file(*args, **options)
        self.arrived = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.arrived += len(raw_data)
        name = self.file_name or ""
        try:
            check_upload(name, self.arrived)
        except UnreadableDocument as error:
            self.refused.append(Received(name, message=error.message, is_refused=True))
            raise SkipFile from error
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None


def content_length(request: HttpRequest) -> int:
    """How many bytes the request says it has; a lie only ends in the limits further on."""
    stated = request.META.get("CONTENT_LENGTH", "")
    return int(stated) if stated.isdecimal() and len(stated) < 20 else 0


def files(request: HttpRequest) -> list[tuple[str, UploadedFile[bytes]]]:
    """The uploaded files of the field `files` that have a name: (name, file)."""
    return [(file.name, file) for file in request.FILES.getlist("files") if file.name]
