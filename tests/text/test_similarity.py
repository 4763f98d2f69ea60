import pytest
from hypothesis import given
from rapidfuzz import fuzz, process

from interviews.text import similarity
from interviews.text.normalise import letters
from interviews.text.similarity import LIKELY, SAME, Index, Match, Pair, ratio
from tests.text.questions import make_stems, near_copy
from tests.text.strategies import texts


def make_index(*stems):
    index = Index()
    for key, stem in enumerate(stems):
        index.add(key, stem)
    return index


def test_punctuation_script_and_width_do_not_count():
    assert ratio("客戶投訴，ＣＲＭ？", "客户投诉 crm") == 1
    assert ratio("客户投诉", "员工排班") == 0
    assert SAME > ratio("快递迟到三天要求全额退款怎么办", "快递晚到三天要全额退款怎么处理") > LIKELY


def test_nearest_gives_the_most_alike_first():
    index = make_index("客户要求全额退款你怎么办", "客户要求部分退款你怎么办", "夜班如何排")
    assert index.nearest("客户要求全额退款，你怎么办？") == [
        Match(0, 1),
        Match(1, pytest.approx(10 / 12)),
    ]
    assert index.nearest("客户要求全额退款你怎么办", limit=1) == [Match(0, 1)]
    assert index.nearest("客户要求全额退款你怎么办", at_least=0.99) == [Match(0, 1)]


def test_short_and_empty_questions():
    index = make_index("退款", "", "投诉")
    assert index.nearest("退款？") == [Match(0, 1)]
    assert index.nearest("") == []


def test_a_removed_question_is_not_found():
    index = make_index("客户要求全额退款")
    index.remove(0)
    index.remove("never added")
    assert (index.nearest("客户要求全额退款"), len(index), index._postings) == ([], 0, {})


def test_adding_a_key_again_replaces_its_text():
    index = make_index("客户要求全额退款", "夜班如何排")
    index.add(0, "新人怎么带")
    index.add(2, "客户要求全额退款")
    assert index.nearest("客户要求全额退款") == [Match(2, 1)]
    assert index.nearest("新人怎么带") == [Match(0, 1)]


@given(texts, texts)
def test_ratio_is_even_handed(a, b):
    assert 0 <= ratio(a, b) == ratio(b, a) <= 1


def test_pairs_are_what_brute_force_finds():
    stems = make_stems(1_800)
    stems += [near_copy(stem, seed) for seed, stem in enumerate(stems[:200])]
    found = {(a, b) for a, b, _ in make_index(*stems).pairs()}
    assert len(found) > 150
    assert found == set(_brute_force(stems))


def test_a_pair_carries_its_ratio():
    assert list(make_index("客户要求退款", "夜班如何排", "客户要求退款！").pairs()) == [
        Pair(0, 2, 1)
    ]


def test_very_common_grams_are_not_counted(monkeypatch):
    monkeypatch.setattr(similarity, "MAX_POSTINGS", 30)
    index = make_index(*(f"客户要求退款{number:04}怎么办" for number in range(100)))
    assert index.nearest("客户要求退款0042怎么办", limit=1) == [Match(42, 1)]


def _brute_force(stems):
    texts = list(map(letters, stems))
    for a, text in enumerate(texts):
        for _, _, b in process.extract(
            text, texts, scorer=fuzz.ratio, score_cutoff=LIKELY * 100, limit=None
        ):
            if b > a:
                yield a, b
