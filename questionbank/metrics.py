"""/metrics: what an operator watches, for the addresses of METRICS_FROM alone.

By prometheus_client itself: a layer within Django would not see the pages that are answered before
it. Each process of gunicorn writes its numbers into a folder of theirs (gunicorn.conf.py), so that
whichever answers tells the sum of all.
"""

import os
from collections.abc import Iterator
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.db.models import Count, Min
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import REGISTRY, CollectorRegistry, Counter, Histogram
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector

from interviews.web.address import address_of
from interviews.web.views import needs_met

VIEW = "questionbank.view"  # in the environ: the name of the view that answered
REQUESTS = Counter("questionbank_requests", "Requests answered.", ["view", "method", "status"])
SECONDS = Histogram(
    "questionbank_request_seconds",
    "Time until the answer was ready.",
    ["view"],
    buckets=(0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15),
)


class Standing:
    """What is read from the database when it is asked: jobs, reports, and what is ready."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        needs = needs_met()
        ready = GaugeMetricFamily("questionbank_ready", "1 where a need is met.", labels=["need"])
        for need, met in needs.items():
            ready.add_metric([need], met)
        yield ready
        if needs["database"] and needs["migrations"]:
            yield from _waiting()


def _waiting() -> Iterator[GaugeMetricFamily]:
    from interviews.models import Job, Report

    jobs = GaugeMetricFamily("questionbank_jobs", "Jobs by state.", labels=["state"])
    found = dict(Job.objects.order_by().values_list("state").annotate(Count("pk")))
    for state in Job.State.values:
        jobs.add_metric([state], found.get(state, 0))
    yield jobs
    oldest = Job.objects.filter(state=Job.State.WAITING).aggregate(at=Min("created_at"))["at"]
    yield GaugeMetricFamily(
        "questionbank_job_waits_seconds",
        "How long the oldest job has waited.",
        value=(timezone.now() - oldest).total_seconds() if oldest else 0,
    )
    yield GaugeMetricFamily(
        "questionbank_reports_new",
        "Readers' reports that nobody has looked at.",
        value=Report.objects.filter(state=Report.State.NEW).count(),
    )


@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """The numbers of all processes, as Prometheus reads them; not there for anybody else."""
    if not may_look(request):
        raise Http404
    registry = CollectorRegistry()
    registry.register(Standing())
    text = generate_latest(registry)
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        counted = CollectorRegistry()
        MultiProcessCollector(counted)  # type: ignore[no-untyped-call]  # has no types
    else:
        counted = REGISTRY
    return HttpResponse(text + generate_latest(counted), content_type=CONTENT_TYPE_LATEST)


def may_look(request: HttpRequest) -> bool:
    """Whether the request comes from METRICS_FROM.

    A proxy that nobody counted (TRUSTED_PROXIES) makes everybody come from its own address: then
    nothing can be told, and nobody looks.
    """
    if not settings.TRUSTED_PROXIES and "X-Forwarded-For" in request.headers:
        return False
    try:
        address = ip_address(address_of(request))
    except ValueError:
        return False
    return any(address in ip_network(allowed) for allowed in settings.METRICS_FROM)
