"""The basket: codes that a visitor has put aside, in signed cookies. No account, no row is needed.

One cookie holds the whole of it. Each question that is put in or taken out is first a cookie of its
own, a step: of several clicks at once every answer reaches the browser, whichever comes last. An
ordering, an emptying or the twentieth step writes them into the whole.
"""

from collections.abc import Iterable, Mapping
from time import time_ns
from typing import Any, TypeVar

from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from interviews.models import Question, Reader

MOST = 500  # codes
LARGEST = 2_800  # bytes of the whole: it, the steps and what was emptied share a line of 8,190
STEPS = 20  # cookies of their own, before they are written into the whole
KEPT = 180 * 24 * 3600  # seconds
UNDO = 3600  # seconds
SALT = "basket"


Kept = TypeVar("Kept", bound=HttpResponseBase)


class Basket:
    """What the cookies of a request hold. `keep_in(response)` writes what was changed here."""

    def __init__(self, cookies: Mapping[str, str]) -> None:
        self.name = settings.BASKET_COOKIE_NAME
        self._whole = _codes(cookies.get(self.name))
        self._steps = _steps(cookies, self.name)
        self.emptied = _codes(cookies.get(f"{self.name}_emptied"), UNDO)
        self._written: dict[str, tuple[str, int] | None] = {}

    @property
    def codes(self) -> list[str]:
        codes = dict.fromkeys(self._whole)
        for code, (_at, is_in) in sorted(self._steps.items(), key=lambda step: step[1][0]):
            if is_in:
                codes.setdefault(code)
            else:
                codes.pop(code, None)
        return list(codes)

    def __len__(self) -> int:
        return len(self.codes)

    def __contains__(self, code: object) -> bool:
        return code in self.codes

    def add(self, code: str) -> bool:
        """Put `code` in, or return False when the basket is full."""
        codes = self.codes
        if code in codes:
            return True
        if len(codes) >= MOST or len(_signed([*codes, code])) > LARGEST:
            return False
        self._step(code, True)
        return True

    def remove(self, code: str) -> None:
        if code in self:
            self._step(code, False)

    def move(self, code: str, step: int) -> None:
        codes = self.codes
        if code in codes:
            at = codes.index(code)
            codes.insert(min(max(at + step, 0), len(codes) - 1), codes.pop(at))
            self._fold(codes)

    def order(self, wanted: Iterable[str]) -> None:
        """Put its codes into the order of `wanted`; what that does not name comes last."""
        codes = self.codes
        known = [code for code in dict.fromkeys(wanted) if code in codes]
        self._fold(known + [code for code in codes if code not in known])

    def empty(self) -> None:
        """Take everything out; for an hour `restore` puts it back."""
        self.emptied = self.codes
        self._written[f"{self.name}_emptied"] = (_signed(self.emptied), UNDO)
        self._fold([])

    def restore(self) -> None:
        """Put back what was taken out, before what has come in since."""
        self._fold(list(dict.fromkeys([*self.emptied, *self.codes]))[:MOST])
        self.emptied = []
        self._written[f"{self.name}_emptied"] = None

    def questions(self, user: Reader) -> list[Question]:
        """What `user` may still read of it, in the order of the basket, with card details."""
        order = {code: place for place, code in enumerate(self.codes)}
        found = Question.objects.visible_to(user).filter(code__in=order).with_card_details()
        return sorted(found, key=lambda question: order[question.code])

    def keep_in(self, response: Kept) -> Kept:
        """Write the changes into `response`, and return it."""
        options: Any = {"path": "/", "samesite": settings.SESSION_COOKIE_SAMESITE}
        for name, written in self._written.items():
            if written is None:
                response.delete_cookie(name, **options)
                continue
            value, age = written
            secure = settings.SESSION_COOKIE_SECURE
            response.set_cookie(name, value, max_age=age, httponly=True, secure=secure, **options)
        return response

    def _step(self, code: str, is_in: bool) -> None:
        if len(self._steps) >= STEPS:
            self._fold(self.codes)
        at = time_ns()
        self._steps[code] = (at, is_in)
        self._written[f"{self.name}-{code}"] = (_step_signer(code).sign(f"{at}.{is_in:d}"), KEPT)

    def _fold(self, codes: list[str]) -> None:
        self._written |= {f"{self.name}-{code}": None for code in self._steps}
        self._whole, self._steps = codes, {}
        self._written[self.name] = (_signed(codes), KEPT)


def basket(request: HttpRequest) -> dict[str, Basket]:
    """Context of every page: what the reader has put aside."""
    return {"basket": basket_of(request)}


def basket_of(request: HttpRequest) -> Basket:
    """The one Basket of a request: what a view changes, its page shows."""
    kept: Basket | None = getattr(request, "basket", None)
    if kept is None:
        kept = Basket(request.COOKIES)
        setattr(request, "basket", kept)  # noqa: B010  no attribute that a request is known by
    return kept


def _signed(codes: list[str]) -> str:
    return signing.dumps(codes, salt=SALT, compress=True)


def _codes(cookie: str | None, age: int | None = None) -> list[str]:
    """The codes of a cookie; of one that we did not write, none."""
    try:
        codes: list[str] = signing.loads(cookie or "", salt=SALT, max_age=age)
    except signing.BadSignature:
        return []
    return codes


def _steps(cookies: Mapping[str, str], name: str) -> dict[str, tuple[int, bool]]:
    """The steps that wait: {code: (when, whether it came in)}."""
    steps = {}
    for key, cookie in cookies.items():
        code = key.removeprefix(f"{name}-")
        if code == key:
            continue
        try:
            at, is_in = _step_signer(code).unsign(cookie).split(".")
        except signing.BadSignature:
            continue
        steps[code] = (int(at), is_in == "1")
    return steps


def _step_signer(code: str) -> signing.Signer:
    return signing.Signer(salt=f"{SALT}-{code}")
