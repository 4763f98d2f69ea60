import io
import zipfile

import pytest
from lxml import etree

from interviews.exports.as_qti import QTI, identifiers
from interviews.exports.booklet import Sheet
from interviews.exports.formats import write
from tests.exports.make import make_booklet, make_item, make_triple, with_texts

ITEM = "items/CS-0001.xml"
NAMES = {"q": QTI}


def members(booklet):
    with zipfile.ZipFile(io.BytesIO(write(booklet, "qti").content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_manifest_lists_the_test_and_every_item():
    found = members(make_booklet(2))
    manifest = etree.fromstring(found["imsmanifest.xml"])

    listed = [(one.get("type"), one.get("href")) for one in manifest.iter("{*}resource")]

    assert listed == [
        ("imsqti_test_xmlv3p0", "test.xml"),
        ("imsqti_item_xmlv3p0", "items/CS-0001.xml"),
        ("imsqti_item_xmlv3p0", "items/CS-0002.xml"),
    ]
    assert set(found) == {"imsmanifest.xml", *(href for _, href in listed)}


def test_a_foreign_converter_reads_items_test_and_manifest():
    qti_convert = pytest.importorskip("qti_convert")
    found = members(make_booklet(2))

    item = etree.fromstring(qti_convert.convert_qti3_to_qti21(found[ITEM]).xml.encode())
    test = etree.fromstring(qti_convert.convert_qti3_to_qti21(found["test.xml"]).xml.encode())
    manifest = qti_convert.convert_manifest_to_qti21(found["imsmanifest.xml"])

    assert etree.QName(item).localname == "assessmentItem"
    assert [etree.QName(one).localname for one in item] == [
        "responseDeclaration",
        "outcomeDeclaration",
        "itemBody",
    ]
    assert [one.get("view") for one in item.iter("{*}rubricBlock")] == ["scorer"]
    assert len(list(item.iter("{*}extendedTextInteraction"))) == 1
    assert [one.get("href") for one in test.iter("{*}assessmentItemRef")] == [
        "items/CS-0001.xml",
        "items/CS-0002.xml",
    ]
    assert "imsqti_item_xmlv2p1" in manifest


def test_people_score_it_out_of_the_points_of_the_paper():
    item = etree.fromstring(members(make_booklet(1))[ITEM])

    (score,) = item.findall("q:qti-outcome-declaration", NAMES)

    assert dict(score.attrib) == {
        "identifier": "SCORE",
        "cardinality": "single",
        "base-type": "float",
        "external-scored": "human",
        "normal-minimum": "0",
        "normal-maximum": "10",
    }


def test_only_scorers_see_answer_and_rubric():
    body = etree.fromstring(members(make_booklet(1))[ITEM]).find("q:qti-item-body", NAMES)

    (block,) = body.findall("q:qti-rubric-block", NAMES)
    scoring = "".join(block.itertext())
    body.remove(block)

    assert (block.get("use"), block.get("view")) == ("scoring", "scorer")
    assert "前五分钟先止损" in scoring
    assert "止损的次序与时限" in scoring
    assert "".join(body.itertext()).strip() == make_booklet(1).items[0].triple.stem


def test_a_candidate_package_has_no_rubric():
    assert b"rubric" not in members(make_booklet(1, Sheet.CANDIDATE))[ITEM]


def test_codes_that_xml_cannot_take_get_a_number():
    codes = ["CS-0001", "CS-0001", "../x", "1a", "编号", ""]
    items = [make_item(n, make_triple(n, code=code)) for n, code in enumerate(codes, 1)]

    assert list(identifiers(items).values()) == [
        "CS-0001",
        *(f"question-{number}" for number in range(2, 7)),
    ]


def test_hostile_text_comes_back():
    stem = "]]> {=~#} 😀 \u202e <b>&amp;</b> 一\n二"
    item = etree.fromstring(members(with_texts(stem=stem))[ITEM])

    paragraph = item.find("q:qti-item-body/q:p", NAMES)

    assert "".join(paragraph.itertext()) == stem.replace("\n", "")


def test_the_same_booklet_gives_the_same_bytes():
    assert write(make_booklet(2), "qti") == write(make_booklet(2), "qti")
