"""Whether the site is alive, and whether it is ready: each thing that it needs, by its name."""

import logging
import shutil
from datetime import UTC, timedelta
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.cache import cache
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

logger = logging.getLogger(__name__)

LEAST_ROOM = 100 * 1024 * 1024  # bytes
LASTING = timedelta(days=180)
MOST_REPORTED = 10_000  # bytes
PLAIN = "text/plain; charset=utf-8"


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """Say that this process answers; it asks nothing of anybody."""
    return HttpResponse("ok\n", content_type=PLAIN)


@require_safe
@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """One line a need. Without the cache the site is slower and still ready."""
    found = needs_met()
    lines = [f"{name}: {'ok' if well else 'failed'}\n" for name, well in found.items()]
    ready = all(well for name, well in found.items() if name != "cache")
    response = HttpResponse("".join(lines), content_type=PLAIN, status=200 if ready else 503)
    if not ready:
        response.headers["Retry-After"] = "5"
    return response


def needs_met() -> dict[str, bool]:
    """Whether each need of the site is met, by its name."""
    found = {"database": _database()}
    for name, check in CHECKS.items():
        # A database that is away is waited for once, and nobody knows its migrations.
        found[name] = check() if found["database"] or name != "migrations" else False
    return found


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Where a hole is told of (RFC 9116); not there while nobody is named."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    ends = (timezone.now() + LASTING).replace(microsecond=0)
    lines = {
        "Contact": settings.SECURITY_CONTACT,
        "Expires": ends.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "Preferred-Languages": "zh, en",
        "Canonical": request.build_absolute_uri(),
    }
    text = "".join(f"{name}: {value}\n" for name, value in lines.items())
    return HttpResponse(text, content_type=PLAIN)


@require_POST
@csrf_exempt
def csp_report(request: HttpRequest) -> HttpResponse:
    """With DEBUG only: a browser tells what a page did against the policy."""
    if not settings.DEBUG:
        raise Http404
    logger.warning("CSP: %s", request.read(MOST_REPORTED).decode("utf-8", "replace"))
    return HttpResponse(status=204)


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return False
    return True


def _migrations() -> bool:
    try:
        executor = MigrationExecutor(connection)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Error:
        return False


def _static_manifest() -> bool:
    """Every page's style sheet can be named, and the file is there."""
    stored_name = getattr(staticfiles_storage, "stored_name", None)
    try:
        return stored_name is None or staticfiles_storage.exists(stored_name("css/base.css"))
    except ValueError:
        return False


def _disk() -> bool:
    try:
        return shutil.disk_usage(_existing(Path(settings.VAR))).free >= LEAST_ROOM
    except OSError:
        return False


def _existing(folder: Path) -> Path:
    return folder if folder.exists() else _existing(folder.parent)


def _cache() -> bool:
    cache.set("readyz", "ok", 10)
    return bool(cache.get("readyz") == "ok")


CHECKS = {
    "migrations": _migrations,
    "static manifest": _static_manifest,
    "disk": _disk,
    "cache": _cache,
}
