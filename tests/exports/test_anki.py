from dataclasses import replace

import pytest

from interviews.exports import as_anki
from interviews.exports.booklet import Section
from interviews.exports.formats import write
from tests.exports.make import make_booklet, make_item, make_triple, with_texts


def test_the_style_of_the_code_reaches_it_in_a_browser():
    import lxml.html

    card = as_anki.FRONT.replace("{{编号}}", "CS-0001 v2").replace("{{题目}}", "<p>题干</p>")
    page = lxml.html.fragments_fromstring(card)

    assert [(one.get("class"), one.text_content()) for one in page] == [
        ("code", "CS-0001 v2"),
        ("stem", "题干"),
    ]
    assert {one.tag for one in page} == {"div"}  # a browser ends a <p> where its text has another


@pytest.fixture
def collection(tmp_path):
    """An empty collection of the official program."""
    pytest.importorskip("anki", reason="the official Anki library is not installed")
    from anki.collection import Collection

    opened = Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


@pytest.fixture
def take(collection, tmp_path):
    """Import a booklet as the program does; the log says what became of each note."""
    from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest

    def run(content):
        path = tmp_path / "deck.apkg"
        path.write_bytes(content)
        options = ImportAnkiPackageOptions(merge_notetypes=True)
        return collection.import_anki_package(
            ImportAnkiPackageRequest(package_path=str(path), options=options)
        ).log

    return run


def test_importing_twice_brings_nothing_new_the_second_time(collection, take):
    content = write(make_booklet(4), "anki").content

    first, second = take(content), take(content)

    assert (len(first.new), len(second.new), len(second.updated)) == (4, 0, 0)
    assert collection.note_count() == 4


def test_each_section_is_a_deck(collection, take):
    take(write(make_booklet(2), "anki").content)

    names = {deck.name for deck in collection.decks.all_names_and_ids()}

    assert {"客服经理终面 B 卷::行为题", "客服经理终面 B 卷::情景题"} <= names


def test_a_question_keeps_its_note_in_another_set(collection, take):
    triple = make_triple(1)
    other = make_booklet(1, title="另一套", sections=(Section("题", (make_item(9, triple),)),))

    take(write(make_booklet(1, sections=(Section("题", (make_item(1, triple),)),)), "anki").content)
    log = take(write(other, "anki").content)

    assert len(log.new) == 0
    assert collection.note_count() == 1


def test_fields_are_escaped_and_complete(collection, take):
    take(write(with_texts(stem="<script>1</script> & {{题目}}", tags=("大 促",)), "anki").content)

    (note,) = [collection.get_note(number) for number in collection.find_notes("")]

    assert note["编号"] == "CS-0001 v2"
    assert note["题目"] == "<p>&lt;script&gt;1&lt;/script&gt; &amp; {{题目}}</p>"
    assert "前五分钟先止损" in note["参考答案"]
    assert "私自关闭等候入口" in note["评分"]
    assert note.tags == ["大_促"]


def test_a_title_with_the_mark_of_subdecks_makes_none(collection, take):
    take(write(replace(make_booklet(1), title="A::B\nC"), "anki").content)

    assert "A：B C::行为题" in {deck.name for deck in collection.decks.all_names_and_ids()}


def test_cards_hold_the_sample_answers_with_their_marks():
    from interviews.exports import grading

    html = grading.as_html(grading.notes(make_item(), samples=True))

    adequate, poor = make_item().triple.samples
    assert [text for text in (adequate.answer, poor.answer) if text not in html] == []
    assert "止损的次序与时限 3、用数据判断 2、顾到队伍 3。想到借人和开公告" in html
    assert adequate.answer not in grading.as_html(grading.notes(make_item()))
