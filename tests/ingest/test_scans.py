"""A scan at the desk: what was read from a picture is said, and is not taken unread."""

import pytest

from interviews.ingest.extract import extract
from interviews.ingest.extract.read import scan
from interviews.ingest.intake.store import put_up
from tests.ingest.extract.scanning import scan_of
from tests.ingest.gold.layouts import pdf
from tests.ingest.make import make_batch
from tests.make import make_user

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not scan.reader(), reason="Tesseract is not installed"),
]
PAPER = "1、客户要求当场退款，你会怎样处理？\n\n答案：先核对订单，再说明期限，最后说多久到账。"


def test_what_was_read_from_a_picture_is_said_and_not_taken_unread(client):
    user = make_user("editor", group="题库编辑")
    client.force_login(user)
    content = scan_of(pdf(PAPER, "#set page(width: 12cm, height: 5cm)"))
    document = put_up(
        make_batch(by=user), "a.pdf", "d" * 64, 1, extract("a.pdf", content).as_dict()
    )

    assert document.items.tally_of_whys() == {"doubt": 1}
    client.cookies["language"] = "en"
    page = client.get(document.items.get().get_absolute_url())
    assert "Read from a picture, page 1. Compare it with the page." in page.content.decode()
