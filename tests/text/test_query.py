"""What a query is taken for: its words, what else means them, what says nothing, what was meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.text.fit import fit, places
from interviews.text.lexicon import Lexicon
from interviews.text.query import MAX_FEATURES, MAX_REQUIRED, understand
from interviews.text.slips import Speller
from interviews.text.zones import ZONES, zoned, zones_of

TEXTS = [
    zoned(code=["TS-1"], stem=["客户投诉快递员，你怎么接？"], tags=["投诉"], answer=["先道歉。"]),
    zoned(code=["TS-2"], stem=["客户要退款，你怎么办？"], tags=["退款"], answer=["投诉另记。"]),
    zoned(code=["TS-3"], stem=["组员迟到，你怎么谈？"], tags=["排班"], answer=["听他说完。"]),
]
SETS = [["投诉", "客诉", "complaint"], ["七日无理由", "7天无理由"], ["CRM", "客户管理系统"]]
LEXICON = Lexicon(TEXTS, SETS, names=["退款", "Team lead"])


def words(text):
    return understand(text, LEXICON).words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("客户投诉怎么处理", ("客户", "投诉")),
        ("请问遇到投诉该怎么办？", ("投诉",)),
        ("退款、投诉", ("退款", "投诉")),
        ("七日无理由退款", ("七日无理由", "退款")),
        ("team lead 投诉", ("team lead", "投诉")),
        ("客户tousu", ("客户", "tousu")),
        ("怎么办", ("怎么办",)),
        ("crm系统", ("crm", "系统")),
        ("scrm", ("scrm",)),
        ("", ()),
    ],
)
def test_a_query_is_cut_at_known_words_and_at_what_says_nothing(text, expected):
    assert words(text) == expected


def test_a_word_is_looked_for_with_what_means_the_same():
    query = understand("客诉", LEXICON)
    assert query.required == (("客诉", "投诉", "complaint"),)
    assert query.others == ["投诉", "complaint"]


@pytest.mark.parametrize("text", ["cs-0023", "CS0023", "ＣＳ－００２３", "cs 23"])
def test_a_code_is_no_word(text):
    assert understand(text, LEXICON).code == ("" if text == "cs 23" else "CS-0023")


def test_what_says_nothing_weighs_little():
    weights = {f.words[0]: f.weight for f in understand("怎么处理退款", LEXICON).features}
    assert weights["退款"] > 5 * max(w for word, w in weights.items() if word in "怎么处理")


@given(st.text(max_size=3_000))
def test_any_text_is_understood_within_bounds(text):
    query = understand(text, LEXICON)
    assert len(query.features) <= MAX_FEATURES
    assert len(query.required) <= MAX_REQUIRED
    assert fit(query, TEXTS[0]).share <= 1.0001


def test_a_stem_fits_better_than_a_tag_and_a_tag_than_an_answer():
    parts = ("stem", "tags", "points", "answer")
    query = understand("琉璃", LEXICON)
    scores = [fit(query, zoned(**{part: ["说到琉璃"]})).score for part in parts]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(parts)


def test_the_word_itself_fits_better_than_what_means_the_same():
    query = understand("客诉", LEXICON)
    own, other = (fit(query, zoned(stem=[word])) for word in ("客诉", "投诉"))
    assert (own.full, other.full) == (True, True)
    assert own.score > other.score


def test_a_text_without_all_words_fits_in_part():
    found = fit(understand("退款 迟到", LEXICON), TEXTS[1])
    assert not found.full
    assert 0 < found.share < 1


def test_places_are_the_zones_that_hold_a_word():
    assert places(["投诉"], TEXTS[0]) == ["stem", "tags"]
    assert places(["投诉"], TEXTS[1]) == ["answer"]


def test_zones_come_back_as_they_were_joined():
    text = zoned(stem=["甲\n乙"], points=["丙", "", "丁"])
    assert dict(zip(ZONES, zones_of(text), strict=True)) == {
        **dict.fromkeys(ZONES, ""),
        "stem": "甲 乙",
        "points": "丙\n丁",
    }


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tousu", "投诉"),
        ("ts", "投诉"),
        ("kehutousu", "客户投诉"),
        ("chidaotuikuan", "迟到 退款"),
        ("投拆", "投诉"),
        ("退宽", "退款"),
        ("快第员", "快递员"),
        ("xyz", ""),
        ("琉璃瓦", ""),
        ("a", ""),
    ],
)
def test_a_slip_is_taken_for_the_likeliest_word(typed, meant):
    assert Speller(LEXICON).meant(typed) == meant


def test_half_of_a_rare_word_is_no_slip_of_it():
    texts = [*TEXTS, *[zoned(code=[f"TS-1{n}"], stem=["客户要换货。"]) for n in range(20)]]
    texts.append(zoned(code=["TS-9"], stem=["司机不肯绕路。"]))
    speller = Speller(Lexicon(texts, [["司机", "driver"], ["换货", "换新"]]))

    assert speller.meant("危机") == ""
    assert speller.meant("四机") == "司机"
    assert speller.meant("换贷") == "换货"


def test_an_idle_word_of_a_sentence_need_not_be_held_but_a_word_by_itself_must():
    texts = [zoned(code=[f"TS-1{n}"], stem=["客户打来。"]) for n in range(30)]
    lexicon = Lexicon([*TEXTS, *texts], [["客户", "顾客"], ["退款", "退钱"]])

    assert understand("客户退款", lexicon).words == ("退款",)
    assert understand("客户 退款", lexicon).words == ("客户", "退款")
    assert understand("客户", lexicon).words == ("客户",)


def test_the_whole_name_of_a_facet_fits_better_than_a_mention_in_the_stem():
    named = zoned(code=["TS-1"], stem=["客户骂你，你怎么接？"], names=["压力", "stress"])
    said = zoned(code=["TS-2"], stem=["压力大的时候，你怎么排班？"], names=["行为"])
    part = zoned(code=["TS-3"], stem=["你怎么排班？"], names=["抗压力"])
    query = understand("压力", Lexicon([named, said, part], [["压力", "施压"]]))

    scores = [fit(query, text).score for text in (named, said, part)]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第77次", [("第77次", "第 77 次")]),
        ("催了3次退款", [("3次", "3 次"), ("退款",)]),
        ("240秒", [("240秒", "240 秒")]),
        ("延误4小时", [("延误",), ("4小时", "4 小时")]),
        ("12315", [("12315",)]),
        ("7天无理由", [("7天无理由", "7 天无理由", "七日无理由")]),
    ],
)
def test_a_number_is_asked_for_with_what_it_counts(text, expected):
    assert list(understand(text, LEXICON).required) == expected


def test_an_english_plural_is_understood_as_its_singular():
    speller = Speller(LEXICON)

    assert speller.meant("complaints") == "complaint"
    assert speller.meant("complains") == ""
