import pytest

from interviews.bankfile.check import coverage
from interviews.bankfile.check.coverage import MINIMUM
from interviews.bankfile.errors import BankFileError
from interviews.bankfile.vocabulary import ROLES
from tests.bankfile.make import make_triple

TOPICS = """\
format: 1
topics:
  lead:
    请假补位: [CS-9999, 请假 排队]
    带教新人: [新人]
  manager:
    大促: [大促]
"""


def make_bank(missing=()):
    """Return a bank with the minimum in every cell, but for one question in `missing` cells."""
    cells = [
        (role, name) for role in ROLES for name, count in MINIMUM.items() for _ in range(count)
    ]
    for cell in missing:
        cells.remove(cell)
    return [
        make_triple(f"CS-{n:04}", roles=(role,), category=category, difficulty=n % 5 + 1)
        for n, (role, category) in enumerate(cells)
    ]


def messages(findings):
    return [str(found.message) for found in findings]


def test_a_bank_with_its_minimum_passes():
    bank = make_bank()
    assert messages([*coverage.distribution(bank), *coverage.difficulties(bank)]) == []


def test_a_thin_cell_is_named():
    assert messages(coverage.distribution(make_bank([("lead", "stress")]))) == [
        "lead × stress: 4 questions, 5 are needed."
    ]


def test_a_missing_difficulty_is_named():
    bank = [triple for triple in make_bank() if (triple.roles, triple.difficulty) != (("lead",), 5)]
    assert messages(coverage.difficulties(bank)) == ["lead has no question of difficulty 5."]


def test_roles_and_needs_may_be_others():
    bank = [make_triple(roles=("inspector",), category="values", difficulty=1)]
    needed = {"values": 2, "stress": 0}
    found = coverage.distribution(bank, ["inspector"], needed)
    assert messages(found) == ["inspector × values: 1 questions, 2 are needed."]
    assert len(list(coverage.difficulties(bank, ["inspector"]))) == 4


def test_topics_that_words_or_a_code_prove_pass():
    wanted = coverage.read_topics(TOPICS, "topics.yaml")
    bank = [make_triple(), make_triple("CS-0002", tags=("新人", "绩效"))]
    bank.append(make_triple("CS-0003", roles=("manager",)))
    assert messages(coverage.topics(bank, wanted)) == []
    by_code = {"lead": {"请假补位": ("CS-0001",)}}
    assert messages(coverage.topics([make_triple()], by_code)) == []


def test_a_topic_without_a_question_of_its_role_is_named():
    wanted = coverage.read_topics(TOPICS, "topics.yaml")
    assert messages(coverage.topics([make_triple()], wanted)) == [
        "lead: no question covers the topic 带教新人.",
        "manager: no question covers the topic 大促.",
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("format: 1", "line 1: topics: This field is missing."),
        ("format: 1\ntopics:\n  boss: {}", "line 3: topics.boss: There is no such field."),
        (
            "format: 1\ntopics:\n  lead:\n    甲: 乙",
            "line 4: topics.lead.甲: This should be a list, not a text.",
        ),
        (
            "format: 1\ntopics:\n  lead: [甲]",
            "line 3: topics.lead: This should be fields, not a list.",
        ),
    ],
)
def test_a_bad_topics_table_says_where(text, problem):
    with pytest.raises(BankFileError) as caught:
        coverage.read_topics(text, "topics.yaml")
    assert str(caught.value) == f"topics.yaml: {problem}"
