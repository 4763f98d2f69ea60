"""An interview as it is held: three mark at once, one without a line; reveal, decision, PDF."""

import re

import pytest
from playwright.sync_api import expect

from interviews.models import Interview, PanelMark
from interviews.panels.arrange import add_guest
from tests.e2e.watched import DESKTOP, PHONE
from tests.make import make_candidate, make_interview, make_question, make_user, make_vacancy

SECRET = "先查流水，两点十五分回电"
PATIENCE = 20_000  # ms: three browsers at once on a busy machine


@pytest.fixture
def panel(bank):
    """Two questions; 甲 leads, 乙 sits beside, a guest comes by link."""
    people = [make_user(name=name, username=f"e2e-{n}") for n, name in enumerate("甲乙")]
    questions = [make_question(), make_question("客户连问三次为什么还没有发货，你怎么回？")]
    return make_interview(people, candidate=make_candidate(make_vacancy(questions=questions)))


@pytest.fixture
def enter(browser, live_server):
    """enter(options): a page of a browser of its own."""
    contexts = []

    def new(**options):
        context = browser.new_context(base_url=live_server.url, **options)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        return context.new_page()

    yield new
    for context in contexts:
        context.close()


def tap(page, question, line, level):
    """Give a level; the one not probed is 0."""
    page.click(f'.numbers a[href="#q{question}"]')
    page.check(f'#q{question} [name="level-{line}"][value="{level}"]')


def mark_all(page, *levels):
    for number, given in enumerate(levels, 1):
        for line, level in enumerate(given):
            tap(page, number, line, level)


def is_told(page, words):
    """The line at the head of the sheet says where the marks are."""
    expect(page.locator(".state")).to_contain_text(words, timeout=PATIENCE)


def submit(page):
    page.goto(re.sub(r"mark/.*", "submit/", page.url))
    page.click("main form button")
    page.wait_for_url(re.compile(r"/interviews/\d+/$"))


def test_three_mark_at_once_and_the_panel_decides(panel, enter, sign_in):
    lead, other, guest = enter(**DESKTOP), enter(**PHONE), enter(**PHONE)
    for page, seat in ((lead, "甲"), (other, "乙")):
        sign_in(page, panel.seats.get(name=seat).user)
    seat, code = add_guest(panel, "业务经理", by=panel.candidate.vacancy.owner)
    guest.goto(f"/panels/guests/{seat.secret}/")
    guest.fill("[name=code]", code)
    guest.click("main form button")
    guest.wait_for_url(re.compile(r"/interviews/\d+/$"))
    sheet = f"/panels/interviews/{panel.pk}/mark/"
    for page in (lead, other, guest):
        page.goto(sheet)
        expect(page.locator("[data-question]:visible")).to_have_count(1)

    # One of the three has no line, marks everything all the same, and moves between questions.
    other.context.set_offline(True)
    mark_all(other, (5, 3, 1), (4, 0, 2))
    is_told(other, "已存在本机")
    mark_all(lead, (5, 3, 1), (3, 3, 1))
    lead.fill('#q2 [name="evidence-0"]', SECRET)
    lead.locator('#q2 [name="evidence-0"]').blur()
    is_told(lead, "已保存。")
    mark_all(guest, (1, 3, 1), (3, 3, 1))
    is_told(guest, "已保存。")
    assert not PanelMark.objects.filter(seat__name="乙").exists()
    other.context.set_offline(False)
    is_told(other, "已保存。")
    assert PanelMark.objects.filter(seat__name="乙").count() == 6

    # Blind: who has not submitted gets nothing of the others, who has gets theirs.
    submit(lead)
    meeting = f"/panels/interviews/{panel.pk}/meeting/"
    assert other.goto(meeting).status == 403
    assert SECRET not in other.content()
    other.goto(sheet)
    expect(other.locator('#q2 [name="level-1"][value="0"]')).to_be_checked()
    submit(other)
    other.goto(meeting)
    expect(other.locator(".matrix")).to_contain_text(SECRET)
    guest.goto(sheet)
    submit(guest)

    # The widest difference stands first; the lead closes, decides, and another one signs.
    lead.goto(meeting)
    expect(lead.locator(".matrix tbody tr").first).to_contain_text("接手")
    first = lead.locator(".matrix tbody tr").first
    first.locator("select").select_option("4")
    first.locator("button").click()
    expect(lead.locator(".matrix tbody tr").first.locator("select")).to_have_value("4")
    lead.goto(panel.get_absolute_url())
    lead.click("#end ~ form button")
    expect(lead.locator(".standing")).to_contain_text("评分已结束")
    assert guest.goto(sheet).status == 404
    lead.goto(f"/panels/interviews/{panel.pk}/decision/")
    lead.check("[name=kind][value=recommend]")
    lead.fill("[name=reason]", "两题都达到合格以上")
    lead.click("#decide ~ form button")
    other.goto(f"/panels/interviews/{panel.pk}/decision/")
    other.click("#decided ~ form button")
    expect(other.locator("main")).to_contain_text("复核签名：乙")
    lead.reload()
    with lead.expect_download() as got:
        lead.click("text=PDF")
    with open(got.value.path(), "rb") as file:
        assert file.read(5) == b"%PDF-"
    assert Interview.objects.get().is_closed


def test_two_devices_of_one_person_see_which_mark_stands(panel, enter, sign_in):
    telephone, tablet = enter(**PHONE), enter(**DESKTOP)
    user = panel.seats.get(name="乙").user
    for page in (telephone, tablet):
        sign_in(page, user)
        page.goto(f"/panels/interviews/{panel.pk}/mark/")
    telephone.context.set_offline(True)
    tap(telephone, 1, 0, 3)
    is_told(telephone, "已存在本机")
    telephone.wait_for_timeout(1_500)  # the ages are told in seconds

    tap(tablet, 1, 0, 5)
    is_told(tablet, "已保存。")
    telephone.context.set_offline(False)

    expect(telephone.locator('#q1 [data-note="level-0"]')).to_contain_text(
        "另一台设备", timeout=PATIENCE
    )
    expect(telephone.locator('#q1 [name="level-0"][value="5"]')).to_be_checked()


def test_without_script_a_question_is_saved_whole(panel, enter, sign_in):
    page = enter(java_script_enabled=False, **PHONE)
    sign_in(page, panel.seats.get(name="乙").user)
    page.goto(f"/panels/interviews/{panel.pk}/mark/")

    page.check('#q1 [name="level-0"][value="5"]')
    page.check('#q1 [name="flag-0"][value="1"]')
    page.fill('#q1 [name="quote-0"]', "我自己垫")
    page.click("#q1 form button")

    page.wait_for_url("**/mark/#q2")
    assert set(PanelMark.objects.values_list("field", flat=True)) == {
        *("level-0", "flag-0", "quote-0"),
    }
    assert page.is_checked('#q1 [name="flag-0"][value="1"]')
