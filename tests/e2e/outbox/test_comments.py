"""A comment over a bad line arrives once, and its writer is told where it stands."""

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from interviews.models import Event
from tests.make import make_question

SLOW = {"offline": False, "latency": 600, "downloadThroughput": -1, "uploadThroughput": -1}
WORDS = "第二个锚点再看看"
TRAY = "#outbox:not([hidden]) [data-state={}]"
COMMENT = "[name=step][value=comment]"


@pytest.fixture
def question(bank):
    return make_question(status="review")


@pytest.fixture
def desk(browse, sign_in, writer, question):
    """The question's page at the desk, in the hands of a writer."""
    page = browse()
    sign_in(page, writer)
    page.goto(place(question))
    return page


def place(question):
    return reverse("admin:interviews_question_change", args=[question.pk])


def write(page, words=WORDS):
    page.fill("#words", words)
    page.click(COMMENT)


def line(words=WORDS):
    return f".talk li:has-text('{words}')"


def kept():
    return list(Event.objects.filter(kind="comment").values_list("note", flat=True))


def test_a_comment_is_kept_without_leaving_the_page(desk):
    desk.evaluate("window.same = true")
    write(desk)

    desk.wait_for_selector(line())
    assert kept() == [WORDS]
    assert desk.input_value("#words") == ""
    assert desk.evaluate("window.same") is True
    desk.wait_for_selector(TRAY.format("arrived"))


def test_what_is_written_offline_is_told_and_sent_when_the_line_is_back(desk):
    desk.context.set_offline(True)
    write(desk)
    desk.wait_for_selector(TRAY.format("waiting"))
    told = desk.inner_text("#outbox")

    assert "已存在本机，联网后自动发送" in told
    assert WORDS in told
    assert kept() == []
    desk.context.set_offline(False)
    desk.wait_for_selector(line())
    assert kept() == [WORDS]


def test_a_double_click_on_a_slow_line_is_one_comment(desk):
    asked = []
    desk.on("request", lambda request: asked.append(request.method))
    session = desk.context.new_cdp_session(desk)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)

    desk.fill("#words", WORDS)
    desk.dblclick(COMMENT)

    desk.wait_for_selector(line())
    assert kept() == [WORDS]
    assert asked.count("POST") == 1


def test_an_answer_that_is_lost_is_asked_for_again_and_the_comment_is_kept_once(desk):
    asked = []

    def lose_the_first(route):
        asked.append(route.request.post_data)
        answer = route.fetch()
        route.abort() if len(asked) == 1 else route.fulfill(response=answer)

    desk.route("**/comment/", lose_the_first)
    write(desk)
    desk.wait_for_selector(line())

    assert (kept(), len(asked)) == ([WORDS], 2)
    assert asked[0] == asked[1]


def test_a_site_that_is_busy_once_is_asked_again_by_itself(desk):
    asked = []

    def busy_once(route):
        asked.append(route.request.post_data)
        route.fulfill(status=503) if len(asked) == 1 else route.continue_()

    desk.route("**/comment/", busy_once)
    write(desk)
    desk.wait_for_selector(TRAY.format("busy"))
    desk.wait_for_selector(line())

    assert (kept(), len(asked)) == ([WORDS], 2)


def test_what_is_written_after_it_does_not_overtake_it(desk):
    asked = []

    def busy_once(route):
        asked.append(route.request.post_data)
        route.fulfill(status=503) if len(asked) == 1 else route.continue_()

    desk.route("**/comment/", busy_once)
    write(desk, "先写的")
    desk.wait_for_selector(TRAY.format("busy"))
    write(desk, "后写的")
    desk.wait_for_selector(line("先写的"))
    desk.wait_for_selector(line("后写的"))

    oldest_first = Event.objects.filter(kind="comment").order_by("pk")
    assert list(oldest_first.values_list("note", flat=True)) == ["先写的", "后写的"]


def test_what_was_not_sent_outlives_the_page(desk):
    desk.route("**/comment/", lambda route: route.abort())
    write(desk)
    desk.wait_for_selector(TRAY.format("waiting"))
    desk.unroute_all()

    desk.goto("/admin/")  # sent from any page of the desk
    desk.wait_for_selector(TRAY.format("arrived"))
    assert kept() == [WORDS]


def test_two_tabs_send_what_waits_once(desk, browse, question):
    other = browse(desk.context)
    other.goto(place(question))
    desk.context.set_offline(True)
    write(desk)
    other.wait_for_selector(TRAY.format("waiting"))
    write(other, "另一页里写的")
    desk.wait_for_selector("#outbox [data-key] >> nth=1")

    desk.context.set_offline(False)
    for page in (desk, other):
        page.wait_for_selector(line())
        page.wait_for_selector(line("另一页里写的"))
    assert sorted(kept()) == sorted([WORDS, "另一页里写的"])


def test_a_session_that_ended_costs_no_comment(desk, writer, question):
    Session.objects.all().delete()
    write(desk)
    desk.click("#outbox a:text('登录')")

    desk.wait_for_selector("#id_login")
    assert WORDS not in desk.inner_text("body")  # whoever sits here now is not known
    desk.fill("#id_login", writer.username)
    desk.fill("#id_password", "a-long-password")
    desk.click("[type=submit]")
    desk.wait_for_selector(line())
    assert kept() == [WORDS]
    assert desk.url.endswith(place(question))


def test_a_page_that_was_open_while_one_signed_in_anew_still_sends(desk, browse, sign_in, writer):
    Session.objects.all().delete()
    sign_in(browse(desk.context), writer)

    write(desk)
    desk.wait_for_selector(line())
    assert kept() == [WORDS]


def test_a_comment_that_is_refused_goes_back_into_its_field(desk):
    desk.eval_on_selector("#words", "field => field.removeAttribute('maxlength')")
    write(desk, "长" * 2001)

    desk.wait_for_selector(TRAY.format("refused"))
    assert "2000" in desk.inner_text("#outbox")
    assert desk.input_value("#words") == "长" * 2001
    desk.click("#outbox [data-done]")
    desk.wait_for_selector("#outbox", state="hidden")
    assert kept() == []


def test_beside_a_form_the_comment_goes_alone_and_the_text_stays_as_typed(desk):
    draft = make_question(status="draft")
    desk.goto(place(draft))
    desk.fill("#id_analysis", "还没有写完的考察目的")
    write(desk)

    desk.wait_for_selector(line())
    assert desk.input_value("#id_analysis") == "还没有写完的考察目的"
    draft.refresh_from_db()
    assert draft.analysis != "还没有写完的考察目的"
    desk.wait_for_selector("[data-saying]:has-text('自动留底')")


def test_where_nothing_can_be_kept_the_form_is_sent_as_without_script(desk):
    desk.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }")
    write(desk)

    desk.wait_for_selector(".messagelist .success")
    desk.wait_for_selector(line())
    assert kept() == [WORDS]
