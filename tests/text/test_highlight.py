from hypothesis import given
from hypothesis import strategies as st

from interviews.text.highlight import _fold_with_origins, highlight, snippet
from interviews.text.normalise import normalise
from tests.text.strategies import texts, windows


def test_marks_stand_on_the_original_characters():
    assert highlight("客戶投訴，ＣＲＭ里的投诉", ["投诉", "rm"]) == [
        ("客戶", False),
        ("投訴", True),
        ("，Ｃ", False),
        ("ＲＭ", True),
        ("里的", False),
        ("投诉", True),
    ]


def test_overlapping_words_are_marked_once():
    assert highlight("投诉处理", ["投诉处", "诉处理"]) == [("投诉处理", True)]


def test_one_character_that_folds_to_several_is_marked_whole():
    assert highlight("①ﬁ\u0301x", ["i"]) == [("①", False), ("ﬁ\u0301", True), ("x", False)]


def test_no_words_mark_nothing():
    assert highlight("投诉", []) == [("投诉", False)]
    assert highlight("", ["投诉"]) == []


@given(windows())
def test_highlight_loses_nothing_and_marks_every_window(text_and_window):
    text, window = text_and_window
    pieces = highlight(text, [window])
    assert "".join(piece for piece, _ in pieces) == text
    assert any(marked for _, marked in pieces) == bool(normalise(window))


@given(texts)
def test_the_mapped_folding_is_the_folding(text):
    folded, origins = _fold_with_origins(text)
    assert folded.strip() == normalise(text)
    assert len(origins) == len(folded)


def test_snippet_stands_around_the_first_hit():
    text = "甲" * 50 + "投诉" + "乙" * 50
    assert snippet(text, ["投訴"], width=20) == [
        ("…", False),
        ("甲" * 5, False),
        ("投诉", True),
        ("乙" * 13, False),
        ("…", False),
    ]


def test_snippet_without_a_hit_is_the_beginning():
    assert snippet("一\n二三四", ["投诉"], width=4) == [("一 二三", False), ("…", False)]
    assert snippet("一二", ["投诉"]) == [("一二", False)]


@given(texts, texts, st.integers(1, 40))
def test_snippet_is_never_wider_than_asked(text, word, width):
    pieces = snippet(text, [word], width)
    assert len("".join(piece for piece, _ in pieces)) <= width + 2
