"""The guides as readers see them: the list by audience, and one guide with its questions."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from interviews.guides.linked_data import linked_data
from interviews.models import Guide, Question
from interviews.web.shared import same_for_all


@same_for_all
@require_safe
def guide_list(request: HttpRequest) -> HttpResponse:
    guides = Guide.objects.published().without_text()
    parts = [
        (audience, [guide for guide in guides if guide.audience == audience])
        for audience in Guide.Audience
    ]
    return render(request, "guides/list.html", {"parts": parts})


@same_for_all
@require_safe
def guide(request: HttpRequest, slug: str) -> HttpResponse:
    published = Guide.objects.published()
    linked = published.prefetch_related("categories", "competencies")
    shown = get_object_or_404(linked, slug=slug)
    previous, following = published.without_text().beside(shown)
    visible = Question.objects.visible_to(request.user)
    context = {
        "guide": shown,
        "questions": visible.filter(guides=shown).order_by("code").with_card_details(),
        "previous": previous,
        "next": following,
        "linked_data": linked_data(shown, request.build_absolute_uri(shown.get_absolute_url())),
    }
    return render(request, "guides/guide.html", context)
