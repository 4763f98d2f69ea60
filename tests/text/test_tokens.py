import re
import sqlite3

from hypothesis import given
from hypothesis import strategies as st

from interviews.text.normalise import normalise
from interviews.text.tokens import MAX_WORD, Term, index_tokens, query_terms
from tests.text.questions import make_stems
from tests.text.strategies import texts, windows


def tokens(word):
    return query_terms(word)[0].tokens


def test_a_text_has_its_characters_and_bigrams():
    expected = {*tokens("投"), *tokens("诉"), *tokens("投诉"), *tokens("3")}
    assert index_tokens("投訴，３ 投诉") == sorted(expected)


def test_bigrams_do_not_cross_punctuation():
    assert tokens("诉退")[0] not in index_tokens("投诉，退款")


def test_part_of_a_latin_word_is_found():
    assert query_terms("RM") == [Term("rm", tokens("rm"), exact=True)]
    assert set(tokens("rm")) <= set(index_tokens("CRM 系统"))


def test_a_longer_word_needs_its_bigrams_and_a_look():
    (term,) = query_terms("退款难")
    assert term == Term("退款难", tuple(sorted(tokens("退款") + tokens("款难"))), exact=False)


def test_all_that_is_neither_letter_nor_digit_separates_words():
    for query in ("退款、投诉", "“退款”投诉？", "退款😡投诉", "退款\u3000投诉", "《退款》—投诉"):
        assert [term.word for term in query_terms(query)] == ["退款", "投诉"]


def test_a_query_of_nothing_but_signs_is_taken_literally():
    assert query_terms("😀 ：") == [Term("😀", (), False), Term(":", (), False)]


def test_hostile_queries_are_cut_to_a_few_short_words():
    terms = query_terms('"*():^\x00' * 100 + "投" * 10_000)
    assert [len(term.word) for term in terms] == [MAX_WORD]
    assert len(query_terms(" ".join(map(str, range(10_000))))) == 8
    assert query_terms("\x00 \u3000") == []


@given(windows())
def test_every_window_of_a_text_finds_it(text_and_window):
    text, window = text_and_window
    indexed = set(index_tokens(text))
    for term in query_terms(window):
        assert indexed.issuperset(term.tokens)
        assert term.word in normalise(text)


@given(texts, texts)
def test_exact_terms_need_no_look(text, query):
    indexed = set(index_tokens(text))
    for term in query_terms(query):
        if term.exact and indexed.issuperset(term.tokens):
            assert term.word in normalise(text)


@given(st.text())
def test_tokens_are_plain_words_that_begin_with_a_letter(text):
    assert all(re.fullmatch(r"[a-z][a-z0-9]{3}([a-z][a-z0-9]{3})?", t) for t in index_tokens(text))


def test_a_database_finds_what_a_plain_scan_finds():
    stems = make_stems(200)
    database = sqlite3.connect(":memory:")
    options = "content='', detail=none, tokenize='unicode61'"
    database.execute(f"CREATE VIRTUAL TABLE words USING fts5(tokens, {options})")
    rows = [(" ".join(index_tokens(stem)),) for stem in stems]
    database.executemany("INSERT INTO words (tokens) VALUES (?)", rows)
    pieces = {stem[at : at + size] for stem in stems[:20] for at in range(12) for size in (1, 2)}
    terms = [term for piece in pieces for term in query_terms(piece) if term.exact]
    assert len(terms) > 100
    for term in terms:
        found = database.execute("SELECT rowid FROM words(?)", [" AND ".join(term.tokens)])
        expected = [n for n, stem in enumerate(stems, 1) if term.word in normalise(stem)]
        assert sorted(row for (row,) in found) == expected
