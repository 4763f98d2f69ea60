"""Put work into the queue: the job and its place in the queue are stored together or not at all."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from interviews.jobs.run import run_job
from interviews.jobs.work import File, Work, name_of
from interviews.models import Job, JobFile, Reader


@transaction.atomic
def start(
    function: Work,
    *,
    owner: Reader | None,
    title: str,
    files: Iterable[File] = (),
    **arguments: Any,
) -> Job:
    """A job of `owner`; None or an anonymous reader owns it by its unguessable address alone."""
    known = owner if owner is not None and owner.is_authenticated else None
    job = Job.objects.create(
        work=name_of(function), owner=known, title=title[:200], arguments=arguments
    )
    for file in files:
        JobFile.objects.create(
            job=job, name=file.name, content=file.content, content_type=file.content_type
        )
    enqueue(job)
    return job


@transaction.atomic
def start_again(job: Job) -> bool:
    """Try once more what failed, was cancelled or lost its worker."""
    ended = Job.objects.filter(pk=job.pk, state__in=(Job.State.FAILED, Job.State.CANCELLED))
    begun = ended.update(
        state=Job.State.WAITING, cancel_asked=False, percent=0, said=[], finished_at=None
    )
    if begun:
        enqueue(job)
    return bool(begun)


def enqueue(job: Job) -> None:
    run_job.enqueue(job.token)
