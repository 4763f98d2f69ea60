"""Every way in, web and command: one file or archive is read and put up for review, or refused."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from unicodedata import category

from django.db import connection, transaction

from interviews.ingest.draft.parse import members, parse, storable
from interviews.ingest.extract import TooSlow, UnreadableDocument
from interviews.ingest.extract.limits import check_upload
from interviews.ingest.intake.store import put_up
from interviews.models import ImportBatch, ImportedItem, Job, SourceDocument, User
from interviews.text.message import N_, Message
from interviews.text.normalise import clean

KNOWN_FILE = N_("Nothing new: this very file was taken in already.")
NOTHING_NEW = N_("Nothing new: all that it holds was taken in already.")
NAME_LENGTH = 200
UNSEEN = ("Cc", "Cf", "Zl", "Zp")  # control, direction and line signs


@dataclass(frozen=True)
class Received:
    """What became of one file: put up as `document`, or a `message` why not."""

    name: str
    document: SourceDocument | None = None
    message: Message | None = None
    is_refused: bool = False
    found: int = 0
    job: Job | None = None


class Receiver:
    """Takes in the files of one batch. The batch is stored with its first document.

    With `seconds`, a file that takes longer raises TooSlow instead of being refused. `is_again`
    means that what is there already was taken in for this batch, before somebody was interrupted.
    """

    def __init__(
        self, batch: ImportBatch, *, seconds: float | None = None, is_again: bool = False
    ) -> None:
        self.batch, self.seconds, self.is_again = batch, seconds, is_again

    def receive(self, name: str, content: bytes) -> Iterator[Received]:
        """Yield a Received for the file, or for each member when it is an archive."""
        try:
            for member, inside in members(name, content):
                yield self._receive(_shown(member), inside)
        except UnreadableDocument as error:
            if self._is_to_raise(error):
                raise
            yield Received(name, message=error.message, is_refused=True)

    def _receive(self, name: str, content: bytes) -> Received:
        digest = sha256(content).hexdigest()
        if before := self._before(name, digest):
            return before
        try:
            check_upload(name, len(content))
            parsed = parse(name, content, self.seconds)
        except UnreadableDocument as error:
            if self._is_to_raise(error):
                raise
            return Received(name, message=error.message, is_refused=True)
        with transaction.atomic():
            hold(digest)
            if before := self._before(name, digest):
                return before  # sent twice at once, and the other was quicker
            if self.batch.pk is None:
                self.batch.save()
            document = put_up(self.batch, name, digest, len(content), parsed)
        states = set(document.items.values_list("state", flat=True))
        is_old = states == {ImportedItem.State.KNOWN}
        message = Message(NOTHING_NEW) if is_old else None
        return Received(name, document, message, found=len(parsed["questions"]))

    def _before(self, name: str, digest: str) -> Received | None:
        """What became of this very file when it was taken in before, or None."""
        before = SourceDocument.objects.standing().filter(sha256=digest).first()
        if before is None:
            return None
        if self.is_again and before.batch_id == self.batch.pk:
            return Received(name, before, found=before.items.count())
        return Received(name, before, Message(KNOWN_FILE))

    def _is_to_raise(self, error: UnreadableDocument) -> bool:
        return self.seconds is not None and isinstance(error, TooSlow)


def _shown(name: str) -> str:
    """The end of a file's name, as it may be stored; it is never used as a path."""
    text = clean(storable(name))
    plain = "".join(" " if category(sign) in UNSEEN else sign for sign in text)
    return " ".join(plain.split())[-NAME_LENGTH:].strip() or "?"


def hold(digest: str) -> None:
    """Let only one at a time take in the file with this digest, until the transaction ends."""
    if connection.vendor == "postgresql":  # SQLite has one writer at a time
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int(digest[:15], 16)])


def open_batch(pk: int, by: User) -> ImportBatch | None:
    """The batch `pk` that `by` opened and that still takes files, or None."""
    return ImportBatch.objects.filter(pk=pk, created_by=by, undone_at__isnull=True).first()
