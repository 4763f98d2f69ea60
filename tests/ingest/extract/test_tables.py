"""Tables with a header row map straight to fields; our own workbook comes back whole."""

import csv
import io

import xlsxwriter

from interviews.ingest.extract import extract

HEAD = [
    "编号",
    "状态",
    "岗位",
    "类别",
    "难度",
    "分值",
    "标签",
    "题目",
    "参考答案",
    "考察目的",
    "追问",
    "雷区",
]
ROW = [
    "CS-0042",
    "草稿",
    "组长",
    "情景",
    3,
    15,
    "投诉、退款",
    "客户当面撕了小票，您怎么办？",
    "先请坐，再查单。",
    "看次序。",
    "他要录像呢？\n他走了呢？",
    "抢回小票",
]
CRITERIA = ["编号", "评分要点", "权重", "等级", "分数", "行为表现"]


def workbook(**sheets):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return out.getvalue()


def test_our_own_workbook_gives_every_field_and_the_true_row():
    levels = [
        ["CS-0042", "次序", 15, level, 0, text]
        for level, text in (("优秀", "先人后事"), ("不足", "争执"))
    ]
    content = workbook(
        说明=[["怎样填写", "一行一题"]],
        题目=[HEAD, ROW],
        评分细则=[CRITERIA, *levels],
        字典=[["类别", "情景"], ["岗位", "组长"]],
    )

    document = extract("bank.xlsx", content)

    [question] = document.questions
    assert question.code == "CS-0042"
    assert question.question == "客户当面撕了小票，您怎么办？"
    assert question.answer == "先请坐，再查单。"
    assert question.analysis == "看次序。"
    assert question.probes == ("他要录像呢？", "他走了呢？")
    assert (question.category, question.role, question.score) == ("情景", "组长", 15.0)
    assert question.extra == {"状态": "草稿", "difficulty": "3", "tags": "投诉、退款"}
    assert question.rubric == (
        {
            "kind": "次序",
            "weight": "15",
            "excellent": "先人后事",
            "poor": "争执",
            "text": "优秀：先人后事\n不足：争执",
        },
        {"kind": "雷区", "text": "抢回小票"},
    )
    assert document.lines[question.span[0]].row == 2


def test_options_may_have_a_column_each():
    rows = [["题目", "选项A", "选项B", "答案"], ["先做什么？", "听", "说", "A"]]

    [question] = extract("a.xlsx", workbook(题=rows)).questions

    assert question.options == ("A.听", "B.说")
    assert question.answer == "A"


def test_a_neutralised_csv_cell_loses_its_quote_mark():
    out = io.StringIO()
    csv.writer(out).writerows([["问题", "回答"], ["怎么算满意度？", "'=满意数/评价数"]])

    [question] = extract("a.csv", out.getvalue().encode("utf-8-sig")).questions

    assert question.answer == "=满意数/评价数"


def test_a_csv_cell_keeps_an_apostrophe_of_its_own():
    rows = [["问题", "回答"], ["'三一五'晚会前怎么排班？", "'应急'与'常备'两张表"]]
    out = io.StringIO()
    csv.writer(out).writerows(rows)

    [question] = extract("a.csv", out.getvalue().encode("utf-8-sig")).questions

    assert [question.question, question.answer] == rows[1]
