import html
import re

from hypothesis import given
from hypothesis import strategies as st

from interviews.text.highlight import _fold_with_origins, highlight, highlight_html
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


def test_html_is_marked_in_its_text_and_never_in_its_tags():
    shown = '<p>客戶<strong>投訴</strong> &lt;b&gt; 与 <a href="/b" rel="b">b</a></p>'
    assert highlight_html(shown, ["投诉", "b"]) == (
        "<p>客戶<strong><mark>投訴</mark></strong> &lt;<mark>b</mark>&gt; 与 "
        '<a href="/b" rel="b"><mark>b</mark></a></p>'
    )


def test_html_without_words_is_as_it_was():
    assert highlight_html("<p>a &amp; b</p>", []) == "<p>a &amp; b</p>"


@given(texts, st.lists(texts, max_size=3))
def test_marked_html_says_what_the_html_said(text, words):
    safe = f"<p>{html.escape(text)}</p>"
    bare = re.sub(r"</?mark>", "", highlight_html(safe, words))
    assert html.unescape(bare) == f"<p>{text}</p>"
