"""Takes the pictures of the imports' manual: python -m pytest tests/e2e/ingest/pictures.py"""

from pathlib import Path

import pytest
from django.conf import settings

from interviews.ingest.intake.receive import Receiver
from interviews.models import ImportBatch, ImportedItem
from tests.e2e.picture import keep
from tests.make import make_question, make_user

WIDTH, COLOURS = 1100, 24
PAPER = Path(settings.BASE_DIR, "tests", "ingest", "files", "d02_sections_points.txt")
NEAR = "一位客户收到的奶粉临近保质期，在直播间里刷屏要求三倍赔偿，你会怎么处理？"

ANSWER = (
    "1. 请直播间的同事置顶一句说明，把客户引到私聊，不在公屏上争论。\n"
    "2. 核对订单和批次，判断是否违反了商品页的承诺。\n"
    "3. 若确有违反，先退款再按平台规则赔付；若没有，说明规则并给出换货方案。"
)


@pytest.fixture
def desk(page, sign_in):
    page.set_viewport_size({"width": WIDTH, "height": 700})
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    make_question(NEAR, code="CS-0107", answer=ANSWER)
    user = make_user("gu", is_superuser=True, name="顾晓雯")
    sign_in(page, user)
    batch = ImportBatch(source="人事部旧资料", rights="own", created_by=user)
    list(Receiver(batch).receive("客服经理面试题.txt", PAPER.read_bytes()))
    return page


def take(page, name, height, element=None):
    """A picture from the top of the page, or of `element` alone."""
    page.set_viewport_size({"width": WIDTH, "height": height})
    keep((page.locator(element) if element else page).screenshot(), name, COLOURS)


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
    take(desk, "imports-beside", 2400, ".beside")
