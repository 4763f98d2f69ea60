"""What every format writes: a booklet of sections of questions, as plain values.

Whoever prints (a set, a basket, a filtered list) builds a Booklet; a format turns it into bytes
and knows nothing else. `Sheet` says which paper it is and so what may stand on it.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from interviews.bankfile.triple import Triple
from interviews.bankfile.vocabulary import SHIPPED, Terms
from interviews.exports.letterhead import Letterhead
from interviews.scoring.weights import shares, written


class Sheet(StrEnum):
    CANDIDATE = "candidate"  # never a word of an answer, anchor, probe, red flag or analysis
    PRACTICE = "practice"  # for whoever practises: questions first, then their answers
    ANSWERS = "answers"
    INTERVIEWER = "interviewer"
    SCORECARD = "scorecard"
    SUMMARY = "summary"


@dataclass(frozen=True)
class Item:
    """One question on paper, numbered from 1 through the whole booklet."""

    number: int
    triple: Triple
    points: int  # on this paper; the triple's own unless the set says otherwise
    minutes: int
    version: int | None = None  # "CS-0042 v3" when pinned

    @property
    def weights(self) -> tuple[str, ...]:
        """The points of each criterion on this paper, as written; they sum to `points`."""
        given = shares(self.points, [line.weight for line in self.triple.rubric])
        return tuple(map(written, given))


@dataclass(frozen=True)
class Section:
    title: str  # 行为题
    items: tuple[Item, ...]
    note: str = ""

    @property
    def points(self) -> int:
        return sum(item.points for item in self.items)

    @property
    def minutes(self) -> int:
        return sum(item.minutes for item in self.items)


@dataclass(frozen=True)
class Booklet:
    """A whole paper. `labels` names slugs in the reader's language: {"manager": "经理", …}."""

    title: str
    sections: tuple[Section, ...]
    sheet: Sheet = Sheet.INTERVIEWER
    form_code: str = ""  # "S-0007 A v2"; empty for a basket or a filtered list
    role: str = ""  # Chinese name for the head of the page
    introduction: str = ""  # read by candidates
    interviewer_notes: str = ""  # read by interviewers only
    made_on: str = ""  # ISO date shown on paper and used as the file's timestamp
    answers_at_end: bool = False  # answer key: after each question, or all at the end
    samples: bool = False  # interviewer's book: sample answers with the bank's marks
    score_by: str = "question"  # scorecard: question, competency, or candidate: a row for each
    labels: dict[str, str] | None = None
    terms: Terms = SHIPPED  # the roles and categories that the bank has, used here or not
    letterhead: Letterhead = Letterhead()
    internal: bool = True  # marked as such, on sheets that are not for candidates
    copy: str = ""  # 第 03 份: which copy this is, to be known again
    large: bool = False  # large print
    pictures: dict[str, bytes] = field(default_factory=dict)  # by the names in the triples
    language: str = "zh-hans"  # of who prints: in Taiwan and Hong Kong papers are Traditional

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for section in self.sections for item in section.items)

    @property
    def single(self) -> bool:
        """Whether there is one question only, which needs neither contents nor sums."""
        return len(self.items) == 1

    @property
    def points(self) -> int:
        return sum(section.points for section in self.sections)

    @property
    def minutes(self) -> int:
        return sum(item.minutes for item in self.items)
