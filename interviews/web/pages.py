"""Pages and fragments, paging, and the face of the site."""

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext

from interviews.text.languages import HTML_LANG
from interviews.text.message import Message
from interviews.web.language import language_of

PAGE_SIZE = 20


def face(request):
    """Context of every page: the site's name, the reader's theme, and where one is."""
    theme = request.COOKIES.get(settings.THEME_COOKIE_NAME)
    language = language_of(request)
    return {
        "site_name": settings.SITE_NAME,
        "theme": theme if theme in ("light", "dark") else "",
        "languages": settings.LANGUAGES,
        "html_lang": HTML_LANG.get(language, language),
    }


def said(message):
    """A Message of the pure packages in the reader's language."""
    params = {
        name: said(value) if isinstance(value, Message) else value
        for name, value in message.params.items()
    }
    return gettext(message.text) % params if params else gettext(message.text)


class Pages(Paginator):
    """Pages of which those in the second half are counted off from the end, which is nearer."""

    def page(self, number):
        number = self.validate_number(number)
        start = (number - 1) * self.per_page
        stop = min(start + self.per_page, self.count)
        rows = self.object_list
        if 2 * start <= self.count or not (isinstance(rows, QuerySet) and rows.query.order_by):
            return super().page(number)
        last = rows.reverse()[self.count - stop : self.count - start]
        return self._get_page(list(last)[::-1], number, self)


def paginate(request, rows, size=PAGE_SIZE, total=None):
    """The page of `rows` that the query string asks for; anything odd is the nearest page.

    `total` is the number of rows where it is known; otherwise they are counted.
    """
    paginator = Pages(rows, size)
    if total is not None:
        paginator.count = total
    page = paginator.get_page(request.GET.get("page"))
    page.numbers = page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    return page


def render_page(request, page, fragment, context):
    """Render the whole page, or for htmx only the fragment that it swaps."""
    partial = request.htmx and not request.htmx.history_restore_request
    response = render(request, fragment if partial else page, context)
    patch_vary_headers(response, ["HX-Request"])
    return response
