"""Rich text and OpenDocument: what an office program saves is read as its .docx is."""

import io
import zipfile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviews.ingest.extract import UnreadableDocument, extract
from interviews.ingest.extract.read.rich import read_rtf
from tests.office import converted

MAIN = "urn:oasis:names:tc:opendocument:xmlns:"
HEAD = rb"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fcharset134 SimSun;}{\f1\fcharset0 Arial;}}"


def texts(body, head=HEAD):
    return [line.raw for line in read_rtf(head + body + b"}") if line.raw]


def escaped(text, encoding="gbk"):
    return b"".join(b"\\'%02x" % byte for byte in text.encode(encoding))


def pairs(document):
    return [(question.question, question.answer) for question in document.questions]


def test_code_page_escapes_and_unicode_escapes_are_the_same_text():
    wanted = "1、谁来开门？"
    by_number = "".join(rf"\u{ord(c)}?" for c in wanted).encode()

    assert texts(escaped(wanted) + rb"\par") == [wanted]
    assert texts(by_number + rb"\par") == [wanted]
    assert texts(rb"\uc2" + by_number.replace(b"?", rb"\'3f\'3f") + rb"\par") == [wanted]


def test_a_second_byte_may_be_a_plain_letter():
    first, second = "丂".encode("gbk")

    assert texts(b"\\'%02x%c" % (first, second) + rb"b\par") == ["丂b"]


def test_a_font_brings_its_own_code_page():
    body = rb"{\f1 caf\'e9}" + rb"{\f0 " + escaped("门") + rb"}\par"

    assert texts(body) == ["café门"]


def test_negative_numbers_and_surrogate_pairs():
    assert texts(rb"\u-10179?\u-8704?\u-26739?\par") == ["😀\u978d"]
    assert texts(rb"\u-10179?x\par") == ["\ufffdx"]


def test_pictures_styles_and_hidden_text_are_left_out():
    body = (
        rb"{\stylesheet{\s1 heading;}}{\*\generator x;}{\pict\pngblip 89504e47}"
        rb"a{\v secret}b\par{\field{\*\fldinst HYPERLINK x}{\fldrslt link}}\par"
    )
    lines = read_rtf(HEAD + body + b"}")

    assert [(line.raw, line.dropped) for line in lines if line.raw] == [
        ("secret", "hidden text"),
        ("ab", ""),
        ("link", ""),
    ]


def test_binary_bytes_are_jumped_over():
    assert texts(rb"a{\pict\bin5 }}{{\}b\par") == ["ab"]


def test_a_table_is_a_table():
    row = rb"\trowd\intbl %s\cell %s\cell\row"
    body = b"".join(
        row % (escaped(left), escaped(right))
        for left, right in (("题目", "答案"), ("谁来开门？", "班长。"), ("几点交班？", "八点。"))
    )

    assert pairs(extract("a.rtf", HEAD + body + b"}")) == [
        ("谁来开门？", "班长。"),
        ("几点交班？", "八点。"),
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"{\\rtf1" + b"{" * 100_000,
        b"{\\rtf1" + b"}" * 100_000 + b"x",
        b"{\\rtf1\\bin999999999 x}",
        b"{\\rtf1\\u" + b"9" * 40 + b" x}",
        b"{\\rtf1\\uc99999\\u20013 x}",
        b"{\\rtf1\\ansicpg99999 \\'ff}",
        b"{\\rtf1 \\'b",
    ],
    ids=["groups", "ends", "bin", "number", "stand-ins", "page", "cut"],
)
def test_hostile_rich_text_is_read_or_refused(content):
    try:
        document = extract("a.rtf", content)
    except UnreadableDocument:
        return
    assert document.questions == ()


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([b"{", b"}", b"\\", b"u", b"-55296", b"'", b"b0", b"\\par", b"x"])))
def test_no_rich_text_raises_anything_else(parts):
    for line in read_rtf(b"{\\rtf1" + b"".join(parts)):
        line.raw.encode("utf-8")


def odt(body, styles=""):
    names = "".join(
        f' xmlns:{short}="{MAIN}{name}:1.0"'
        for short, name in (
            ("office", "office"),
            ("text", "text"),
            ("table", "table"),
            ("style", "style"),
            ("fo", "xsl-fo-compatible"),
        )
    )
    content = (
        f"<office:document-content{names}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
        "</office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", content)
    return out.getvalue()


def test_an_open_document_is_read():
    items = "".join(
        f"<text:list-item><text:p>{stem}</text:p></text:list-item>"
        for stem in ("谁来开门？", "几点交班？")
    )
    styles = (
        '<text:list-style style:name="L1"><text:list-level-style-number style:num-format="1"/>'
        "</text:list-style>"
    )
    body = '<text:h text:outline-level="1">题</text:h>'
    body += f'<text:list text:style-name="L1">{items}</text:list>'

    document = extract("a.odt", odt(body, styles))

    assert (document.kind, document.lines[0].heading) == ("odt", 1)
    assert [(q.number, q.question) for q in document.questions] == [
        (1, "谁来开门？"),
        (2, "几点交班？"),
    ]


def test_an_open_document_is_unpacked_within_limits():
    with pytest.raises(UnreadableDocument, match="far larger"):
        extract("a.odt", odt("<text:p>" + "x" * 40_000_000 + "</text:p>"))


@pytest.fixture(scope="module")
def paper():
    """A Word file of three kinds of content."""
    made = docx.Document()
    made.add_heading("客服面试题", 1)
    for stem, answer in (("谁来开门？", "班长。"), ("几点交班？", "晚上八点。")):
        made.add_paragraph(style="List Number").add_run(stem).bold = True
        made.add_paragraph(f"答案：{answer}")
    rows = (("题目", "答案"), ("怎样锁柜？", "先关灯，再落锁。"), ("向谁报修？", "值班工程师。"))
    table = made.add_table(rows=3, cols=2)
    for row, cells in zip(table.rows, rows, strict=True):
        row.cells[0].text, row.cells[1].text = cells
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


@pytest.mark.parametrize("kind", ["rtf", "odt"])
def test_what_libreoffice_saves_is_read_like_the_word_file(paper, kind):
    found = extract(f"a.{kind}", converted(paper, "docx", kind))

    assert pairs(found) == pairs(extract("a.docx", paper))
    assert len(found.questions) == 4
