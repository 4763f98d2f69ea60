"""Level words stand in one place, and the interface says the same as the papers."""

import re
from dataclasses import fields
from pathlib import Path

import pytest
from django.utils.translation import gettext, override

from interviews.bankfile.triple import Criterion
from interviews.models import Criterion as CriterionRow
from interviews.scoring.levels import ANCHORS, FIELDS, HEADINGS, LEVELS, NOT_PROBED

BASE = Path(__file__).resolve().parents[2]
SPELLED = re.compile(r"""优秀|["'/]合格(?!线)|合格（|["'/]不足["'/（]|未考察""")
ROOMS = ("interviews/**/*.py", "interviews/**/*.typ", "templates/**/*.html")
# Curators' manuals speak to people; readers of strangers' files know strangers' words.
ELSEWHERE = ("interviews/scoring/levels.py", "interviews/ingest/", "templates/help/",
             "interviews/bankfile/read.py")  # fmt: skip


def test_levels_run_from_best_to_worst_and_three_have_an_anchor():
    assert LEVELS == (5, 4, 3, 2, 1)
    assert [(anchor.level, anchor.field) for anchor in ANCHORS] == [
        (5, "excellent"),
        (3, "adequate"),
        (1, "poor"),
    ]
    assert HEADINGS == ("优秀（5）", "合格（3）", "不足（1）")
    assert tuple(one.name for one in fields(Criterion))[2:] == FIELDS


@pytest.mark.parametrize("anchor", ANCHORS, ids=lambda anchor: anchor.field)
def test_the_interface_calls_a_level_as_papers_do(anchor):
    with override("zh-hans"):
        assert gettext(anchor.name) == anchor.word
        assert str(CriterionRow._meta.get_field(anchor.field).verbose_name) == anchor.heading


def test_no_other_file_spells_a_level():
    found = {
        str(path.relative_to(BASE)): words
        for pattern in ROOMS
        for path in sorted(BASE.glob(pattern))
        if not str(path.relative_to(BASE)).startswith(ELSEWHERE)
        if (words := SPELLED.findall(path.read_text("utf-8")))
    }
    assert NOT_PROBED == "未考察"
    assert found == {}
