"""python -m tests.jobs.worker NAME: what tests of the real queue run, as processes."""

import json
import sys
import time
from pathlib import Path

import django


def prepare():
    from django.core.management import call_command

    from tests.make import make_user

    call_command("migrate", verbosity=0)
    call_command("loaddata", "taxonomy.json", verbosity=0)
    make_user("owner")


def begin(marks):
    """Start a job that appends a line to the file `marks` whenever it is begun and ended."""
    from interviews.jobs.start import start
    from interviews.models import User

    owner = User.objects.get(username="owner")
    print(start(count_slowly, owner=owner, title="数数", marks=marks).token)


def look(token):
    from interviews.models import Job

    job = Job.objects.get(token=token)
    names = [file.name for file in job.files.filter(is_result=True)]
    print(json.dumps([job.state, job.attempt, job.percent, job.said, names]))


def age(token):
    """As if the last sign of life were long ago."""
    from datetime import timedelta

    from interviews.models import Job

    job = Job.objects.get(token=token)
    Job.objects.filter(token=token).update(beat_at=job.beat_at - timedelta(minutes=2))


def ask_to_stop(token):
    from interviews.models import Job

    Job.objects.get(token=token).cancel()


def send(key):
    """Take a report slowly, so that another process sends the same in between."""
    from interviews.jobs.once import receive_once
    from interviews.models import Report
    from tests.make import make_question

    def take():
        report = Report.objects.create(question=make_question(), kind="wrong")
        time.sleep(1)
        return {"link": report.get_absolute_url()}

    print(json.dumps(receive_once("reader", key, take)))


def count_reports():
    from interviews.models import Report

    print(Report.objects.count())


def count_slowly(task):
    """Two seconds of work in steps of a tenth."""
    from interviews.jobs.work import File, Outcome
    from interviews.text.message import Message

    marks = Path(task.arguments["marks"])
    marks.write_text(marks.read_text() + "begun\n" if marks.exists() else "begun\n")
    for step in range(1, 21):
        time.sleep(0.1)
        task.reached(step * 5)
    return Outcome([Message("counted")], file=File("数.txt", b"20", "text/plain"))


count_slowly.is_work = True

if __name__ == "__main__":
    django.setup()
    from tests.jobs import worker  # by its own name, so that the job names it right

    getattr(worker, sys.argv[1])(*sys.argv[2:])
