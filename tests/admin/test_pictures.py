"""The picture of a question at the editor's page."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from interviews.models import Picture, Question
from tests.admin.forms import posted
from tests.make import make_picture, make_question, make_user

pytestmark = pytest.mark.django_db
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.fixture
def draft():
    return make_question(status="draft")


def page_of(question):
    return f"/admin/interviews/question/{question.pk}/change/"


def chosen(color="red", size=(60, 40)):
    file = io.BytesIO()
    Image.new("RGB", size, color).save(file, "PNG")
    return SimpleUploadedFile("排班.png", file.getvalue(), "image/png")


def send(desk, question, **changes):
    values = posted(question, **changes)
    return desk.post(page_of(question), {name: value for name, value in values.items()
                                         if value is not None})  # fmt: skip


def hidden(response):
    found = re.search(r'name="picture" value="([^"]*)"', response.content.decode())
    return found and found[1]


def test_a_picture_is_chosen_saved_and_shown_where_one_writes(desk, draft):
    send(desk, draft, new_picture=chosen(), picture_alt="排班表", _continue="1")

    draft.refresh_from_db()
    assert (draft.picture_id, draft.picture_alt) == (make_picture().pk, "排班表")
    page = desk.get(page_of(draft))
    assert hidden(page) == draft.picture_id
    assert f'src="/pictures/{draft.picture_id}"' in page.content.decode()
    assert 'enctype="multipart/form-data"' in page.content.decode()


def test_another_picture_takes_its_place_and_a_tick_takes_it_away(desk, draft):
    send(desk, draft, new_picture=chosen(), picture_alt="排班表")
    draft.refresh_from_db()
    first = draft.picture_id
    send(desk, draft, picture=first, new_picture=chosen("blue"), picture_alt="排班表")
    draft.refresh_from_db()
    assert draft.picture_id == make_picture(color="blue").pk != first

    send(desk, draft, **{"picture": draft.picture_id, "new_picture-clear": "on"})

    draft.refresh_from_db()
    assert (draft.picture_id, draft.picture_alt) == (None, "")
    assert Picture.objects.count() == 2  # versions may name them


def test_what_was_not_touched_stays(desk, draft):
    send(desk, draft, new_picture=chosen(), picture_alt="排班表")
    draft.refresh_from_db()

    send(desk, draft, picture=draft.picture_id, picture_alt="排班表", stem="改过的题干怎么问？")

    again = Question.objects.get(pk=draft.pk)
    assert (again.picture_id, again.picture_alt) == (draft.picture_id, "排班表")
    assert again.stem == "改过的题干怎么问？"


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (SimpleUploadedFile("a.svg", SVG, "image/svg+xml"), "PNG、JPEG 或 WebP"),
        (SimpleUploadedFile("a.png", SVG, "image/png"), "PNG、JPEG 或 WebP"),
        (SimpleUploadedFile("a.png", chosen(size=(300, 300)).read()[:100], "image/png"), "损坏"),
        (SimpleUploadedFile("a.exe", b"MZ" * 100, "image/png"), "PNG、JPEG 或 WebP"),
    ],
)
def test_a_file_that_is_no_picture_is_refused_and_nothing_else_is_lost(desk, draft, file, said):
    file.seek(0)
    response = send(desk, draft, new_picture=file, picture_alt="排班表", stem="新写的题干怎么问？")

    page = response.content.decode()
    assert said in page.partition('id="id_new_picture"')[0].rpartition("errorlist")[2]
    assert "新写的题干怎么问？" in page
    assert 'value="排班表"' in page
    assert Question.objects.get(pk=draft.pk).stem != "新写的题干怎么问？"


def test_a_mistake_elsewhere_does_not_lose_the_chosen_picture(desk, draft):
    response = send(desk, draft, new_picture=chosen(), picture_alt="排班表", points="很多")

    assert response.status_code == 200
    assert hidden(response) == make_picture().pk
    assert f'src="/pictures/{make_picture().pk}"' in response.content.decode()
    send(desk, draft, picture=hidden(response), picture_alt="排班表")
    assert Question.objects.get(pk=draft.pk).picture_id == make_picture().pk


def test_a_picture_without_words_is_saved_and_said_to_lack_them(desk, draft):
    send(desk, draft, new_picture=chosen())

    draft.refresh_from_db()
    assert draft.picture_id
    assert [gap.field for gap in draft.gaps()] == ["picture_alt"]
    assert 'href="#id_picture_alt"' in desk.get(page_of(draft)).content.decode()


def test_the_preview_shows_the_picture_that_stands(desk, draft):
    picture = make_picture((640, 360))
    values = posted(draft, picture=picture.pk, picture_alt="排班表", _place=str(draft.pk))

    page = desk.post("/admin/interviews/question/preview/", values).content.decode()

    assert f'<img src="/pictures/{picture.pk}" alt="排班表"' in page


def test_who_may_only_read_sees_the_picture_and_no_field(client):
    question = make_question(picture=make_picture().pk, picture_alt="排班表")
    client.force_login(make_user(group="审核人"))

    page = client.get(page_of(question)).content.decode()

    assert f'src="/pictures/{question.picture_id}"' in page
    assert 'name="new_picture"' not in page
