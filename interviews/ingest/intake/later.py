"""Large and slow files are read by a job: the batch is there at once, its documents follow."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext

from interviews.ingest.extract import TooSlow, UnreadableDocument, is_archive
from interviews.ingest.intake.receive import Received, Receiver
from interviews.jobs.start import start
from interviews.jobs.work import Failed, File, Outcome, Task, name_of, work
from interviews.models import ImportBatch, Job
from interviews.text.message import N_, Message

SECONDS = 2  # what a person waits for in a request
LARGE, LARGE_ARCHIVE = 1_000_000, 100_000  # bytes
GONE = N_("This import was taken back before its files were read. Hand them in again.")
ONE_READ = N_("%(name)s: questions found: %(n)d.")
ONE_NOT = N_("%(name)s: %(reason)s")


def receive_soon(batch: ImportBatch, name: str, content: bytes) -> list[Received]:
    """What became of the file within SECONDS, or the job that reads it."""
    try:
        if len(content) <= (LARGE_ARCHIVE if is_archive(content) else LARGE):
            return list(Receiver(batch, seconds=SECONDS).receive(name, content))
    except TooSlow:
        pass
    except UnreadableDocument as error:
        return [Received(name, message=error.message, is_refused=True)]
    return [Received(name, job=_later(batch, name, content))]


def _later(batch: ImportBatch, name: str, content: bytes) -> Job:
    if batch.pk is None:
        batch.save()
    title = gettext("Read %(name)s") % {"name": name[-150:]}
    file = File(name[-200:], content)
    return start(read_files, owner=batch.created_by, title=title, files=[file], batch=batch.pk)


def jobs_of(batch: ImportBatch) -> QuerySet[Job]:
    """Those that still read files of this batch, or could not."""
    mine = Job.objects.filter(work=name_of(read_files), arguments__batch=batch.pk)
    return mine.exclude(state=Job.State.DONE).defer("said")


@work
def read_files(task: Task) -> Outcome:
    batch = ImportBatch.objects.filter(pk=task.arguments["batch"], undone_at=None).first()
    if batch is None:
        raise Failed(Message(GONE))
    every, receiver = [], Receiver(batch, is_again=True)
    for file in task.files():
        for received in receiver.receive(file.name, file.content):
            every.append(received)
            task.reached(min(95, 5 + len(every)))
    said = [_said(received) for received in every]
    if all(received.is_refused for received in every):
        raise Failed(*said)
    return Outcome(said, link=reverse("ingest:batch", args=[batch.pk]))


def _said(received: Received) -> Message:
    if received.message:
        return Message(ONE_NOT, {"name": received.name, "reason": received.message})
    return Message(ONE_READ, {"name": received.name, "n": received.found})
