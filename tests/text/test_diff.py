import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.text.diff import compare
from tests.text.strategies import texts

edited = st.one_of(texts, st.text("投诉退款 ab12，", max_size=40))


@pytest.mark.parametrize(
    ("old", "new", "pieces"),
    [
        ("", "", []),
        ("投诉", "投诉", [("same", "投诉")]),
        ("", "投诉", [("added", "投诉")]),
        (
            "三天内全额退款",
            "三天内部分补偿",
            [("same", "三天内"), ("removed", "全额退款"), ("added", "部分补偿")],
        ),
        (
            "先查物流单再回电",
            "先问仓库员再回电",
            [
                ("same", "先"),
                ("removed", "查物流单"),
                ("added", "问仓库员"),
                ("same", "再回电"),
            ],
        ),
        (
            "用 CRM 记 15 分",
            "用 ERP 记 20 分",
            [
                ("same", "用 "),
                ("removed", "CRM"),
                ("added", "ERP"),
                ("same", " 记 "),
                ("removed", "15"),
                ("added", "20"),
                ("same", " 分"),
            ],
        ),
        (
            "的客户",
            "我们的老客户",
            [("added", "我们"), ("same", "的"), ("added", "老"), ("same", "客户")],
        ),
        (
            "甲乙的丙丁",
            "戊己的庚辛",
            [("removed", "甲乙的丙丁"), ("added", "戊己的庚辛")],
        ),
        (
            "甲的丙",
            "戊的庚",
            [
                ("removed", "甲"),
                ("added", "戊"),
                ("same", "的"),
                ("removed", "丙"),
                ("added", "庚"),
            ],
        ),
    ],
)
def test_compares_word_by_word(old, new, pieces):
    assert compare(old, new) == pieces


@given(edited, edited)
def test_pieces_join_to_both_texts(old, new):
    pieces = compare(old, new)
    assert "".join(text for kind, text in pieces if kind != "added") == old
    assert "".join(text for kind, text in pieces if kind != "removed") == new


@given(
    st.text("甲乙丙丁，。", max_size=20),
    st.text("退款补偿", min_size=3, max_size=3),
    st.text("仓库物流", min_size=3, max_size=3),
    st.text("甲乙丙丁，。", max_size=20),
)
def test_three_changed_characters_show_as_three(head, old, new, tail):
    pieces = compare(head + old + tail, head + new + tail)
    assert [piece for piece in pieces if piece[0] != "same"] == [("removed", old), ("added", new)]


def test_texts_too_long_to_compare_read_as_replaced():
    assert compare("甲" * 20_000, "乙" * 20_000) == [
        ("removed", "甲" * 20_000),
        ("added", "乙" * 20_000),
    ]
