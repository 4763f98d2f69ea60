"""The pages of accounts: without script, by keyboard, and for everybody's eyes."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from interviews.models import User
from tests.make import make_user

VISITORS = ("login", "signup", "forgotten", "forgotten/sent", "welcome/1-a", "welcome/done")
MINE = ("", "logout", "again", "password", "factor", "factor/app", "factor/keys", "factor/keys/add")


@pytest.fixture
def plain(browser, bank, live_server):
    """A page of a browser without script."""
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_one_signs_up_by_keyboard_and_without_script(plain):
    plain.goto("/accounts/signup/")
    plain.get_by_label("用户名或邮箱").focus()
    plain.keyboard.type("xiaowen")
    plain.keyboard.press("Tab")
    plain.keyboard.type("a-long-passphrase")
    plain.keyboard.press("Enter")

    expect(plain).to_have_url(re.compile("/practice/$"))
    assert User.objects.get().username == "xiaowen"


def test_one_signs_in_and_out_without_script(plain):
    make_user("lin")
    plain.goto("/accounts/login/?next=/jobs/")
    plain.get_by_label("用户名或邮箱").fill("lin")
    plain.get_by_label("密码").fill("a-long-password")
    plain.keyboard.press("Enter")
    expect(plain).to_have_url(re.compile("/jobs/$"))

    plain.goto("/accounts/")
    plain.get_by_role("button", name="退出登录").click()

    expect(plain).to_have_url(re.compile("/accounts/login/"))
    expect(plain.get_by_role("button", name="用通行密钥登录")).to_be_hidden()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_stands_in_anybodys_way(page, sign_in, theme):
    page.emulate_media(color_scheme=theme)
    found = _faults(page, VISITORS)
    sign_in(page, make_user("lin", is_staff=True))
    found |= _faults(page, MINE)

    assert found == {}


def _faults(page, addresses):
    faults = {}
    for address in addresses:
        page.goto(f"/accounts/{address}/".replace("//", "/"))
        results = Axe().run(page)
        if results.violations_count:
            faults[address] = [(one["id"], one["nodes"][0]["html"]) for one in results.violations]
    return faults
