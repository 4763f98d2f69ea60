"""The picture that a chat shows beside the link to a question, and the site's old-style icon."""

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.templatetags.static import static
from django.utils.translation import override
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.generic import RedirectView

from interviews.exports import as_card
from interviews.models import Question

KEPT = 7 * 24 * 3600  # seconds that a drawn picture is kept


@require_safe
@cache_control(public=True, max_age=24 * 3600)
def card(request: HttpRequest, code: str) -> HttpResponse:
    """Draw a public question once for each of its states; nobody else's is ever drawn."""
    question = get_object_or_404(Question.objects.public().with_card_details(), code=code)
    key = f"card:{question.code}:{question.updated_at.timestamp()}"
    content = cache.get(key)
    if content is None:
        content = as_card.write(_words(question))
        cache.set(key, content, KEPT)
    return HttpResponse(content, content_type="image/png")


def _words(question: Question) -> as_card.Card:
    assert question.category  # as the database holds of every published one
    with override("zh-hans"):  # the question is Chinese, whoever looks at its picture
        return as_card.Card(
            code=question.code,
            stem=question.stem,
            category=str(question.category),
            category_slug=question.category.slug,
            roles="、".join(map(str, question.roles.all())),
            difficulty=question.get_difficulty_display(),
            facts=f"满分 {question.points} · 用时 {question.minutes} 分钟",
            site=str(settings.SITE_NAME),
        )


class Icon(RedirectView):
    """Browsers and chats that ask for /favicon.ico without having read the page."""

    def get_redirect_url(self, *args: object, **kwargs: object) -> str:
        return static("img/favicon.ico")
