"""The picture of a question, for whoever may read a question that shows it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control
from django.views.decorators.http import etag, require_safe

from interviews.bankfile.pictures import size_in
from interviews.models import Picture, Question, Reader, Version

KINDS = {"png": "image/png", "jpg": "image/jpeg"}
KEPT = 3600  # seconds; what became internal is out of a browser's cache after them


@require_safe
@cache_control(private=True, max_age=KEPT)
@etag(lambda request, name: f'"{name}-{request.user.pk}"')
def picture(request: HttpRequest, name: str) -> HttpResponse:
    if size_in(name) == (0, 0) or not may_see(request.user, name):
        raise Http404
    kept = get_object_or_404(Picture, pk=name)
    response = HttpResponse(bytes(kept.content), content_type=KINDS[name.rpartition(".")[2]])
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def may_see(user: Reader, name: str) -> bool:
    """Readers see what a question shows that they may read; the desk sees drafts and versions.

    What stands in internal questions alone is for those who may read them. What was just uploaded
    stands in none yet.
    """
    if Question.objects.visible_to(user).filter(picture=name).exists():
        return True
    if not user.has_perm("interviews.view_question"):
        return False
    if user.has_perm("interviews.view_internal_question"):
        return True
    shown = [*Question.objects.filter(picture=name).values_list("visibility", flat=True)]
    shown += Version.objects.filter(triple__picture=name).values_list(
        "triple__visibility", flat=True
    )
    return not shown or Question.Visibility.PUBLIC in shown
