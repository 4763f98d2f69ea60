"""Passkeys in a real browser, with the authenticator that Chromium has for tests."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from playwright.sync_api import expect

from interviews.models import User
from tests.make import make_user

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def device(page):
    """Let the browser have a device that recognises its owner; return what refuses from now on."""
    cache.clear()
    chromium = page.context.new_cdp_session(page)
    chromium.send("WebAuthn.enable")
    made = chromium.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})

    def refuse():
        named = {"authenticatorId": made["authenticatorId"], "isUserVerified": False}
        chromium.send("WebAuthn.setUserVerified", named)

    return refuse


def sign_out(page):
    page.goto("/accounts/")
    page.get_by_role("button", name="退出登录").click()
    expect(page).to_have_url(re.compile("/accounts/login/"))


def add_key(page):
    page.goto("/accounts/factor/keys/add/")
    page.get_by_role("button", name="添加密钥").click()
    expect(page.get_by_role("heading", name="恢复码")).to_be_visible()


def test_a_key_is_added_signs_in_alone_and_is_the_second_factor_of_the_password(
    page, sign_in, device
):
    root = sign_in(page)
    assert root.second_factor_by is None
    root.refresh_from_db()
    assert root.second_factor_by is not None

    add_key(page)
    expect(page.locator(".codes li")).to_have_count(10)
    assert User.objects.get().second_factor_by is None

    sign_out(page)
    page.get_by_role("button", name="用通行密钥登录").click()
    expect(page).to_have_url(re.compile("/admin/$"))

    sign_out(page)
    page.get_by_label("用户名或邮箱").fill(root.username)
    page.get_by_label("密码").fill("a-long-password")
    page.get_by_role("button", name="登录", exact=True).click()
    expect(page).to_have_url(re.compile("/accounts/factor/code/"))
    page.get_by_role("button", name="使用密钥").click()
    expect(page).to_have_url(re.compile("/admin/$"))

    page.goto("/accounts/factor/keys/")
    page.get_by_role("link", name="移除").click()
    page.get_by_role("button", name="移除").click()
    expect(page.get_by_text("还没有。")).to_be_visible()
    assert not Authenticator.objects.exists()


def test_a_device_that_does_not_know_its_owner_is_said_and_the_password_still_opens(
    page, sign_in, device
):
    make_user("lin")
    page.goto("/accounts/login/")
    device()

    page.get_by_role("button", name="用通行密钥登录").click()

    expect(page.get_by_text("浏览器没有给出密钥")).to_be_visible()
    expect(page.get_by_role("button", name="登录", exact=True)).to_be_enabled()
