"""Do one job: the only task of the queue. Its worker may die at any line of this."""

import logging
from threading import Event, Thread
from typing import Any

from django.db import DatabaseError, connection
from django.utils.module_loading import import_string
from django_tasks import task

from interviews.jobs.work import Failed, Outcome, Stopped, Task
from interviews.models import Job
from interviews.text.message import N_, Message

logger = logging.getLogger(__name__)

BROKEN = N_("Something went wrong here, not with you. Try again; if it fails again, tell us.")
BEAT = 3  # seconds


@task()
def run_job(token: str) -> None:
    job = Job.objects.filter(token=token).first()
    if job is None or (attempt := job.begin()) is None:
        return  # deleted, cancelled, or done by an earlier entry of the queue
    with Heart(job, attempt):
        state, outcome = _do(Task(job, attempt))
    said = [plain(message) for message in outcome.said]
    file = vars(outcome.file) if outcome.file else None
    job.finish(attempt, state, said=said, link=outcome.link, file=file)


def _do(one: Task) -> tuple[str, Outcome]:
    try:
        function = import_string(one.job.work)
        if not getattr(function, "is_work", False):
            raise ImportError(f"{one.job.work} is no work")
        return Job.State.DONE, function(one)
    except Stopped:
        return Job.State.CANCELLED, Outcome()
    except Failed as failure:
        return Job.State.FAILED, Outcome(list(failure.messages))
    except Exception:  # the last edge: whatever it is, its owner gets words and we the traceback
        logger.exception("job %s failed: %s", one.job.token[:6], one.job.work)
        return Job.State.FAILED, Outcome([Message(BROKEN)])


def plain(message: Message) -> list[Any]:
    """A Message as JSON holds it: [text, params], and so those in its params."""
    params = {
        name: plain(value) if isinstance(value, Message) else value
        for name, value in message.params.items()
    }
    return [message.text, params]


def message_of(value: list[Any]) -> Message:
    """The way back from `plain`."""
    text, params = value
    nested = {name: message_of(part) for name, part in params.items() if isinstance(part, list)}
    return Message(text, params | nested)


class Heart:
    """Gives a sign of life while work is done that gives none itself."""

    def __init__(self, job: Job, attempt: int) -> None:
        self.job, self.attempt, self.ended = job, attempt, Event()
        self.thread = Thread(target=self._beat, daemon=True)

    def __enter__(self) -> None:
        self.thread.start()

    def __exit__(self, *error: object) -> None:
        self.ended.set()
        self.thread.join()

    def _beat(self) -> None:
        while not self.ended.wait(BEAT):
            try:
                self.job.beat(self.attempt)
            except DatabaseError:
                logger.warning("no sign of life from job %s: database", self.job.token[:6])
        connection.close()
