"""A picture goes with its question: through publication, versions, files, sets and imports."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext

from interviews.bankfile.read import read_bank
from interviews.bankfile.write import write_bank
from interviews.curation import transitions
from interviews.curation.compare import differences
from interviews.curation.load import dump, load
from interviews.models import Picture, Question
from interviews.papers.booklets import booklet_of, booklet_of_list
from interviews.sets.pins import newer_texts, update_pins
from tests.make import make_picture, make_question, make_set, make_trainer, make_triple

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture():
    return make_picture()


def shown(picture, **fields):
    return make_question(picture=picture.pk, picture_alt="排班表", **fields)


def change_picture(question, by, reviewer, color="blue"):
    """Publish a revision of `question` that shows another picture."""
    revision = transitions.revise(question, by=by)
    Question.objects.filter(pk=revision.pk).update(picture=make_picture(color=color).pk)
    revision.refresh_from_db()
    transitions.submit(revision, by=by)
    transitions.approve(revision, by=reviewer)
    question.refresh_from_db()


def test_each_version_keeps_the_picture_that_it_had(picture, writer, reviewer):
    question = shown(picture)

    change_picture(question, writer, reviewer)

    assert question.picture_id == make_picture(color="blue").pk
    versions = [version.as_triple().picture for version in question.versions.order_by("number")]
    assert versions == [picture.pk, question.picture_id]
    changed, _ = differences(*(one.as_triple() for one in question.versions.order_by("number")))
    assert [(one.name, one.label) for one in changed] == [("picture", "图片")]
    assert "60 × 40 像素" in "".join(piece.text for piece in changed[0].old)


def test_an_old_version_brings_its_picture_back(picture, writer, reviewer):
    question = shown(picture)
    change_picture(question, writer, reviewer)

    revision = transitions.restore(question.versions.get(number=1), by=writer)

    assert revision.picture_id == picture.pk


def test_a_dumped_bank_loads_into_an_empty_one_with_its_pictures(picture, tmp_path):
    question = shown(picture)
    path = tmp_path / "bank.yaml"
    call_command("dump_bank", question.code, output=path)
    other = path.read_text("utf-8").replace(question.code, "TS-9999")
    path.write_text(other, "utf-8")
    Question.objects.filter(pk=question.pk).update(picture=None)
    name, kept = picture.pk, bytes(picture.content)
    picture.delete()

    call_command("load_bank", path)

    loaded = Question.objects.get(code="TS-9999")
    assert (loaded.picture_id, loaded.picture_alt) == (name, "排班表")
    assert bytes(loaded.picture.content) == kept
    call_command("dump_bank", "TS-9999", output=tmp_path / "again.yaml")
    assert (tmp_path / "again.yaml").read_text("utf-8") == other


def test_loading_the_same_file_again_changes_nothing(picture):
    question = shown(picture)
    triples = dump(Question.objects.filter(pk=question.pk))

    assert load(triples, source="again.yaml").unchanged == 1
    assert question.versions.count() == 1


def test_a_file_that_names_a_picture_which_nobody_has_loads_nothing(tmp_path):
    triple = make_triple(picture="0" * 32 + "-1x1.png", picture_alt="图")
    path = tmp_path / "bank.yaml"
    path.write_text(write_bank([triple]), "utf-8")

    with pytest.raises(CommandError, match="0000-1x1.png"):
        call_command("load_bank", path)

    assert Question.objects.count() == 0


def test_a_question_without_a_picture_is_dumped_as_before():
    question = make_question()

    (triple,) = dump(Question.objects.filter(pk=question.pk))

    assert "picture" not in write_bank([triple])
    assert read_bank(write_bank([triple]), "") == [triple]


def test_a_set_keeps_its_picture_until_it_takes_the_new_one(picture, writer, reviewer):
    question, trainer = shown(picture), make_trainer()
    made = make_set([question], by=trainer)
    change_picture(question, writer, reviewer)
    entries = list(made.entries.all())

    assert booklet_of(made).pictures == {picture.pk: bytes(picture.content)}
    (newer,) = newer_texts(entries)
    assert [str(change.label) for change in newer.changes()] == ["图片"]

    update_pins(made, [question.code], by=trainer)

    assert list(booklet_of(made).pictures) == [question.picture_id]


def test_papers_ask_once_for_all_pictures_and_never_without(picture):
    def queries(questions):
        with CaptureQueriesContext(connection) as captured:
            booklet = booklet_of_list(questions, title="卷", sheet="interviewer")
        asked = [query for query in captured if "interviews_picture" in query["sql"]]
        return len(booklet.pictures), len(asked)

    made = [shown(picture), shown(make_picture(color="blue")), make_question()]
    several = list(Question.objects.with_triple().filter(pk__in=[one.pk for one in made]))

    assert queries(several) == (2, 1)
    assert queries([one for one in several if not one.picture_id]) == (0, 0)


def test_a_picture_that_a_question_shows_cannot_be_deleted(picture):
    shown(picture)

    with pytest.raises(ProtectedError):
        picture.delete()
    assert Picture.objects.count() == 1
