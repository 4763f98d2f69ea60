"""The levels that an answer is heard at, the words of the three that have an anchor, and 未考察.

The only place that spells them: every paper, form and file takes them from here.
"""

from dataclasses import dataclass

from interviews.text.message import N_

LEVELS = (5, 4, 3, 2, 1)  # best first, as they stand on a scorecard
HIGHEST = LEVELS[0]
NOT_PROBED = "未考察"


@dataclass(frozen=True)
class Anchor:
    """A level that a rubric describes. `field` of a criterion holds what is heard there."""

    field: str
    level: int
    word: str  # on papers and in files, which are Chinese whoever prints them
    name: str  # English source string of the interface

    @property
    def heading(self) -> str:
        """Return the head of its column: 优秀（5）."""
        return f"{self.word}（{self.level}）"


ANCHORS = (
    Anchor("excellent", 5, "优秀", N_("Excellent")),
    Anchor("adequate", 3, "合格", N_("Adequate")),
    Anchor("poor", 1, "不足", N_("Poor")),
)
FIELDS = tuple(anchor.field for anchor in ANCHORS)
WORDS = tuple(anchor.word for anchor in ANCHORS)
HEADINGS = tuple(anchor.heading for anchor in ANCHORS)
