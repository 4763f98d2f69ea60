"""The picture of a question in a real browser: chosen, seen beside the form, not left unsaved."""

import io

from PIL import Image

from interviews.models import Question
from tests.e2e.curation.test_writing import change_page, leave
from tests.make import make_question


def a_file():
    file = io.BytesIO()
    Image.new("RGB", (640, 360), "teal").save(file, "PNG")
    return {"name": "排班.png", "mimeType": "image/png", "buffer": file.getvalue()}


def test_a_chosen_picture_is_saved_and_seen_as_it_will_look(desk):
    question = make_question(status="draft")
    desk.goto(change_page(question))
    desk.set_input_files("#id_new_picture", a_file())
    desk.fill("#id_picture_alt", "排班表")

    desk.click("[name=_continue]")
    desk.wait_for_selector(".messagelist .success")

    question = Question.objects.get(pk=question.pk)
    image = desk.locator(f'[data-preview] img[src="/pictures/{question.picture_id}"]')
    image.wait_for()
    assert image.get_attribute("alt") == "排班表"
    image.evaluate("image => image.decode()")
    assert image.evaluate("image => [image.naturalWidth, image.naturalHeight]") == [640, 360]


def test_leaving_with_a_chosen_picture_asks_first(desk):
    question = make_question(status="draft")
    desk.goto(change_page(question))
    desk.set_input_files("#id_new_picture", a_file())

    assert leave(desk, lambda: desk.goto("/admin/"))
