"""Jobs whose worker died are taken up again, or end with words; old ones are cleaned up."""

from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from interviews.jobs.start import enqueue
from interviews.models import BulkStep, Job, Learner, Receipt
from interviews.models.jobs import ATTEMPTS, KEPT
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


def clean_up() -> int:
    """How many jobs were deleted; entries of the queue, and all else that is too old, go too."""
    DBTaskResult.objects.filter(enqueued_at__lt=timezone.now() - KEPT).delete()
    Receipt.objects.old().delete()
    Learner.objects.unused().delete()
    BulkStep.objects.old().delete()
    _, counts = Job.objects.old().delete()
    return counts.get("interviews.Job", 0)
