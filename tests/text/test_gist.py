from hypothesis import given
from hypothesis import strategies as st

from interviews.text.gist import gist


def test_a_stem_that_fits_stays_as_it_is():
    assert gist("你怎么带新人？") == "你怎么带新人？"


def test_a_long_stem_keeps_how_it_begins_and_its_question_whole():
    stem = (
        "客户在线上说会员昨天自动续费，他没有留意到提醒，" * 8
        + "他要求全退。你怎么问、怎么答、怎么跟？"
    )

    short = gist(stem, 60)

    assert short.startswith("客户在线上说会员昨天自动续费，他没有留意到提醒")
    assert short.endswith("……你怎么问、怎么答、怎么跟？")
    assert len(short) <= 62


def test_what_follows_the_question_stays_with_it():
    stem = "这是一段很长的铺垫。" * 20 + "你怎么办？请直接说出口。"

    assert gist(stem, 60).endswith("……你怎么办？请直接说出口。")


def test_a_question_longer_than_the_space_stands_alone():
    question = "你" + "怎么" * 60 + "办？"

    assert gist("铺垫。" + question, 60) == f"……{question}"


@given(st.text(max_size=400))
def test_the_end_of_a_stem_is_never_lost(stem):
    assert gist(stem).rstrip()[-1:] == stem.strip()[-1:] or gist(stem) == stem
