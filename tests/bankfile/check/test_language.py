import pytest

from interviews.bankfile.check import language
from tests.bankfile.make import make_triple

GOOD = "他说“我等了 40 分钟”，晚上 8:30 又打来（第 3 次）；CRM 里有 v2.0 的记录。"


def said(check, stem):
    found = list(check([make_triple(stem=stem)]))
    assert {entry.codes for entry in found} <= {("CS-0001",)}
    return [str(entry.message) for entry in found]


@pytest.mark.parametrize(
    "check", [language.script, language.punctuation, language.spellings, language.units]
)
def test_good_chinese_passes(check):
    assert said(check, GOOD) == []


def test_traditional_characters_are_named():
    assert said(language.script, "客戶說著名的後台") == ["stem has Traditional characters: 戶說後"]


@pytest.mark.parametrize(
    ("stem", "found"),
    [
        ("客户说,好", "客户说,好"),
        ("好(一)", "好(一)"),
        ('他说"好', '他说"好'),
        ("完了.", "完了."),
        ("共 ３ 次", "共 ３ 次"),
        ("CRM 系统: 好", "CRM 系统: 好"),
    ],
)
def test_marks_of_the_wrong_width_are_named(stem, found):
    assert f"stem has marks of the wrong width: {found}" in said(language.punctuation, stem)


def test_answers_are_read_without_their_marks():
    answer = "**先止损**:一\n\n1. 二"
    (found,) = language.punctuation([make_triple(answer=answer)])
    assert str(found.message) == "answer has marks of the wrong width: 先止损:一\n二"


def test_a_term_spelled_otherwise_is_named():
    assert said(language.spellings, "其它座席") == [
        "stem says 座席: write 坐席.",
        "stem says 其它: write 其他.",
    ]


def test_a_figure_without_a_unit_is_named():
    assert said(language.units, "我们赔了 200，他等了约 40。") == [
        "stem has a figure without a unit: 赔了 200",
        "stem has a figure without a unit: 等了约 40",
    ]


def test_a_count_needs_no_unit():
    assert said(language.units, "排队数从 15 涨到 60，第 3 位赔 200 元。") == []
