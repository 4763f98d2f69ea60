from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.bankfile import tree
from interviews.bankfile.errors import MAX_PROBLEMS, BankFileError
from interviews.bankfile.read import read_bank
from interviews.bankfile.write import write_bank
from tests.bankfile.make import make_file, make_triple

GOOD = make_file()
LINES = {line.strip().split(":")[0]: number for number, line in enumerate(GOOD.split("\n"), 1)}


def problems(text):
    with pytest.raises(BankFileError) as caught:
        read_bank(text, "bad.yaml")
    return str(caught.value).replace("bad.yaml: ", "").split("\n")


def changed(old, new):
    assert GOOD.count(old) == 1
    return GOOD.replace(old, new)


@pytest.mark.parametrize(
    ("old", "new", "field", "reason"),
    [
        ("    minutes: 4\n", "", "minutes", "This field is missing."),
        ("difficulty: 4", "difficulty: hard", "difficulty", "hard is not a whole number."),
        ("difficulty: 4", "difficulty: true", "difficulty", "true is not a whole number."),
        ("difficulty: 4", 'difficulty: "4"', "difficulty", "4 is not a whole number."),
        ("difficulty: 4", "difficulty: 4.0", "difficulty", "4.0 is not a whole number."),
        ("difficulty: 4", "difficulty: 6", "difficulty", "6 is not between 1 and 5."),
        ("difficulty: 4", "difficulty: [4]", "difficulty", "This should be a text, not a list."),
        (
            "source: original",
            "source: 2025",
            "source",
            "YAML reads 2025 as int, not as text: put it in quotes.",
        ),
        (
            "source: original",
            "source: no",
            "source",
            "YAML reads no as bool, not as text: put it in quotes.",
        ),
        ("tags: [排班, 大促]", "tags: 排班", "tags", "This should be a list, not a text."),
        ("tags: [排班, 大促]", "tags: [排班, 排班]", "tags", "排班 stands there twice."),
        ("tags: [排班, 大促]", "tags: {排班: 1}", "tags", "This should be a list, not fields."),
        ("source: original", "source: {}", "source", "This should be a text, not fields."),
        ("tags: [排班, 大促]", 'tags: [""]', "tags", "A name is empty."),
        (
            "roles: [lead]",
            "roles: [boss]",
            "roles",
            "boss is unknown; known are: specialist, lead, manager, director.",
        ),
        (
            "category: situational",
            "category: 情景",
            "category",
            "情景 is unknown; known are: behavioral, situational, stress, technical.",
        ),
        (
            "status: published",
            "status: live",
            "status",
            "live is unknown; known are: draft, review, published, retired.",
        ),
        (
            "visibility: public",
            "visibility: secret",
            "visibility",
            "secret is unknown; known are: public, internal.",
        ),
    ],
)
def test_a_bad_field_is_named_with_its_line(old, new, field, reason):
    line = LINES["- code"] if not new else LINES[field]
    assert problems(changed(old, new)) == [f"line {line}: CS-0001: {field}: {reason}"]


def test_a_bad_code_is_named_by_the_place_of_its_question():
    expected = "line 3: #1: code: A code is 2 to 8 capitals, a dash, 4 to 6 digits, like CS-0042."
    assert problems(changed("code: CS-0001", "code: cs-1")) == [expected]


def test_an_unknown_field_suggests_the_near_one():
    text = changed("    stem:", "    zodiac: red\n    stem:").replace("probes:", "probe:")
    assert problems(text) == [
        f"line {LINES['- code']}: CS-0001: probes: This field is missing.",
        f"line {LINES['stem']}: CS-0001: zodiac: There is no such field.",
        f"line {LINES['probes'] + 1}: CS-0001: probe: There is no such field; did you mean probes?",
    ]


def test_a_field_that_stands_there_twice():
    text = changed("    minutes: 4\n", "    minutes: 4\n    minutes: 4\n")
    expected = f"line {LINES['minutes'] + 1}: CS-0001: minutes: This field stands there twice."
    assert problems(text) == [expected]


def test_a_code_that_stands_there_twice():
    text = write_bank([make_triple(), make_triple()])
    second = 1 + text.split("\n").index("  - code: CS-0001", 3)
    assert problems(text) == [f"line {second}: CS-0001: code: This code was used in line 3."]


@pytest.mark.parametrize("status", ["published", "review"])
def test_weights_sum_to_the_points_before_a_review(status):
    expected = f"line {LINES['rubric'] + 1}: CS-0001: rubric: "
    expected += "The weights sum to 15, not to the 20 points."
    assert problems(make_file(status=status, points=20)) == [expected]


