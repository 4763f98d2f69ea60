"""Practice without network: what is taken along, how it comes back, the worker that shows it."""

from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from interviews.models import Attempt, Guide, Learner, Version
from interviews.practice import packet
from interviews.practice.attempts import practisable
from interviews.practice.learner import learner_of, learner_or_new, remember
from interviews.practice.pages.own import private, sitting_of
from interviews.scoring.weights import written
from interviews.web.outbox import arrived, by_script, not_taken
from interviews.web.shared import same_for_all

KEPT = "X-Kept-Offline"  # says to static/js/practice/offline.js that this page may be kept
PAPER, INDIGO = "#faf7f0", "#35429a"  # as in static/css/tokens.css


@require_safe
@private
def offline(request: HttpRequest) -> HttpResponse:
    """All that a learner needs without network, on one page. Of staff no browser keeps a copy."""
    learner = learner_of(request)
    sitting, running = packet.running(learner) if learner else (None, [])
    context = {
        "sitting": sitting,
        "running": running,
        "due": packet.due(learner, [w.triple.code for w in running]) if learner else [],
        "guides": Guide.objects.published().filter(audience="candidate").without_text(),
        "at": timezone.now(),
    }
    response = render(request, "practice/offline.html", context)
    if learner and not request.user.is_staff:
        response.headers[KEPT] = "1"
    return response


@require_POST
@private
def whole(request: HttpRequest, code: str) -> HttpResponse:
    """Take in a question that was answered, probed and marked on one page."""
    learner = learner_of(request)
    asked = packet.asked_of(request.POST.get("asked", ""))
    if asked is None or asked.code != code:
        return _too_old(request, code)
    taken = packet.Whole(
        _version(learner, request.POST.get("key", ""), asked),
        request.POST,
        sitting=sitting_of(learner, asked.sitting, code),
    )
    if not taken.is_valid():
        if by_script(request):
            return not_taken(*taken.forms())
        return render(request, "practice/taken.html", {"whole": taken}, status=400)
    learner = learner_or_new(request)
    return remember(_told(request, taken.take_in(learner)), learner)


def _version(learner: Learner | None, key: str, asked: packet.Asked) -> Version:
    """The text that was answered: of an answer that arrived before, the text that it was for."""
    before = learner and learner.attempts.with_version().filter(key=key).first()
    if before:
        version: Version = before.version
        return version
    rows = Version.objects.select_related("question")
    found = rows.filter(question__code=asked.code, number=asked.number).first()
    if found is None:
        raise Http404("no such text")
    return found


def _told(request: HttpRequest, attempt: Attempt) -> HttpResponse:
    if attempt.points is None:
        text = gettext("It is marked with the others at the end.")
    else:
        values = {"points": written(attempt.points), "maximum": attempt.version.triple["points"]}
        text = gettext("%(points)s of %(maximum)s points.") % values
    return arrived(request, attempt.get_absolute_url(), said=text)


def _too_old(request: HttpRequest, code: str) -> HttpResponse:
    """What was taken along too long ago, or was changed on the way, is given back whole."""
    text = gettext("This page was taken along too long ago. Open it anew; your words are here.")
    if by_script(request):
        return JsonResponse({"said": text}, status=400)
    version = packet.current(practisable().filter(code=code).values_list("code", flat=True)).get(
        code
    )
    if version is None:
        raise Http404("no such question")
    context = {"whole": packet.Whole(version, request.POST), "too_old": text}
    return render(request, "practice/taken.html", context, status=400)


@require_safe
@cache_control(no_cache=True)
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker. It stands at the root, so that it may serve both practice and guides."""
    code = Path(str(finders.find("js/practice/worker.js"))).read_bytes()
    return HttpResponse(code, content_type="text/javascript; charset=utf-8")


@same_for_all
@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """What a phone is told, so that practice stands among its apps."""
    icons = [("icon-192.png", "192x192", "any"), ("icon-512.png", "512x512", "any")]
    icons += [("icon-maskable.png", "512x512", "maskable")]
    values = {
        "name": gettext("Interview practice for customer service"),
        "short_name": gettext("Interview practice"),
        "id": reverse("practice:start"),
        "start_url": reverse("practice:start"),
        "scope": "/",
        "display": "standalone",
        "lang": request.LANGUAGE_CODE,
        "background_color": PAPER,
        "theme_color": INDIGO,
        "icons": [
            {"src": static(f"img/{name}"), "sizes": size, "type": "image/png", "purpose": purpose}
            for name, size, purpose in icons
        ],
    }
    return JsonResponse(
        values,
        content_type="application/manifest+json",
        json_dumps_params={"ensure_ascii": False},
    )
