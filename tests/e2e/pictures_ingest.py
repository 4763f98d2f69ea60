"""Takes the pictures of the imports' manual: python -m pytest tests/e2e/pictures_ingest.py"""

from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image

from interviews.ingest.receive import Receiver
from interviews.models import ImportBatch, ImportedItem
from tests.make import make_question, make_user

FOLDER = Path(settings.BASE_DIR, "static", "img", "help")
WIDTH, COLOURS = 1100, 24
PAPER = Path(settings.BASE_DIR, "tests", "ingest", "files", "d02_sections_points.txt")
NEAR = "一位客户收到的奶粉临近保质期，在直播间里刷屏要求三倍赔偿，你会怎么处理？"


@pytest.fixture
def desk(page, sign_in):
    page.set_viewport_size({"width": WIDTH, "height": 700})
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    make_question(NEAR, code="CS-0107")
    user = make_user("gu", is_superuser=True, first_name="顾晓雯")
    sign_in(page, user)
    batch = ImportBatch(source="人事部旧资料", rights="own", created_by=user)
    list(Receiver(batch).receive("客服经理面试题.txt", PAPER.read_bytes()))
    return page


def take(page, name, height, element=None):
    """A picture from the top of the page, or from `element` down."""
    page.set_viewport_size({"width": WIDTH, "height": height})
    if element:
        top = page.locator(element).bounding_box()["y"] + page.evaluate("scrollY") - 16
        page.evaluate("top => scrollTo(0, top)", top)
    path = FOLDER / f"{name}.png"
    page.screenshot(path=path)
    picture = Image.open(path).convert("RGB")
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    assert path.stat().st_size < 60_000


def test_hand_in(desk):
    desk.goto("/imports/")
    desk.fill("#id_source", "人事部旧资料")
    desk.check("[name=rights][value=own]")
    take(desk, "imports-hand-in", 820)


def test_review(desk):
    desk.goto(ImportedItem.objects.in_order()[2].get_absolute_url())
    take(desk, "imports-review", 900)


def test_beside(desk):
    desk.goto(ImportedItem.objects.get(standing="similar").get_absolute_url())
    take(desk, "imports-beside", 560, ".beside")
