"""What strangers do: cards, bare bars, bold words for labels, numbers of their own."""

import pytest

from interviews.ingest.extract import extract
from tests.ingest.files.layouts import document, saved, workbook
from tests.ingest.gold.layouts import word_table


def pairs(name, content):
    content = content.encode() if isinstance(content, str) else content
    return [(q.question, q.answer) for q in extract(name, content).questions]


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_table_without_outer_bars_is_a_table(name):
    text = "大家看看\n\n题目 | 参考答案\n谁来开门？ | 班长。\n几点交班？ | 八点。\n\n有问题找我"

    assert pairs(name, text) == [("谁来开门？", "班长。"), ("几点交班？", "八点。")]


def test_facts_between_bars_are_no_table():
    text = "{}. 谁来开门？\n难度：中 | 分值：5\n答案：班长。\n"
    text = "".join(text.format(n) for n in (1, 2, 3))

    assert pairs("a.txt", text) == [("谁来开门？", "班长。")] * 3


def test_a_small_table_for_each_question_is_a_card():
    paper = document()
    for n, (stem, answer) in enumerate(
        [
            ("你怎样排夜班？", "按季度轮换。"),
            ("谁来开门？", "班长。"),
            ("你向谁报修？", "值班经理。"),
        ],
        1,
    ):
        rows = [
            [f"卡片 {n}", "常规"],
            ["请他说说", stem],
            ["我们想听到", answer],
            ["再挖一句", "后来呢？"],
        ]
        word_table(paper, [*rows, ["合格的回答", answer]])
        paper.add_paragraph("")
    questions = extract("a.docx", saved(paper)).questions

    assert [(q.question, q.answer, q.probes) for q in questions] == [
        ("你怎样排夜班？", "按季度轮换。", ("后来呢？",)),
        ("谁来开门？", "班长。", ("后来呢？",)),
        ("你向谁报修？", "值班经理。", ("后来呢？",)),
    ]
    assert [q.rubric[0]["kind"] for q in questions] == ["我们想听到"] * 3


RUN_IN = [
    ("What do you do first?", "I listen."),
    ("Who opens the door?", "The lead does."),
    ("How do you rest?", "I walk around."),
]


def in_word():
    paper = document()
    for stem, answer in RUN_IN:
        for word, text in (("Ask", stem), ("Strong", answer), ("Weak", "Shrugs.")):
            paragraph = paper.add_paragraph()
            paragraph.add_run(word).bold = True
            paragraph.add_run(f" {text}")
    return saved(paper)


def in_text(bold, end):
    return "\n".join(
        bold.format(word) + f" {text}{end}"
        for stem, answer in RUN_IN
        for word, text in (("Ask", stem), ("Strong", answer), ("Weak", "Shrugs."))
    )


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", in_word()),
        ("a.html", "<html><body>" + in_text("<p><b>{}</b>", "</p>") + "</body></html>"),
        ("a.md", in_text("**{}**", "\n")),
    ],
)
def test_bold_words_that_come_back_are_labels(name, content):
    assert pairs(name, content) == RUN_IN


def test_a_bold_word_within_a_sentence_stays_as_it_is():
    text = "## 1. 谁来开门？\n\n**班长** 来开门。\n\n## 2. 几点交班？\n\n**八点** 交班。\n"

    assert pairs("a.md", text) == [
        ("谁来开门？", "班长 来开门。"),
        ("几点交班？", "八点 交班。"),
    ]


def test_blanks_between_letters_and_an_l_for_a_one_are_read_over():
    text = "l 、 谁 来 开 门 ?\n参 考 答 案 : 班长。\n2 、 几 点 交 班 ?\n参 考 答 案 : 八点。"

    assert pairs("a.txt", text) == [("谁来开门?", "班长。"), ("几点交班?", "八点。")]


def test_what_the_marks_look_like_is_a_rubric():
    text = "Q1: 你怎样帮助新人？\n追问：后来呢？\n5 — 有人有事有结果\n3 — 笼统\n1 — 推给别人\n"
    question = extract("a.txt", (text + text.replace("Q1", "Q2")).encode()).questions[0]

    assert question.probes == ("后来呢？",)
    assert [(line["kind"], line["text"]) for line in question.rubric] == [
        *(("5分", "有人有事有结果"), ("3分", "笼统")),
        ("1分", "推给别人"),
    ]


def test_a_word_of_the_document_numbers_its_questions():
    scene = "演练{}\n客户：我要退款！\n请作答：你怎么安抚这位客户？\n话术示例：\n先听完，再核对。\n"
    text = "".join(scene.format(number) for number in "一二三")

    assert (
        pairs("a.txt", text)
        == [
            ("客户：我要退款！\n你怎么安抚这位客户？", "先听完，再核对。"),
        ]
        * 3
    )


def test_questions_are_numbered_by_section_and_place():
    text = "Question 1.1 (behavioural) — Who opens?\nQuestion 1.2 (technical) — When is the break?"

    assert pairs("a.txt", text) == [("Who opens?", ""), ("When is the break?", "")]


def test_a_line_that_comes_back_below_questions_names_their_answers():
    text = "{}. {}\n讲者备注\n{}\n"
    text = "".join(text.format(n, *pair) for n, pair in enumerate(SHORT, 1))

    assert pairs("a.txt", text) == SHORT


SHORT = [
    ("谁来开门？", "值班的班长来开门。"),
    ("几点交班？", "早上八点当面交。"),
    ("你向谁报修？", "向值班经理报修。"),
]


def test_greek_letters_number_and_an_arrow_opens_the_answer():
    text = "".join(f"{mark}) {q}\n→ {a}\n" for mark, (q, a) in zip("αβγ", SHORT, strict=True))

    assert pairs("a.txt", text) == SHORT


def test_the_questions_of_a_form_are_heads():
    rows = [["时间", "1. 您建议面试时问什么？", "2. 什么样的回答您会满意？"]]
    rows += [[f"2026/3/1 10:0{n}", *pair] for n, pair in enumerate(SHORT)]
    document = extract("a.xlsx", workbook({"Form1": rows}))

    assert [(q.question, q.answer) for q in document.questions] == SHORT
    assert document.lines[1].cells[0] == "2026/3/1 10:00"
