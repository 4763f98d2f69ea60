"""Pictures go when nothing shows or names them any more, and not before."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from interviews.curation import transitions
from interviews.ingest.decide.accept import set_aside
from interviews.jobs.tidy import tidy
from interviews.models import ImportedItem, Picture, Question, SetEntry, Unsaved
from tests.ingest.make import make_document, make_found
from tests.make import make_picture, make_question, make_set, make_triple, make_user

pytestmark = pytest.mark.django_db


def make_old(color="red"):
    """A picture that was brought so long ago that no form has it open."""
    picture = make_picture(color=color)
    Picture.objects.update(kept_at=timezone.now() - timedelta(days=31))
    return picture


def left():
    """How many pictures are left after tidying."""
    tidy()
    return Picture.objects.count()


def taken_off(question):
    """The question, whose picture somebody has taken off again."""
    Question.objects.filter(pk=question.pk).update(picture=None, picture_alt="")
    return question


def shown(picture, **fields):
    return make_question(picture=picture.pk, picture_alt="排班表", **fields)


def test_one_that_a_draft_showed_once_goes():
    draft = shown(make_old(), status="draft")
    assert left() == 1

    taken_off(draft)

    assert left() == 0


def test_one_that_was_just_brought_stays_and_one_brought_again_too():
    make_picture(color="blue")
    assert left() == 1
    make_old(color="blue")
    make_picture(color="blue")
    assert left() == 1


def test_one_that_was_on_the_site_stays_for_its_version():
    taken_off(shown(make_old()))

    assert left() == 1


def test_one_that_was_submitted_stays():
    draft = shown(make_old(), status="draft")
    transitions.submit(draft, by=make_user("author", group="题库编辑"))
    taken_off(draft)

    assert left() == 1


def test_one_on_a_paper_stays():
    picture = make_old()
    make_set([make_question()])
    entry = SetEntry.objects.get()
    entry.triple |= {"picture": picture.pk}
    entry.save()

    assert left() == 1


def test_one_in_an_import_stays_even_when_it_was_set_aside():
    triple = make_triple(status="draft", picture=make_old().pk, picture_alt="排班表")
    make_document(make_found(triple.stem, triple=triple.as_dict()))
    item = ImportedItem.objects.get()
    assert left() == 1
    set_aside(item, ImportedItem.State.REJECTED, by=None)

    assert left() == 1


def test_one_in_a_form_that_is_not_saved_stays():
    picture = make_old()
    Unsaved.objects.keep(make_user(), "1", f"stem=x&picture={picture.pk}")

    assert left() == 1


def test_the_pictures_themselves_are_not_read_for_it():
    make_old()
    with CaptureQueriesContext(connection) as asked:
        tidy()

    assert not [q["sql"] for q in asked if '"interviews_picture"."content"' in q["sql"]]
