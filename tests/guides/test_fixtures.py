"""The guides that come with the project: each loads, has its length, and links to what is open."""

from pathlib import Path

import pytest
from django.conf import settings

from interviews.bankfile.check.language import FULL_WIDTH, HALF_WIDTH
from interviews.bankfile.check.words import SPELLINGS
from interviews.bankfile.read import read_bank
from interviews.guides.read import read_guide
from interviews.text.markdown import plain
from interviews.text.normalise import simplify

FIXTURES = Path(settings.BASE_DIR, "fixtures")
PATHS = sorted(FIXTURES.glob("guides/*.md"))
GUIDES = {path.name: read_guide(path.read_bytes(), path.name) for path in PATHS}
each_guide = pytest.mark.parametrize("guide", GUIDES.values(), ids=GUIDES)


@pytest.fixture(scope="module")
def open_codes():
    files = (read_bank(path.read_bytes(), path.name) for path in FIXTURES.glob("bank/*.yaml"))
    return {
        triple.code
        for triples in files
        for triple in triples
        if (triple.status, triple.visibility) == ("published", "public")
    }


def test_there_are_ten_in_one_reading_order():
    assert [f"{guide.slug}.md" for guide in GUIDES.values()] == list(GUIDES)
    assert sorted(guide.order for guide in GUIDES.values()) == list(range(1, 11))


@each_guide
def test_a_guide_has_600_to_1500_characters(guide):
    assert 600 <= len("".join(plain(guide.body).split())) <= 1500


@each_guide
def test_a_guide_links_to_open_questions_only(guide, open_codes):
    assert 3 <= len(guide.questions) <= 8
    assert set(guide.questions) - open_codes == set()


@each_guide
def test_a_guide_is_written_like_the_bank(guide):
    text = "\n".join([guide.title, guide.summary, plain(guide.body)])

    assert [hit.group() for width in (HALF_WIDTH, FULL_WIDTH) for hit in width.finditer(text)] == []
    assert [wrong for wrong in SPELLINGS if wrong in text] == []
    assert simplify(text) == text
