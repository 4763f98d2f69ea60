from dataclasses import replace

import pytest

from interviews.exports import wording
from interviews.exports.booklet import Section, Sheet
from tests.exports.make import make_booklet, make_item, make_triple


def test_a_section_head_counts_questions_and_points():
    section = Section("行为题", tuple(make_item(n, make_triple(n, "behavioral")) for n in (1, 2)))

    assert wording.section_head(1, section) == "一、行为题：本题共 2 小题，共 20 分"


def test_the_name_of_the_sheet_is_not_said_twice():
    booklet = make_booklet(1, Sheet.CANDIDATE, title="期末试题卷")

    assert wording.heading(booklet) == "期末试题卷"
    assert wording.heading(replace(booklet, sheet=Sheet.SUMMARY)) == "期末试题卷 汇总表"


def test_a_pinned_question_shows_its_version():
    item = make_item(7)

    assert wording.code(item) == "CS-0007 v2"
    assert wording.code(replace(item, version=None)) == "CS-0007"


@pytest.mark.parametrize(("points", "lines"), [(0, 6), (10, 8), (15, 10), (20, 13), (100, 16)])
def test_points_give_lines_to_write_on(points, lines):
    assert wording.answer_lines(make_item(points=points)) == lines


def test_a_question_longer_than_a_page_may_break():
    assert wording.fits_page(make_item())
    assert not wording.fits_page(make_item(triple=make_triple(stem="长" * 2000)))


def test_only_papers_with_behavioural_questions_ask_for_own_experience():
    with_it, without = make_booklet(1), make_booklet(1, sections=make_booklet(4).sections[1:])

    assert len(wording.notices(with_it)) == 3
    assert len(wording.notices(without)) == 2


@pytest.mark.parametrize(
    ("count", "bands"),
    [
        (1, [["1", "总分", "评分人"]]),
        (8, [["1", "2", "3", "4", "5", "6", "7", "8", "总分", "评分人"]]),
        (124, [["一", "二", "三", "四", "总分", "评分人"]]),
    ],
)
def test_the_score_grid_has_a_cell_a_question_or_a_section(count, bands):
    assert wording.score_bands(make_booklet(count)) == bands


@pytest.mark.parametrize("count", range(1, 60))
def test_bands_of_the_score_grid_are_equally_wide_and_fit_the_page(count):
    bands = wording.score_bands(make_booklet(count))

    assert len({len(band) for band in bands}) == 1
    assert len(bands[0]) <= 12
    assert [label for band in bands for label in band if label][-2:] == ["总分", "评分人"]


def test_a_long_stem_is_short_in_the_contents():
    assert wording.short("你好，\n世界") == "你好， 世界"
    assert wording.short("甲乙，丙丁", most=4) == "甲乙…"
