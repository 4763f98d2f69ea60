"""How well the search answers, over queries judged by hand (judged.yaml), and never worse again."""

import math
from pathlib import Path

import pytest
import yaml
from django.conf import settings

from interviews.curation.load import load
from interviews.models import Question, find, tally
from interviews.models.synonyms import take_in
from interviews.text.normalise import normalise
from tests import starter

pytestmark = pytest.mark.django_db
SYNONYMS = Path(settings.BASE_DIR, "fixtures", "synonyms.yaml")
JUDGED = yaml.safe_load(Path(__file__).with_name("judged.yaml").read_text("utf-8"))

# The search before this one (literal words between blanks, newest first), measured the same way:
# mean nDCG@10, and the share of queries that found nothing.
# "asked" is this search over the bank before it had questions that answer.
BEFORE = {
    "tuned": (0.158, 0.731),
    "reported": (0.151, 0.808),
    "strangers": (0.05, 0.95),
    "asked": (0.0, 0.083),
    "candidates": (0.046, 0.925),
}
LEAST = {"tuned": 0.9, "reported": 0.88, "strangers": 0.85, "asked": 0.95, "candidates": 0.8}


@pytest.fixture
def bank():
    take_in(yaml.safe_load(SYNONYMS.read_text("utf-8"))["sets"])
    load(starter.triples())
    return Question.objects.published()


def gain(found, wanted):
    """nDCG@10 of a list of codes, each wanted code worth the same."""
    got = sum(1 / math.log2(n + 2) for n, code in enumerate(found[:10]) if code in wanted)
    return got / sum(1 / math.log2(n + 2) for n in range(min(10, len(wanted))))


def measured(half, search):
    """(mean nDCG@10, share of queries that find nothing)."""
    results = [(search(row["q"]), row["codes"]) for row in JUDGED[half]]
    gains = [gain(found, wanted) for found, wanted in results]
    nothing = [not found for found, _ in results]
    return round(sum(gains) / len(gains), 3), round(sum(nothing) / len(nothing), 3)


def searched(questions):
    codes = dict(questions.values_list("pk", "code"))

    def search(text):
        return [codes[key] for key in find(text, questions, tally()).order]

    return search


@pytest.mark.parametrize("half", JUDGED)
def test_what_people_type_is_answered(bank, half):
    gained, nothing = measured(half, searched(bank))

    assert gained >= LEAST[half] > BEFORE[half][0]
    assert nothing <= 0.02 < BEFORE[half][1]


def test_every_code_that_is_wanted_is_in_the_bank(bank):
    known = set(bank.values_list("code", flat=True))
    rows = [row for rows in JUDGED.values() for row in rows]

    assert [row["q"] for row in rows if not set(row["codes"]) <= known] == []
    assert len({row["q"] for row in rows}) == len(rows) >= 160


def test_every_short_window_of_fifty_stems_is_found_however_it_is_understood(bank):
    texts = dict(Question.objects.values_list("pk", "digest__text"))
    stems = [normalise(stem) for stem in bank.values_list("stem", flat=True)[:50]]
    windows = {
        s[at : at + n].strip() for s in stems for n in (1, 2, 3) for at in range(n, len(s), 9)
    }

    missed = {}
    for window in windows:
        scan = {key for key, text in texts.items() if window in text}
        if window and not scan <= set(find(window, bank, tally()).hits):
            missed[window] = scan
    assert missed == {}
    assert len(windows) > 300
