"""Order by buttons and by numbers: nothing is ever lost or doubled."""

from hypothesis import given
from hypothesis import strategies as st

from interviews.sets.layout import moved, numbers, placed, removed, without_section

SET = [("A", ["a", "b", "c"]), ("B", ["d", "e"]), ("C", [])]


@st.composite
def layouts(draw):
    sizes = draw(st.lists(st.integers(0, 4), min_size=1, max_size=4))
    entries = iter(range(99))
    return [(f"s{n}", [next(entries) for _ in range(size)]) for n, size in enumerate(sizes)]


def entries(layout):
    return sorted(entry for _, members in layout for entry in members)


@given(layouts(), st.integers(0, 15), st.sampled_from((-1, 1)))
def test_moving_keeps_every_entry(layout, entry, step):
    assert entries(moved(layout, entry, step)) == entries(layout)


@given(layouts(), st.integers(0, 15))
def test_up_after_down_within_the_paper_is_where_it_was(layout, entry):
    there = moved(layout, entry, 1)

    if there != [(section, list(members)) for section, members in layout]:
        assert numbers(moved(there, entry, -1)) == numbers(layout)


@given(layouts(), st.dictionaries(st.integers(0, 15), st.integers(-3, 30)))
def test_numbers_keep_every_entry(layout, wanted):
    assert entries(placed(layout, wanted)) == entries(layout)


@given(layouts())
def test_numbers_left_alone_change_nothing(layout):
    assert placed(layout, numbers(layout)) == layout


@given(layouts(), st.integers(0, 3))
def test_a_dropped_section_leaves_its_entries(layout, n):
    assert entries(without_section(layout, f"s{n}")) == entries(layout)


def test_an_entry_moves_past_the_edge_of_its_section():
    assert moved(SET, "c", 1) == [("A", ["a", "b"]), ("B", ["c", "d", "e"]), ("C", [])]
    assert moved(SET, "d", -1) == [("A", ["a", "b", "c", "d"]), ("B", ["e"]), ("C", [])]


def test_the_edges_of_the_paper_hold():
    assert moved(SET, "a", -1) == SET
    assert moved([("A", ["a"])], "a", 1) == [("A", ["a"])]


def test_a_number_takes_an_entry_where_that_number_stands():
    assert placed(SET, {"a": 3}) == [("A", ["b", "c", "a"]), ("B", ["d", "e"]), ("C", [])]
    assert placed(SET, {"e": 1}) == [("A", ["e", "a", "b", "c"]), ("B", ["d"]), ("C", [])]
    assert placed(SET, {"a": 99}) == [("A", ["b", "c"]), ("B", ["d", "e", "a"]), ("C", [])]


def test_removing_takes_out_one():
    assert removed(SET, "d") == [("A", ["a", "b", "c"]), ("B", ["e"]), ("C", [])]
