import sys
import unicodedata

import pytest
from hypothesis import given

from interviews.text.normalise import clean, normalise, simplify
from tests.text.strategies import texts, windows


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("投訴處理", "投诉处理"),
        ("ＣＲＭ２０２５", "crm2025"),
        ("Straße Café", "strasse cafe"),
        ("cafe\u0301", "cafe"),
        (" 一\u3000\n\t二 ", "一 二"),
        ("投\x00诉\u200b", "投诉"),
        ("試著", "试着"),
        ("⾯试", "面试"),
        ("\ud800a", "a"),
    ],
)
def test_folds_what_readers_take_for_the_same(text, folded):
    assert normalise(text) == folded


def test_folding_any_character_again_changes_nothing():
    every = map(chr, range(sys.maxunicode + 1))
    assert [char for char in every if normalise(normalise(char)) != normalise(char)] == []


@given(windows())
def test_a_piece_of_a_text_folds_to_a_piece_of_the_folded_text(text_and_window):
    text, window = text_and_window
    assert normalise(window) in normalise(text)


@given(texts)
def test_folding_is_idempotent(text):
    assert normalise(normalise(text)) == normalise(text)


def test_simplifying_minds_the_word():
    assert simplify("乾燥的乾坤，著名的後台") == "干燥的乾坤，著名的后台"


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("一 \n二\u3000\n\n", "一\n二"),
        ("  缩进", "  缩进"),
        ("a\tb\x00c\x07", "a bc"),
        ("e\x00\u0301", "é"),
        ("\ufeff投訴 ＣＲＭ", "投訴 ＣＲＭ"),
    ],
)
def test_cleans_what_is_stored(text, stored):
    assert clean(text) == stored


@given(texts)
def test_cleaning_is_idempotent_and_leaves_no_control_character(text):
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert not [char for char in cleaned if unicodedata.category(char) == "Cc" and char != "\n"]
