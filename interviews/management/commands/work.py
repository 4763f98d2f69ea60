"""The worker: does the jobs of the queue one after the other, and looks after lost and old ones."""

import logging
import os
import signal
import time
from threading import Thread

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from interviews.jobs.rescue import take_up_lost
from interviews.jobs.tidy import tidy
from interviews.practice.counts import recount

logger = logging.getLogger(__name__)

LOOK = 5  # seconds between two looks for lost jobs
CLEAN = 3600
COUNT = 24 * 3600


class Command(BaseCommand):
    help = "Do long work: read documents, look for duplicates, write large files."

    def handle(self, **options: object) -> None:
        logging.getLogger("django_tasks_db").setLevel(logging.WARNING)
        worker = Worker(
            queue_names=["default"],
            interval=0.3,
            batch=False,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        )
        worker.configure_signals()
        Thread(target=look_after, args=(os.getppid(),), daemon=True).start()
        worker.run()


def look_after(parent: int) -> None:
    """End with the process that started us; until then, lost and old jobs are seen to."""
    looked = cleaned = counted = float("-inf")  # a clock may count from the start of the machine
    while os.getppid() == parent:
        now = time.monotonic()
        try:
            if now - looked > LOOK:
                looked = now
                take_up_lost()
            if now - cleaned > CLEAN:
                cleaned = now
                tidy()
            if now - counted > COUNT:
                counted = now
                recount()
        except DatabaseError as error:
            logger.warning("jobs were not looked after: %s", error)
        close_old_connections()
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)
