"""A bank file at the import desk brings its pictures with it."""

import pytest

from interviews.bankfile.write import write_bank
from interviews.curation.refusal import Refused
from interviews.ingest.decide.accept import accept
from interviews.models import ImportedItem, Picture, SourceDocument
from tests.ingest.corrected import receive
from tests.ingest.make import unlike
from tests.make import make_picture, make_triple

pytestmark = pytest.mark.django_db


def handed_in(with_content):
    """A bank file of a question with a picture, put up for review where nobody has it."""
    picture = make_picture()
    name, content = picture.pk, bytes(picture.content)
    picture.delete()
    triple = make_triple(unlike(1), picture=name, picture_alt="排班表")
    receive("题.yaml", write_bank([triple], {name: content} if with_content else {}).encode())
    return name, content


def test_what_is_taken_shows_the_picture_of_the_file():
    name, content = handed_in(with_content=True)

    question = accept(ImportedItem.objects.get(), by=None)

    assert (question.picture_id, question.picture_alt) == (name, "排班表")
    assert bytes(Picture.objects.get().content) == content
    assert "pictures:" not in SourceDocument.objects.get().lines  # dots are nothing to read


def test_a_picture_that_the_file_only_names_is_missed_and_said():
    name, _content = handed_in(with_content=False)

    with pytest.raises(Refused, match=name):
        accept(ImportedItem.objects.get(), by=None)
