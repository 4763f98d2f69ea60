import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviews.exports.booklet import Sheet
from interviews.exports.formats import FORMATS, ExportError, file_name, write
from interviews.text.message import Message
from tests.exports.make import make_booklet, make_triple, with_texts

EVERY_SHEET = [(name, sheet) for name, made in FORMATS.items() for sheet in made.sheets]
HOSTILE = "]]> {=~#} 😀 \u202eabc\u200f <b>&amp;</b> \x00\x01\x0b\x1b \ud800 \ufffe \r\n =1+1 🏳️‍🌈"


def test_what_people_print_comes_first_and_what_other_systems_read_last():
    names = list(FORMATS)

    assert names[:4] == ["pdf", "form", "docx", "xlsx"]
    assert names[-4:] == ["moodle", "gift", "qti", "anki"]


@pytest.mark.parametrize(("name", "sheet"), EVERY_SHEET)
def test_every_sheet_of_every_format_is_written(name, sheet):
    export = write(make_booklet(2, sheet), name)

    assert len(export.content) > 500
    assert export.filename.endswith(FORMATS[name].suffix)
    assert export.content_type == FORMATS[name].content_type
    assert export.warnings == ()


@pytest.mark.parametrize(("name", "sheet"), EVERY_SHEET)
def test_hostile_text_never_stops_an_export(name, sheet):
    triple = make_triple(1)
    fields = dict.fromkeys(
        ("code", "stem", "answer", "analysis", "source", "author", "licence"), HOSTILE
    )
    lists = dict.fromkeys(("key_points", "probes", "red_flags", "tags"), (HOSTILE,))
    rubric = tuple(replace(line, criterion=HOSTILE, poor=HOSTILE) for line in triple.rubric)
    sections = with_texts(**fields, **lists, rubric=rubric).sections
    sections = tuple(replace(section, title=HOSTILE, note=HOSTILE) for section in sections)
    booklet = make_booklet(1, sheet, title=HOSTILE, form_code=HOSTILE, role=HOSTILE,
                           introduction=HOSTILE, sections=sections)  # fmt: skip

    export = write(booklet, name)

    assert len(export.content) > 300
    assert not re.search(r'[\\/:*?"<>|\x00-\x1f\u202e]', export.filename)


@pytest.mark.parametrize(("name", "sheet"), EVERY_SHEET)
def test_empty_fields_never_stop_an_export(name, sheet):
    nothing = {"stem": "", "answer": "", "analysis": "", "code": "", "competencies": ()}
    lists = {"key_points": (), "probes": (), "red_flags": (), "tags": (), "rubric": ()}
    booklet = with_texts(**nothing, **lists, difficulty=0)
    booklet = replace(
        booklet, sheet=sheet, title="", role="", form_code="", made_on="", labels=None
    )

    assert write(booklet, name).content


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(text=st.text(max_size=60), name=st.sampled_from([n for n in FORMATS if n != "docx"]))
def test_any_text_can_be_written(text, name):
    booklet = replace(with_texts(stem=text, answer=text, probes=(text,), tags=(text,)), title=text)
    if booklet.sheet not in FORMATS[name].sheets:
        booklet = replace(booklet, sheet=FORMATS[name].sheets[0])

    assert write(booklet, name).content


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("客服经理终面 B 卷", "客服经理终面 B 卷 试题卷"),
        ('a/b\\c:d"e<f>g|h?i*j', "a-b-c-d-e-f-g-h-i-j 试题卷"),
        ("上\r\nSet-Cookie: x=1", "上-Set-Cookie- x=1 试题卷"),
        ("../../etc/passwd", "etc-passwd 试题卷"),
        ("", "试题卷"),
        ("期末试题卷", "期末 试题卷"),
        ("长" * 300, "长" * 60 + " 试题卷"),
        ("\u202egpj.exe", "gpj.exe 试题卷"),
    ],
)
def test_a_file_name_is_safe_on_every_system(title, name):
    assert file_name(title, "试题卷") == name


@given(st.text(max_size=200))
def test_no_title_makes_an_unsafe_name(title):
    name = file_name(title, "试题卷")

    assert not re.search(r'[\\/:*?"<>|\x00-\x1f\x7f]', name)
    assert not name.startswith((".", "-", " "))
    assert len(name.encode("utf-8", "replace")) < 250


def test_a_file_with_whole_questions_is_not_called_a_book():
    names = [write(make_booklet(1), name).filename for name in ("pdf", "xlsx", "moodle", "gift")]

    assert names == [
        "客服经理终面 B 卷 面试官手册.pdf",
        "客服经理终面 B 卷 题目.xlsx",
        "客服经理终面 B 卷 题目.xml",
        "客服经理终面 B 卷 题目.gift.txt",
    ]


@pytest.mark.parametrize(
    ("booklet", "name", "message"),
    [
        (make_booklet(1), "exe", "There is no format “exe”."),
        (make_booklet(1, Sheet.SUMMARY), "gift", "GIFT cannot hold this sheet: 汇总表."),
        (make_booklet(1, Sheet.CANDIDATE), "anki", "Anki cannot hold this sheet: 试题卷."),
        (make_booklet(0), "pdf", "There is no question to write."),
    ],
)
def test_what_cannot_be_written_is_refused_in_words(booklet, name, message):
    with pytest.raises(ExportError) as refused:
        write(booklet, name)

    assert str(refused.value.message) == message


def test_each_format_says_what_it_cannot_hold():
    lossless = [name for name, made in FORMATS.items() if not made.loses]

    assert lossless == ["json"]
    assert all(isinstance(one, Message) for made in FORMATS.values() for one in made.loses)
