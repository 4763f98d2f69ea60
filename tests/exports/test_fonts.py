from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.exports import fonts
from interviews.exports.cmap import code_points
from tests.exports.make import make_booklet, with_texts


def test_what_the_fonts_cover_is_what_a_font_library_says():
    from pathlib import Path

    ttlib = pytest.importorskip("fontTools.ttLib")
    sans, serif = map(Path, fonts.folders())
    collection = ttlib.TTFont(sans / "NotoSansCJK-VF.otf.ttc", fontNumber=2, lazy=True)
    single = ttlib.TTFont(serif / "NotoSerifSC-Regular.otf", lazy=True)

    assert fonts.covered() == set(collection.getBestCmap()) | set(single.getBestCmap())


def test_without_the_packages_the_fonts_of_the_machine_stand_in(tmp_path):
    absent = replace(fonts.SERIF, package="no_such_package_of_fonts")
    (tmp_path / "NotoSerifCJK-Regular.ttc").touch()

    found = fonts.located(absent, [tmp_path / "elsewhere", tmp_path])

    assert found == fonts.Face("Noto Serif CJK SC", tmp_path / "NotoSerifCJK-Regular.ttc", 2)


def test_without_any_font_it_is_said_what_to_install():
    absent = replace(fonts.SANS, package="no_such_package_of_fonts")

    with pytest.raises(fonts.NoFonts) as refused:
        fonts.located(absent, [])

    assert "fonts-noto-cjk" in str(refused.value.message)


def test_a_file_that_is_no_font_is_refused():
    with pytest.raises(ValueError, match="cmap"):
        code_points(b"\0\1\0\0" + bytes(60))


def test_the_fonts_have_all_that_papers_print_of_themselves():
    written = "〓①㊿÷×·…—“”（）：；？！￥%　＿题号得分密封线内部资料" + "".join(
        chr(code) for code in range(0x20, 0x7F)
    )

    assert fonts.printable_text(written) == written


@pytest.mark.parametrize(
    ("given_text", "printed"),
    [
        ("好😀", "好〓"),
        ("a\u200fb\u202ec", "abc"),
        ("x\tz\x01", "x z"),
        ("上\n下", "上\n下"),
        ("\ufeff空\u200b", "空"),
        ("שלום", "〓〓〓〓"),
    ],
)
def test_what_no_font_has_is_seen_and_what_has_no_shape_is_dropped(given_text, printed):
    assert fonts.printable_text(given_text) == printed


@given(st.text(max_size=50))
def test_every_printed_character_has_a_glyph(text):
    printed = fonts.printable_text(text)

    assert all(ord(one) in fonts.covered() for one in printed if one != "\n")
    assert fonts.printable_text(printed) == printed


def test_a_warning_names_the_question_and_the_character():
    warnings = fonts.unprintable(with_texts(answer="先道歉😀，再 😀 补偿🙂"))

    assert [str(warning) for warning in warnings] == [
        "Question 1 (CS-0001): no font has 😀 (U+1F600), 🙂 (U+1F642); 〓 is printed instead."
    ]


def test_a_warning_names_the_head_of_the_paper():
    warnings = fonts.unprintable(make_booklet(1, title="终面🎉"))

    assert [str(warning) for warning in warnings] == [
        "Title, introduction or notes: no font has 🎉 (U+1F389); 〓 is printed instead."
    ]


def test_ordinary_questions_need_no_warning():
    assert fonts.unprintable(make_booklet(4)) == ()
