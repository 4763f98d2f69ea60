"""How gunicorn serves the site: the one place, for make run, the image and systemd alike."""

import gc
import os

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

    assert (
        get_resolver().url_patterns
    )  # all views are loaded, and not by each worker's first reader
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
