from dataclasses import fields

import pytest

from interviews.bankfile.triple import SECRETS
from interviews.exports.booklet import Sheet
from interviews.exports.candidates import for_candidates
from interviews.exports.formats import FORMATS, write
from interviews.text.nested import texts
from tests.exports.make import make_booklet
from tests.exports.reading import every_text

RUN = 8  # characters in a row that no candidate may read

MEANT_FOR_CANDIDATES = [name for name, made in FORMATS.items() if Sheet.CANDIDATE in made.sheets]


def runs(text):
    joined = "".join(text.split())
    return {joined[start : start + RUN] for start in range(len(joined) - RUN + 1)}


def secret_runs(booklet):
    """Every run of a secret text that no public text has."""
    secrets = {run for item in booklet.items for run in _secrets_of(item.triple)}
    secrets |= runs(booklet.interviewer_notes)
    public = [item.triple.stem for item in booklet.items]
    public += [booklet.title, booklet.introduction]
    return secrets - {run for text in public for run in runs(text)}


def _secrets_of(triple):
    held = [getattr(triple, name) for name in SECRETS]
    return {run for value in held for text in texts(value) for run in runs(text)}


def test_every_field_is_either_secret_or_known_to_be_public():
    triple = make_booklet(1).items[0].triple
    public = {
        *("code", "status", "visibility", "roles", "category", "difficulty"),
        *("points", "minutes", "stem", "source", "author", "licence", "picture", "picture_alt"),
    }

    assert {field.name for field in fields(triple)} == set(SECRETS) | public


def test_the_candidate_booklet_holds_the_question_and_nothing_else():
    booklet = make_booklet(2)

    stripped = for_candidates(booklet)

    assert stripped.sheet == Sheet.CANDIDATE
    assert stripped.interviewer_notes == ""
    assert [item.triple.stem for item in stripped.items] == [
        item.triple.stem for item in booklet.items
    ]
    assert not set("\n".join(texts(stripped)).split()) & secret_runs(booklet)
    assert all(getattr(item.triple, name) == empty for item in stripped.items
               for name, empty in SECRETS.items())  # fmt: skip


def test_stripping_twice_changes_nothing():
    once = for_candidates(make_booklet(3))

    assert for_candidates(once) == once


@pytest.mark.parametrize("name", MEANT_FOR_CANDIDATES)
def test_no_format_gives_a_candidate_eight_characters_of_a_secret(name, tmp_path):
    booklet = make_booklet(4, Sheet.CANDIDATE, introduction="请先通读全卷，再**从容**作答。")

    written = "".join(every_text(write(booklet, name).content, tmp_path).split())

    assert "你班上12人里有3人临时请假" in written
    assert sorted(run for run in secret_runs(booklet) if run in written) == []


@pytest.mark.parametrize("name", MEANT_FOR_CANDIDATES)
def test_the_search_for_secrets_finds_them_where_they_may_stand(name, tmp_path):
    booklet = make_booklet(1, Sheet.INTERVIEWER)

    written = "".join(every_text(write(booklet, name).content, tmp_path).split())

    assert any(run in written for run in secret_runs(booklet))


@pytest.mark.parametrize("name", MEANT_FOR_CANDIDATES)
def test_no_format_tells_a_candidate_tags_and_competencies(name, tmp_path):
    booklet = make_booklet(1, Sheet.CANDIDATE)

    text = every_text(write(booklet, name).content, tmp_path)

    assert "资源与优先级" not in text
    assert "排班" not in text


def test_bank_files_flash_cards_and_forms_are_never_made_for_candidates():
    assert sorted(set(FORMATS) - set(MEANT_FOR_CANDIDATES)) == ["anki", "bankfile", "form"]
