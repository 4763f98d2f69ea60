"""From what was read to a triple: rubric parts, weights, points, and our own template."""

import pytest

from interviews.ingest.draft.template import Known, questions_of
from interviews.ingest.draft.triple import points_of, triple_of, weighted
from tests.ingest.make import make_found

HEAD = [
    "编号",
    "可见",
    "岗位",
    "类别",
    "能力",
    "难度",
    "分值",
    "题目",
    "评分要点1",
    "权重1",
    "优秀1",
]
KNOWN = Known({"组长": "lead"}, {"压力": "stress"}, frozenset({"客户导向"}))


def row(**cells):
    """A row of the template under HEAD, complete but for what `cells` says."""
    whole = {"岗位": "组长", "类别": "压力", "能力": "客户导向", "题目": "客户骂人，你怎么办？"}
    return [str((whole | cells).get(heading, "")) for heading in HEAD]


def read(*rows):
    return questions_of([[[n, cells] for n, cells in enumerate([HEAD, *rows], 1)]], KNOWN)


def test_parts_go_where_their_label_says():
    parts = [
        {"kind": "评分要点", "text": "①致歉具体（4分）\n②给出时限（6分）"},
        {"kind": "关键在于", "text": "1. 先止损\n2. 再查因"},
        {"kind": "雷区", "text": "- 私自许诺"},
    ]

    triple = triple_of(make_found("怎么办？", rubric=parts, score=10))

    assert [(c["criterion"], c["weight"]) for c in triple["rubric"]] == [
        ("致歉具体", 4),
        ("给出时限", 6),
    ]
    assert (triple["key_points"], triple["red_flags"]) == (["先止损", "再查因"], ["私自许诺"])


@pytest.mark.parametrize(
    ("lines", "points", "weights"),
    [
        (["甲", "乙", "丙"], 10, [4, 3, 3]),
        (["甲（7）", "乙（3）"], 10, [7, 3]),
        (["甲（7）", "乙（7）"], 10, [5, 5]),
        ([], 10, []),
        (["甲"] * 12, 10, [1] * 12),
    ],
)
def test_weights_are_those_stated_when_they_sum_up_else_shared(lines, points, weights):
    assert [c["weight"] for c in weighted(lines, points)] == weights


def test_a_row_of_levels_becomes_a_criterion_with_its_anchors():
    rows = [
        {
            "kind": "致歉具体",
            "weight": "4",
            "excellent": "说出错处",
            "poor": "只说抱歉",
            "text": "…",
        },
        {"kind": "给出时限（6分）", "adequate": "说尽快", "text": "…"},
    ]

    triple = triple_of(make_found("怎么办？", rubric=rows))

    anchors = {"excellent": "", "adequate": "", "poor": ""}
    assert triple["rubric"] == [
        {
            "criterion": "致歉具体",
            "weight": 4,
            **anchors,
            "excellent": "说出错处",
            "poor": "只说抱歉",
        },
        {"criterion": "给出时限", "weight": 6, **anchors, "adequate": "说尽快"},
    ]
    assert triple["points"] == 10


def test_a_name_too_long_for_a_criterion_is_kept_whole_before_its_anchor():
    name = "先止损，" + "再把事情的来龙去脉说清楚并给出时限" * 5
    row = {"kind": name, "weight": "0", "excellent": "十分钟内", "text": "…"}

    [criterion] = triple_of(make_found("怎么办？", rubric=[row]))["rubric"]

    assert (criterion["criterion"], criterion["excellent"]) == ("先止损", f"{name}\n十分钟内")


def test_a_long_line_is_kept_whole_as_an_anchor():
    line = "先止损，" + "再把事情的来龙去脉说清楚并给出时限" * 5

    [criterion] = weighted([line], 10)

    assert (criterion["criterion"], criterion["excellent"]) == ("先止损", line)


@pytest.mark.parametrize(
    ("score", "category", "points"),
    [(12.0, "stress", 12), (None, "stress", 20), (0, "stress", 20), (500, "", 10), (2.5, "", 2)],
)
def test_points_are_those_stated_or_the_usual_ones(score, category, points):
    assert points_of(score, category) == points


def test_options_stand_below_the_question():
    found = make_found("哪一项对？", options=["A. 先听", "B. 先赔"])

    assert triple_of(found)["stem"] == "哪一项对？\nA. 先听\nB. 先赔"


def test_a_row_of_the_template_becomes_a_triple_with_its_rubric():
    cells = {"编号": "CS-0042", "评分要点1": "止损", "权重1": 20, "优秀1": "五分钟内分流"}

    [question] = read(row(**cells))

    triple = question["triple"]
    assert (triple["code"], triple["roles"], triple["category"]) == ("CS-0042", ["lead"], "stress")
    assert (triple["points"], question["row"], question["faults"]) == (20, 2, [])
    assert triple["rubric"] == [
        {"criterion": "止损", "weight": 20, "excellent": "五分钟内分流", "adequate": "", "poor": ""}
    ]


@pytest.mark.parametrize(
    ("cells", "field", "said"),
    [
        ({"题目": ""}, "题目", "The question has no text."),
        ({"岗位": "店长"}, "岗位", "店长 is unknown."),
        ({"类别": "聊天"}, "类别", "聊天 is unknown."),
        ({"能力": "客户导向、会唱歌"}, "能力", "会唱歌 is unknown."),
        ({"可见": "秘密"}, "可见", "秘密 is unknown."),
        ({"难度": "9"}, "难度", "9 is not between 1 and 5."),
        ({"分值": "1e9"}, "分值", "1000000000 is not between 1 and 100."),
        ({"题目": "长" * 2001}, "题目", "2001 characters; 0 to 2000 are needed."),
        (
            {"评分要点1": "长" * 61, "权重1": 3},
            "评分要点",
            "61 characters; 0 to 60 are needed.",
        ),
        ({"分值": "nan"}, "分值", "nan is not a whole number."),
        ({"分值": "inf"}, "分值", "inf is not a whole number."),
        (
            {"评分要点1": "止损", "权重1": "多"},
            "评分要点",
            "The weight of “止损” is not a positive whole number.",
        ),
    ],
)
def test_what_is_wrong_in_a_row_is_said_by_column(cells, field, said):
    [question] = read(row(**cells))

    assert [(f["field"], f["text"] % f["params"]) for f in question["faults"]] == [(field, said)]


def test_a_code_that_stands_twice_is_an_error_of_the_second_row():
    first, second = read(row(编号="CS-0042"), row(编号="CS-0042"))

    assert first["faults"] == []
    assert [f["text"] % f["params"] for f in second["faults"]] == [
        "This code stands in row 2, too."
    ]


@pytest.mark.parametrize(
    ("text", "criteria"),
    [
        (
            "致歉具体 4 分；给出时限4分；回访 2 分。",
            [("致歉具体", 4), ("给出时限", 4), ("回访", 2)],
        ),
        ("①致歉（6分）；②时限（4分）", [("致歉", 6), ("时限", 4)]),
        ("致歉具体；给出时限 4 分", [("致歉具体；给出时限", 15)]),
    ],
)
def test_parts_of_a_line_that_state_their_points_are_criteria(text, criteria):
    triple = triple_of(make_found("题？", rubric=[{"kind": "评分标准", "text": text}]))

    assert [(line["criterion"], line["weight"]) for line in triple["rubric"]] == criteria
    assert triple["points"] == sum(weight for _, weight in criteria)
