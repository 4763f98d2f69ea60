"""A form that may be left empty: sent as it is, and a second click sends no emptiness after it."""

import pytest

from interviews.models import Attempt
from tests.make import make_question

SLOW = {"offline": False, "latency": 600, "downloadThroughput": -1, "uploadThroughput": -1}


@pytest.fixture
def probe(browse):
    """The page of the first probe."""
    page = browse()
    page.goto(f"/practice/questions/{make_question().code}/answer/?way=mind")
    page.click("form.own button")
    page.wait_for_url("**/probes/1/")
    return page


def test_a_double_click_leaves_what_was_typed(probe):
    session = probe.context.new_cdp_session(probe)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)

    probe.fill("[name=reply]", "当面说清。")
    probe.dblclick("form.own button")

    probe.wait_for_url("**/probes/2/")
    probe.wait_for_selector("#outbox", state="hidden")  # nothing is on its way any more
    assert Attempt.objects.get().replies == ["当面说清。"]


def test_an_empty_answer_is_sent_too(probe):
    probe.click("form.own button")

    probe.wait_for_url("**/probes/2/")
    assert Attempt.objects.get().replies == [""]
