"""Guide files: what is read, and what is said of a bad one, with its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.guides.read import GuideError, GuideText, read_guide

HEAD = """\
---
slug: star
title: STAR：把一件事讲到可以核对
summary: 情境、任务、行动、结果。
audience: candidate
order: 2
minutes: 4
---
"""


def problems(text):
    with pytest.raises(GuideError) as caught:
        read_guide(text.encode(), "star.md")
    return str(caught.value).splitlines()


def test_reads_the_head_and_the_text_below_it():
    more = (
        "categories: [behavioral]\ncompetencies: [沟通表达]\nquestions: [CS-0001]\npublished: no\n"
    )
    head = HEAD.removesuffix("---\n") + more + "---\n"

    assert read_guide(f"{head}\n# 一\n\n正文 \n\n---\n末段\n".encode(), "star.md") == GuideText(
        slug="star",
        title="STAR：把一件事讲到可以核对",
        summary="情境、任务、行动、结果。",
        body="# 一\n\n正文\n\n---\n末段",
        audience="candidate",
        order=2,
        minutes=4,
        categories=("behavioral",),
        competencies=("沟通表达",),
        questions=("CS-0001",),
        published=False,
    )


def test_links_may_be_left_out_and_a_guide_is_published_unless_it_says_no():
    read = read_guide(f"{HEAD}正文".encode(), "star.md")

    assert (read.categories, read.competencies, read.questions, read.published) == (
        (),
        (),
        (),
        True,
    )


def test_windows_line_ends_and_a_byte_order_mark_are_read():
    windows = f"\ufeff{HEAD}正文\n".replace("\n", "\r\n").encode()

    assert read_guide(windows, "star.md") == read_guide(f"{HEAD}正文".encode(), "star.md")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("---\nslug", "slug", "line 1: A guide begins with a line of three dashes: ---"),
        (
            "slug: star",
            "slug: Star!",
            "line 2: slug: A slug is small letters, digits and single dashes.",
        ),
        (
            "title: STAR",
            "titel: STAR",
            "line 3: titel: There is no such field; did you mean title?",
        ),
        ("title: STAR：把", 'title: ""\n# ', "line 3: title: This has 0 characters, not 1 to 60."),
        (
            "candidate",
            "people",
            "line 5: audience: people is unknown; known are: candidate, interviewer.",
        ),
        ("order: 2", "order: two", "line 6: order: two is not a whole number."),
        ("minutes: 4", "minutes: 90", "line 7: minutes: 90 is not between 1 and 60."),
        ("minutes: 4", "minutes: 4\nquestions: [CS-1]", "line 8: questions: A code is 2 to 8"),
        (
            "minutes: 4",
            "minutes: 4\npublished: maybe",
            "line 8: published: This should be yes or no.",
        ),
        (
            "minutes: 4",
            "minutes: 4\ncategories: [&a behavioral]",
            "line 8: Anchors (&name) are not",
        ),
        ("minutes: 4", "minutes: [4", "line 8: This is not valid YAML"),
        (
            "minutes: 4\n---",
            "minutes: 4",
            "line 8: The head of the guide is not closed by a line of ---",
        ),
    ],
)
def test_a_bad_guide_is_told_by_file_and_line(old, new, said):
    lines = problems(f"{HEAD}正文".replace(old, new, 1))

    assert any(line.startswith(f"star.md: {said}") for line in lines), lines


def test_a_missing_field_and_a_missing_text_are_told():
    assert problems(HEAD.replace("order: 2\n", "") + "正文") == [
        "star.md: line 2: order: This field is missing."
    ]
    assert problems(HEAD + " \n") == ["star.md: line 8: The guide has no text."]


def test_bytes_that_are_not_utf8_are_told_with_their_line():
    with pytest.raises(GuideError, match=r"star\.md: line 9: The file is not valid UTF-8\."):
        read_guide(HEAD.encode() + "正文".encode("gb18030"), "star.md")


@given(st.binary() | st.text().map(lambda text: (HEAD + text).encode(errors="replace")))
def test_anything_is_a_guide_or_a_clear_error(content):
    try:
        said = read_guide(content, "x.md").body
    except GuideError as error:
        said = str(error).startswith("x.md: line ")
    assert said
