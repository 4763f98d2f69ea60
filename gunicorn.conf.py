"""How gunicorn serves the site: the one place, for make run, the image and systemd alike."""

import gc
import os
import shutil
import tempfile

wsgi_app = "questionbank.wsgi"
bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"

# A process a core; threads wait for the database and for slow readers. A few slow strangers take a
# few of them; from many a proxy protects (docs/running.md).
workers = int(os.environ.get("WORKERS", "2"))
worker_class = "gthread"
threads = 32

# The code is loaded once and shared: a worker that takes the place of another serves at once.
preload_app = True


def when_ready(server):
    from django.urls import get_resolver

    list(get_resolver().url_patterns)  # all views, and not for each worker's first reader
    gc.collect()
    gc.freeze()  # no worker's collector looks through it, or writes to its pages


# One line of 16 MiB would burn a worker for a minute: no address of the site needs 8 KiB.
limit_request_line = 8190
limit_request_fields = 100
limit_request_field_size = 8190

timeout = 30  # a worker that does not answer its master so long is replaced
graceful_timeout = 30
keepalive = 5

control_socket_disable = True
loglevel = "warning"

if os.environ.get("LOG_FORMAT") == "json":
    own = {"handlers": ["errors"], "level": loglevel.upper(), "propagate": False}
    logconfig_dict = {
        "formatters": {"json": {"()": "questionbank.logs.JsonFormatter"}},
        "handlers": {"errors": {"class": "logging.StreamHandler", "formatter": "json"}},
        # Its own line of every request has addresses; questionbank/observed.py writes one without.
        "loggers": {"gunicorn.error": own, "gunicorn.access": {"propagate": False}},
        "root": {"handlers": ["errors"], "level": "INFO"},
    }

# Where each process keeps its numbers, so that /metrics tells the sum whichever answers.
own_folder = "PROMETHEUS_MULTIPROC_DIR" not in os.environ
if own_folder:
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = tempfile.mkdtemp(prefix="questionbank-metrics-")


def child_exit(server, worker):
    """What a worker counted stays counted; what it held at the moment does not."""
    from prometheus_client.multiprocess import mark_process_dead  # reads the folder's name at once

    mark_process_dead(worker.pid)


def on_exit(server):
    if own_folder:
        shutil.rmtree(os.environ["PROMETHEUS_MULTIPROC_DIR"], ignore_errors=True)
