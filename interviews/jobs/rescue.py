"""Jobs whose worker died are taken up again, or end with words."""

from django.db import transaction
from django.utils import timezone

from interviews.jobs.start import enqueue
from interviews.models import Job
from interviews.models.jobs import ATTEMPTS
from interviews.text.message import N_

LOST = N_("The work broke off twice and was given up. Try again later, or in smaller pieces.")


def take_up_lost() -> int:
    """How many jobs without a worker were put into the queue again or ended."""
    return sum(_take_up(job) for job in Job.objects.lost())


@transaction.atomic
def _take_up(job: Job) -> int:
    mine = Job.objects.lost().filter(pk=job.pk, attempt=job.attempt)
    if job.cancel_asked:
        return mine.update(state=Job.State.CANCELLED, finished_at=timezone.now())
    if job.attempt % ATTEMPTS == 0:
        return mine.update(state=Job.State.FAILED, said=[[LOST, {}]], finished_at=timezone.now())
    found = mine.update(state=Job.State.WAITING)
    if found:
        enqueue(job)
    return found
