"""What somebody typed into a form that could not be taken: given back, to send again or to copy."""

import re
from dataclasses import dataclass

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, QueryDict
from django.http.request import RawPostDataException

SECRET = re.compile(r"password|passwd|secret|token|csrf|otp", re.IGNORECASE)
SHORT = 3  # a ticked box, a number, the bookkeeping of a form: sent again, but not shown


@dataclass(frozen=True)
class Typed:
    """The fields of a POST in their order; `sendable` when a button may send them once more."""

    shown: tuple[tuple[str, str], ...]
    hidden: tuple[tuple[str, str], ...]
    files: bool
    sendable: bool

    def __bool__(self) -> bool:
        return bool(self.shown)


NOTHING = Typed((), (), files=False, sendable=False)


def typed_in(request: HttpRequest) -> Typed:
    """The fields of `request`, without passwords and tokens."""
    if request.method != "POST":
        return NOTHING
    posted = [(name, text) for name, texts in _post(request).lists() for text in texts]
    fields = [(name.replace("\x00", ""), text.replace("\x00", "")) for name, text in posted]
    secrets = [name for name, text in fields if SECRET.search(name) and text]
    kept = [(name, text) for name, text in fields if not SECRET.search(name)]
    shown = tuple((name, text) for name, text in kept if len(text.strip()) > SHORT)
    hidden = tuple(field for field in kept if field not in shown)
    needs_more = any("csrf" not in name for name in secrets)
    return Typed(shown, hidden, _has_files(request), _is_ours(request) and not needs_more)


def _post(request: HttpRequest) -> QueryDict:
    """The fields as far as they could be read."""
    try:
        return request.POST
    except (SuspiciousOperation, RawPostDataException, OSError):
        return QueryDict()


def _has_files(request: HttpRequest) -> bool:
    return (request.content_type or "").startswith("multipart/") and any(
        request.FILES.getlist(name) for name in request.FILES
    )


def _is_ours(request: HttpRequest) -> bool:
    """Whether a page of ours sent it: else a stranger's form would only need one click more."""
    own = f"{request.scheme}://{request.get_host()}"
    return getattr(request, "csrf_processing_done", False) or request.headers.get("Origin") == own
