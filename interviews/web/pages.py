"""Pages and fragments, paging, and the face of the site."""

from collections.abc import Iterator
from typing import Any, Protocol

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext, pgettext
from django_htmx.middleware import HtmxDetails

from interviews.text.languages import HTML_LANG
from interviews.text.message import Message
from interviews.web.language import language_of

PAGE_SIZE = 20


def face(request: HttpRequest) -> dict[str, Any]:
    """Context of every page: the site's name, the reader's theme, and where one is."""
    theme = request.COOKIES.get(settings.THEME_COOKIE_NAME)
    language = language_of(request)
    return {
        "site_name": settings.SITE_NAME,
        "theme": theme if theme in ("light", "dark") else "",
        "languages": settings.LANGUAGES,
        "html_lang": HTML_LANG.get(language, language),
    }


def said(message: Message) -> str:
    """A Message of the pure packages in the reader's language."""
    params = {
        name: said(value) if isinstance(value, Message) else value
        for name, value in message.params.items()
    }
    return gettext(message.text) % params if params else gettext(message.text)


class Rows(Protocol):
    """What can be shown page by page: a QuerySet, a list, or what stands for one."""

    def __len__(self) -> int: ...

    def __getitem__(self, wanted: slice, /) -> "Rows": ...


class Numbered(Page):  # type: ignore[type-arg]  # not generic when it runs
    """A page that knows the numbers beside it, with marks where some are left out."""

    @property
    def numbers(self) -> Iterator[int | str]:
        return self.paginator.get_elided_page_range(self.number, on_each_side=2, on_ends=1)


def about(label: str, text: str) -> str:
    """What is said of something, behind its name, in the reader's language."""
    return f"{label}{pgettext('list', ': ')}{text}" if label else text


class Pages(Paginator):  # type: ignore[type-arg]  # not generic when it runs
    """Pages of which those in the second half are counted off from the end, which is nearer."""

    def _get_page(self, *arguments: Any) -> Numbered:
        return Numbered(*arguments)

    def page(self, number: int | str) -> Page[Any]:
        number = self.validate_number(number)
        start = (number - 1) * self.per_page
        stop = min(start + self.per_page, self.count)
        rows = self.object_list
        if 2 * start <= self.count or not (isinstance(rows, QuerySet) and rows.query.order_by):
            return super().page(number)
        last = rows.reverse()[self.count - stop : self.count - start]
        return self._get_page(list(last)[::-1], number, self)


def paginate(
    request: HttpRequest, rows: Rows, size: int = PAGE_SIZE, total: int | None = None
) -> Page[Any]:
    """The page of `rows` that the query string asks for; anything odd is the nearest page.

    `total` is the number of rows where it is known; otherwise they are counted.
    """
    paginator = Pages(rows, size)  # type: ignore[arg-type]  # asks for single rows, and takes none
    if total is not None:
        paginator.count = total
    return paginator.get_page(request.GET.get("page"))


def htmx_of(request: HttpRequest) -> HtmxDetails:
    """What htmx says of a request that it sent; false for all others."""
    return request.htmx  # type: ignore[attr-defined, no-any-return]  # by its middleware


def render_page(
    request: HttpRequest, page: str, fragment: str, context: dict[str, Any]
) -> HttpResponse:
    """Render the whole page, or for htmx only the fragment that it swaps."""
    htmx = htmx_of(request)
    partial = htmx and not htmx.history_restore_request
    response = render(request, fragment if partial else page, context)
    patch_vary_headers(response, ["HX-Request"])
    return response
