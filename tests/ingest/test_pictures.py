"""Bank files and papers at the import desk bring their pictures with them."""

import json
from dataclasses import replace

import pytest

from interviews.bankfile.write import write_bank
from interviews.curation.triples import unordered
from interviews.exports import as_json
from interviews.exports.booklet import Section
from interviews.ingest.decide.accept import accept
from interviews.ingest.decide.replace import replace_in_bank
from interviews.models import ImportedItem, Picture, SourceDocument
from tests.exports.make import make_booklet, make_item
from tests.ingest.corrected import receive
from tests.ingest.make import unlike
from tests.make import make_admin, make_picture, make_question, make_triple

pytestmark = pytest.mark.django_db


def as_paper(triple, pictures):
    sections = (Section("情景题", (make_item(1, triple),)),)
    return as_json.write(make_booklet(1, sections=sections, pictures=pictures))


def as_bank_file(triple, pictures):
    return write_bank([triple], pictures).encode()


FORMS = {"json": as_paper, "yaml": as_bank_file}
every_form = pytest.mark.parametrize("form", FORMS)


def handed_in(form, with_content=True, **fields):
    """A file of a question with a picture, put up for review where nobody has it."""
    picture = make_picture()
    name, content = picture.pk, bytes(picture.content)
    picture.delete()
    triple = make_triple(unlike(1), picture=name, picture_alt="排班表", **fields)
    pictures = {name: content} if with_content else {}
    receive(f"题.{form}", FORMS[form](triple, pictures))
    return triple, content


@every_form
def test_what_is_taken_says_all_and_shows_the_picture_of_the_file(form):
    triple, content = handed_in(form, code="TS-0102")

    question = accept(ImportedItem.objects.get(), by=None)

    assert unordered(question.as_triple()) == unordered(replace(triple, status="draft"))
    assert bytes(Picture.objects.get().content) == content
    lines = SourceDocument.objects.get().lines
    assert [line for line in lines if "pictures" in line or len(line) > 500] == []


@every_form
def test_a_picture_that_the_file_only_names_is_left_out_and_said(form):
    handed_in(form, with_content=False)
    item = ImportedItem.objects.get()

    assert [said["params"] for said in item.doubts] == [{"alt": "排班表"}]
    question = accept(item, by=None)
    assert (question.picture, question.picture_alt) == (None, "")


@every_form
def test_a_picture_that_the_bank_has_need_not_be_in_the_file(form):
    triple = make_triple(unlike(1), picture=make_picture().pk, picture_alt="排班表")
    receive(f"题.{form}", FORMS[form](triple, {}))

    item = ImportedItem.objects.get()

    assert (item.doubts, accept(item, by=None).picture_id) == ([], triple.picture)


@every_form
def test_a_known_question_may_have_got_a_picture(form):
    plain, picture = make_question(code="TS-0101"), make_picture()
    shown = replace(plain.as_triple(), picture=picture.pk, picture_alt="排班表")
    receive(f"题.{form}", FORMS[form](shown, {}))
    item = ImportedItem.objects.get()

    assert item.standing == ImportedItem.Standing.CHANGED
    revision = replace_in_bank(item, by=make_admin())
    assert (revision.root, revision.picture_id) == (plain, picture.pk)


@every_form
def test_pictures_that_no_question_shows_are_not_kept(form):
    picture = make_picture()
    name, content = picture.pk, bytes(picture.content)
    picture.delete()
    receive(f"题.{form}", FORMS[form](make_triple(unlike(1)), {name: content}))

    assert not Picture.objects.exists()


@pytest.mark.parametrize("content", ["", "AAAA", "no base64!", 7, None, ["AAAA"], "A" * 900_000])
def test_a_picture_that_is_none_is_left_out_of_a_paper(content):
    picture = make_picture()
    name = picture.pk
    picture.delete()
    triple = make_triple(unlike(1), picture=name, picture_alt="排班表")
    paper = json.loads(as_paper(triple, {}))
    paper["pictures"] = [{"name": name, "content": content}, "odd", None]

    receive("题.json", json.dumps(paper).encode())

    assert ImportedItem.objects.get().doubts
    assert not Picture.objects.exists()


def test_the_desk_shows_the_picture_beside_the_question(client):
    triple, _content = handed_in("json")
    client.force_login(make_admin())

    page = client.get(ImportedItem.objects.get().get_absolute_url()).content.decode()

    picture = Picture.objects.get()
    assert f'src="{picture.get_absolute_url()}"' in page
    assert f'alt="{triple.picture_alt}"' in page
    assert client.get(picture.get_absolute_url()).status_code == 200
