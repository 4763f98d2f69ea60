"""Guides into the bank: by the command, by people, and never half."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from interviews.guides.load import load
from interviews.guides.read import GuideText
from interviews.models import Guide
from tests.make import make_guide, make_question

pytestmark = pytest.mark.django_db


def text(**fields):
    return GuideText(**{"slug": "star", "title": "题", "summary": "要点", "body": "正文"} | fields)


def test_a_guide_is_added_updated_and_found_unchanged():
    make_question(code="TS-0901")
    said = text(questions=("TS-0901",), categories=("stress",), competencies=("同理心",))

    changes = [load(said), load(said), load(said._replace(questions=())), load(said)]

    assert changes == ["added", "unchanged", "updated", "updated"]
    guide = Guide.objects.get(slug="star")
    assert [question.code for question in guide.questions.all()] == ["TS-0901"]
    assert [category.slug for category in guide.categories.all()] == ["stress"]
    assert [competency.name for competency in guide.competencies.all()] == ["同理心"]


def test_only_new_leaves_what_people_changed():
    make_guide("人改过的题目", slug="star")

    assert load(text(), only_new=True) == "unchanged"
    assert Guide.objects.get(slug="star").title == "人改过的题目"


@pytest.mark.parametrize(
    ("name", "words"), [("questions", ("TS-0998", "TS-0999")), ("competencies", ("读心术",))]
)
def test_an_unknown_link_changes_nothing(tmp_path, name, words):
    head = (
        f"slug: star\ntitle: 题\nsummary: 要点\naudience: candidate\norder: 1\nminutes: 3\n{name}: "
    )
    path = tmp_path / "star.md"
    path.write_text(f"---\n{head}[{', '.join(words)}]\n---\n正文\n", "utf-8")

    with pytest.raises(CommandError, match=r"star\.md: .*" + ", ".join(words)):
        call_command("load_guides", path)

    assert not Guide.objects.exists()


def test_a_bad_file_is_refused_with_its_line(tmp_path):
    path = tmp_path / "bad.md"
    path.write_text("正文，没有头\n", "utf-8")

    with pytest.raises(CommandError, match=r"bad\.md: line 1: "):
        call_command("load_guides", path, stdout=StringIO())


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"slug": ""}, "guide_slug_present"),
        ({"title": ""}, "guide_title_present"),
        ({"audience": "people"}, "guide_audience_known"),
        ({"minutes": 0}, "guide_minutes_1_to_60"),
    ],
)
def test_the_database_refuses(fields, constraint):
    guide = make_guide()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Guide.objects.filter(pk=guide.pk).update(**fields)
