from lxml import etree

from interviews.exports.booklet import Section, Sheet
from interviews.exports.formats import write
from interviews.text.markdown import render
from tests.exports.make import make_booklet, make_item, make_triple, with_texts

ORDER = [
    *("name", "questiontext", "generalfeedback", "defaultgrade", "penalty", "hidden", "idnumber"),
    *("responseformat", "responserequired", "responsefieldlines", "attachments"),
    *("attachmentsrequired", "maxbytes", "filetypeslist", "graderinfo", "responsetemplate", "tags"),
]


def essays(booklet):
    quiz = etree.fromstring(write(booklet, "moodle").content)
    return [one for one in quiz if one.get("type") == "essay"]


def test_fields_stand_in_the_order_that_moodle_documents():
    (essay,) = essays(make_booklet(1))

    assert [child.tag for child in essay] == ORDER


def test_a_category_goes_before_the_questions_of_each_section():
    quiz = etree.fromstring(write(make_booklet(3), "moodle").content)

    assert [one.get("type") for one in quiz] == ["category", "essay"] * 3
    assert quiz.findtext("question/category/text") == "$course$/top/客服经理终面 B 卷/行为题"


def test_a_name_keeps_its_comparisons():
    stem = "当排队人数<5 且等待>30 秒时，你先接谁？"
    (essay,) = essays(with_texts(stem=stem))

    assert essay.findtext("name/text") == "CS-0001 当排队人数＜5 且等待＞30 秒时，你先接谁？"
    assert etree.fromstring(essay.findtext("questiontext/text")).text == stem


def test_a_slash_in_a_title_makes_no_category():
    booklet = make_booklet(1, title="A/B")

    quiz = etree.fromstring(write(booklet, "moodle").content)

    assert quiz.findtext("question/category/text") == "$course$/top/A//B/行为题"


def test_code_points_stem_answer_and_tags_come_back():
    booklet = make_booklet(4)

    found = [
        (
            one.findtext("idnumber"),
            int(one.findtext("defaultgrade")),
            etree.fromstring(one.findtext("questiontext/text")).text,
            one.findtext("generalfeedback/text").replace("\n", ""),
            tuple(tag.findtext("text") for tag in one.find("tags")),
        )
        for one in essays(booklet)
    ]

    assert found == [
        (
            item.triple.code,
            item.points,
            item.triple.stem,
            f"<div>{render(item.triple.answer)}</div>".replace("\n", ""),
            item.triple.tags,
        )
        for item in booklet.items
    ]


def test_rubric_probes_and_red_flags_are_for_graders_only():
    (essay,) = essays(make_booklet(1))

    notes = essay.findtext("graderinfo/text")
    shown = essay.findtext("questiontext/text") + essay.findtext("generalfeedback/text")

    for secret in ("止损的次序与时限", "留号回拨的客户最后有四成没人回", "私自关闭等候入口"):
        assert secret in notes
        assert secret not in shown


def test_the_end_of_a_cdata_section_in_a_text_ends_nothing():
    stem = "甲 ]]> 乙 <b>丙</b> &amp; 丁"

    (essay,) = essays(with_texts(stem=stem))

    assert etree.fromstring(essay.findtext("questiontext/text")).text == stem


def test_texts_are_cdata_and_word_limits_are_left_out():
    content = write(make_booklet(1), "moodle").content.decode()

    assert "<text><![CDATA[<p>大促当晚八点" in content
    assert "wordlimit" not in content


def test_no_tag_is_empty_and_none_comes_twice():
    (essay,) = essays(with_texts(tags=("排班", " ", "排班", "")))
    (bare,) = essays(with_texts(tags=()))

    assert [tag.findtext("text") for tag in essay.find("tags")] == ["排班"]
    assert bare.find("tags") is None


def test_a_double_or_long_code_is_named_because_moodle_would_drop_the_question():
    triples = [make_triple(1), make_triple(1), make_triple(3, code="X" * 101)]
    items = tuple(make_item(number, triple) for number, triple in enumerate(triples, 1))
    booklet = make_booklet(1, sections=(Section("题", items),))

    export = write(booklet, "moodle")

    assert [one.findtext("idnumber") for one in essays(booklet)] == ["CS-0001", None, None]
    assert [warning.params["number"] for warning in export.warnings] == [2, 3]


def test_a_candidate_file_has_neither_feedback_nor_grader_notes():
    (essay,) = essays(make_booklet(1, Sheet.CANDIDATE))

    assert not essay.findtext("generalfeedback/text")
    assert not essay.findtext("graderinfo/text")
