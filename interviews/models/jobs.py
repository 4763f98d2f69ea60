"""Job: long work that left the request, whose owner sees how far it is and what came of it."""

import secrets
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from interviews.models.people import Reader

SILENT = timedelta(seconds=30)  # a running job that gave no sign for so long has lost its worker
LATE = timedelta(seconds=15)  # a job that waits longer, while none runs, has no worker to wait for
KEPT = timedelta(days=7)
ATTEMPTS = 2


def new_token() -> str:
    return secrets.token_urlsafe(24)


class JobQuerySet(models.QuerySet["Job"]):
    def visible_to(self, user: Reader) -> "JobQuerySet":
        """The person's own, and those of readers without an account, who alone know the address."""
        mine = models.Q(owner=user.pk) if user.is_authenticated else models.Q()
        return self.filter(models.Q(owner=None) | mine)

    def owned_by(self, user: Reader) -> "JobQuerySet":
        return self.filter(owner=user.pk)

    def open(self) -> "JobQuerySet":
        return self.filter(state__in=Job.OPEN)

    def lost(self) -> "JobQuerySet":
        """Running, but their worker gave no sign for too long."""
        return self.filter(state=Job.State.RUNNING, beat_at__lt=timezone.now() - SILENT)

    def old(self) -> "JobQuerySet":
        return self.exclude(state=Job.State.RUNNING).filter(created_at__lt=timezone.now() - KEPT)


class Job(models.Model):
    """`work` names the function that does it; see interviews/jobs/work.py."""

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("job", "waiting")
        RUNNING = "running", _("being done")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")
        CANCELLED = "cancelled", _("cancelled")

    OPEN = (State.WAITING, State.RUNNING)

    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="jobs"
    )
    work = models.CharField(max_length=120)
    title = models.CharField(max_length=200)
    arguments = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    percent = models.PositiveSmallIntegerField(default=0)
    attempt = models.PositiveSmallIntegerField(default=0)
    cancel_asked = models.BooleanField(default=False)
    said = models.JSONField(default=list)  # messages as [text, params], see text.message
    link = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    beat_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at", "-pk")
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["waiting", "running", "done", "failed", "cancelled"]),
                name="job_state_known",
            ),
            models.CheckConstraint(condition=models.Q(percent__lte=100), name="job_percent_is_one"),
        ]
        indexes = [models.Index(fields=["owner", "-created_at"], name="job_of_owner")]

    def __str__(self) -> str:
        return f"{self.title} ({self.get_state_display()})"

    def get_absolute_url(self) -> str:
        return reverse("jobs:job", args=[self.token])

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN

    @property
    def is_stranded(self) -> bool:
        """It waits, nothing else is being done, and nobody has come for it."""
        late = timezone.now() - LATE
        if self.state != self.State.WAITING or self.created_at > late:
            return False
        return not Job.objects.filter(state=self.State.RUNNING, beat_at__gt=late).exists()

    def begin(self) -> int | None:
        """Take it up: the number of this attempt, or None when there is nothing to do."""
        waiting = Job.objects.filter(pk=self.pk, state=self.State.WAITING)
        now = timezone.now()
        begun = waiting.update(
            state=self.State.RUNNING, beat_at=now, percent=0, attempt=models.F("attempt") + 1
        )
        self.refresh_from_db()
        return self.attempt if begun else None

    def beat(self, attempt: int, **changes: Any) -> bool:
        """Say that `attempt` is at work: False when it is to stop, being cancelled or replaced."""
        mine = Job.objects.filter(pk=self.pk, state=self.State.RUNNING, attempt=attempt)
        return bool(mine.filter(cancel_asked=False).update(beat_at=timezone.now(), **changes))

    @transaction.atomic
    def finish(
        self,
        attempt: int,
        state: str,
        *,
        said: Iterable[Any] = (),
        link: str = "",
        file: Mapping[str, Any] | None = None,
    ) -> bool:
        """Keep what came of `attempt`, unless another attempt has taken its place."""
        mine = Job.objects.filter(pk=self.pk, state=self.State.RUNNING, attempt=attempt)
        percent = 100 if state == self.State.DONE else models.F("percent")
        now = timezone.now()
        if not mine.update(
            state=state, said=list(said), link=link, percent=percent, finished_at=now
        ):
            return False
        if state == self.State.DONE:
            self.files.filter(is_result=False).delete()  # what failed or stopped is tried again
        if file:
            JobFile.objects.create(job=self, is_result=True, **file)
        return True

    @transaction.atomic
    def cancel(self) -> None:
        """Stop it: at once when it waits, at its next step when it is being done."""
        waiting = Job.objects.filter(pk=self.pk, state=self.State.WAITING)
        if not waiting.update(state=self.State.CANCELLED, finished_at=timezone.now()):
            Job.objects.filter(pk=self.pk, state=self.State.RUNNING).update(cancel_asked=True)


class JobFile(models.Model):
    """A file that a job is to read, or that came of it."""

    job = models.ForeignKey(Job, models.CASCADE, related_name="files")
    name = models.CharField(max_length=255)
    content_type = models.CharField(max_length=120, blank=True)
    content = models.BinaryField()
    is_result = models.BooleanField(default=False)

    class Meta:
        ordering = ("pk",)
        default_permissions = ()

    def __str__(self) -> str:
        return self.name
