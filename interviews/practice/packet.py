"""What a learner takes along to practise without network: questions whole, signed by this site."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.db import transaction
from django.db.models import F
from django.http import QueryDict
from django.utils import timezone

from interviews.bankfile.triple import Triple
from interviews.models import Attempt, Learner, Sitting, Version
from interviews.practice import attempts
from interviews.practice.forms import AnswerForm, MarkForm, RepliesForm, new_key
from interviews.practice.sittings import places

SALT = "interviews.practice.packet"
MOST = 20  # questions that are due
LASTS = 60 * 24 * 3600  # seconds after which what was taken along is no longer taken in


@dataclass(frozen=True)
class Asked:
    """Which text was taken along, and in which sitting of its learner."""

    code: str
    number: int
    sitting: int

    def signed(self) -> str:
        return signing.dumps([self.code, self.number, self.sitting], salt=SALT)


def asked_of(written: str) -> Asked | None:
    """What was signed, or None: nobody can name a text that was never given to them."""
    try:
        return Asked(*signing.loads(written, salt=SALT, max_age=LASTS))
    except (signing.BadSignature, TypeError):
        return None


class Whole:
    """All that is asked about one question, on one page: the answer, the probes and the marks.

    In a mock interview the marks come at the end, so the page holds no model answer.
    """

    def __init__(
        self,
        version: Version,
        sent: QueryDict | None = None,
        *,
        attempt: Attempt | None = None,
        sitting: Sitting | None = None,
    ) -> None:
        self.version, self.attempt, self.sitting = version, attempt, sitting
        self.triple: Triple = version.as_triple()
        self.asked = Asked(self.triple.code, version.number, sitting.pk if sitting else 0).signed()
        ids = f"{self.triple.code}-%s"
        key = attempt.key if attempt else new_key()
        self.answer = AnswerForm(
            sent, category=self.triple.category, way="typed", auto_id=ids, initial={"key": key}
        )
        self.replies = RepliesForm(sent, probes=self.triple.probes, auto_id=ids)
        is_mock = sitting is not None and sitting.is_mock
        self.marks = None if is_mock else MarkForm(sent, triple=self.triple, auto_id=ids)

    def forms(self) -> list[Any]:
        return [form for form in (self.answer, self.replies, self.marks) if form is not None]

    def is_valid(self) -> bool:
        return all(form.is_valid() for form in self.forms())

    @transaction.atomic
    def take_in(self, learner: Learner) -> Attempt:
        """Keep what was sent; sent again with the same key, it is the attempt made then."""
        answer = self.answer.answer()
        if not (answer.parts_written or answer.on_device):
            answer = answer.in_mind()
        question = self.version.question
        made = attempts.begin(learner, question, answer, self.sitting, self.version)
        for number, text in enumerate(self.replies.replies(), 1):
            if text:
                attempts.reply(made, number, text)
        if self.marks:
            attempts.mark(made, self.marks.levels(), self.marks.red_flags())
        return Attempt.objects.with_version().get(pk=made.pk)


def running(learner: Learner) -> tuple[Sitting | None, list[Whole]]:
    """The newest sitting that is not over, and what is left of it."""
    sitting = learner.sittings.first()
    if sitting is None:
        return None, []
    left = [place for place in places(sitting) if not (place.attempt and place.attempt.marked_at)]
    if sitting.is_mock:
        left = [place for place in left if not place.attempt]
    versions = current(place.code for place in left if place.question and not place.attempt)
    found = [
        (place.attempt.version if place.attempt else versions.get(place.code), place.attempt)
        for place in left
    ]
    return sitting, [
        Whole(version, attempt=attempt, sitting=sitting) for version, attempt in found if version
    ]


def due(learner: Learner, without: Iterable[str]) -> list[Whole]:
    """What comes back today and is not in the sitting that runs."""
    cards = learner.cards.due(timezone.now()).exclude(question__code__in=list(without))
    codes = list(cards.values_list("question__code", flat=True)[:MOST])
    versions = current(codes)
    return [Whole(versions[code]) for code in codes if code in versions]


def current(codes: Iterable[str]) -> dict[str, Version]:
    """The approved text of each of these questions: one query."""
    rows = Version.objects.filter(
        question__code__in=list(codes), number=F("question__current_version")
    )
    return {version.triple["code"]: version for version in rows.select_related("question")}
