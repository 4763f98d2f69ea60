"""The scan for near-duplicates as a job: it compares every question with every other."""

from django.urls import reverse

from interviews.curation.duplicates import scan
from interviews.jobs.work import Outcome, Task, work
from interviews.text.message import N_, Message

FOUND = N_("Pairs that wait for a decision: %(n)d.")


@work
def scan_bank(task: Task) -> Outcome:
    return Outcome([Message(FOUND, {"n": scan(task.reached)})], link=reverse("admin:duplicates"))