@pytest.mark.parametrize("status", ["published", "review"])
def test_says_what_keeps_a_question_from_being_complete(status):
    expected = f"line {LINES['stem']}: CS-0001: stem: 2 characters; 15 to 120 are needed."
    assert problems(make_file(status=status, stem="短题")) == [expected]


def test_weights_of_a_draft_may_be_unfinished():
    assert read_bank(make_file(status="draft", points=20), "a.yaml")[0].points == 20


def test_a_rubric_is_a_list():
    text = (
        GOOD[: GOOD.index("    rubric:")] + "    rubric: none\n    probes: []\n    red_flags: []\n"
    )
    expected = f"line {LINES['rubric']}: CS-0001: rubric: This should be a list, not a text."
    assert problems(text) == [expected]


def test_criteria_are_checked_like_questions():
    text = GOOD.replace("weight: 5", "weight: 101", 1).replace("        poor:", "        worse:", 1)
    first = LINES["rubric"] + 1
    assert problems(text) == [
        f"line {first}: CS-0001: rubric.1.poor: This field is missing.",
        f"line {first + 1}: CS-0001: rubric.1.weight: 101 is not between 0 and 100.",
        f"line {first + 4}: CS-0001: rubric.1.worse: There is no such field.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "line 1: The file is empty."),
        ("- a", "line 1: This should be fields, not a list."),
        ("format: 2\nquestions: []", "line 1: format: This should be 1."),
        ("format: 1", "line 1: questions: This field is missing."),
        ("format: 1\nquestions: 3", "line 2: questions: This should be a list, not a text."),
        (
            "format: 1\nquestions: [a]",
            "line 2: #1: This should be fields, not a text.",
        ),
        ("a: 1\n---\nb: 2", "line 2: Only one YAML document may stand in a file."),
        ("a: &x 1", "line 1: Anchors (&name) are not allowed."),
        ("a: 1\nb: *x", "line 2: Aliases (*name) are not allowed."),
        (
            "a: !!python/object/apply:os.system [ls]",
            "line 1: Tags (!tag:yaml.org,2002:python/object/apply:os.system) are not allowed.",
        ),
        ("a: ! 1", "line 1: Tags (!) are not allowed."),
        ("a: [[[[[[[[[1]]]]]]]]]", "line 1: Lists and fields are nested too deep."),
        ("[" * 100_000, "line 1: Lists and fields are nested too deep."),
        ("a:\n  " + "长" * 30_000, "line 2: A text is longer than 64 KB."),
        ("a: " + "x" * 5_000_000, "line 1: A text is longer than 64 KB."),
        ("a: 1\nb: \x07", "line 2: This character may not stand in a bank file."),
        ("投诉: 1\nb: \ud800", "line 2: This character may not stand in a bank file."),
        (b"a: 1\nb: \xff", "line 2: The file is not valid UTF-8."),
        ("#" * (tree.MAX_BYTES + 1), "line 1: The file is larger than 20 MB."),
    ],
    ids=lambda value: repr(value[:24]),
)
def test_a_file_that_is_no_bank_file(text, expected):
    assert problems(text) == [expected]


def test_too_many_values(monkeypatch):
    monkeypatch.setattr(tree, "MAX_NODES", 10)
    assert problems("a: [1, 2, 3, 4, 5, 6, 7,\n 8]") == ["line 2: The file holds too many values."]


def test_broken_yaml_says_where():
    (problem,) = problems("format: 1\nquestions: ]\n")
    assert problem.startswith("line 2: This is not valid YAML: ")


def test_the_first_problems_of_a_file_are_enough():
    many = "format: 1\nquestions:\n" + "  - {}\n" * 100
    assert len(problems(many)) == MAX_PROBLEMS


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
def test_both_loaders_read_and_refuse_alike(monkeypatch, loader):
    monkeypatch.setattr(tree, "LOADER", getattr(tree.yaml, loader))
    assert read_bank(GOOD, "a.yaml") == [make_triple()]
    assert problems("a: 1\nb: *x") == ["line 2: Aliases (*name) are not allowed."]
    assert problems("a: 1\nb: ]")[0].startswith("line 2: This is not valid YAML: ")


pieces = st.sampled_from(
    [*GOOD.split("\n"), "\n", "  ", "- ", ": ", "[", "{", "}", "'", '"', "|", "&a", "*a", "!!int"]
)


@given(st.lists(pieces, max_size=12).map("\n".join) | st.text() | st.binary())
def test_any_file_is_read_or_refused(content):
    with suppress(BankFileError):
        read_bank(content, "any.yaml")
