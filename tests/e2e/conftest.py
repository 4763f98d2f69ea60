"""A real Chromium against a real server with a small real bank."""

import os
import shutil
import time

import pytest
from django.core.management import call_command
from django.core.signals import request_finished, request_started

from tests.e2e.watched import DESKTOP, PHONE, watched
from tests.make import make_user

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
ARGUMENTS += ["--use-fake-device-for-media-stream"]  # a microphone that hums


@pytest.fixture(scope="session")
def browser():
    if CHROMIUM is None:
        pytest.skip("No Chromium here: install Debian's package chromium, or set CHROMIUM.")
    sync_api = pytest.importorskip("playwright.sync_api")
    # Playwright runs an event loop in this thread, which Django would take for async code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def bank(transactional_db):
    """An empty bank that threads share: taxonomy and groups, no questions.

    It is emptied once the server has answered all: a page that is closed leaves requests behind.
    """
    call_command("loaddata", "taxonomy.json", verbosity=0)
    answering = []
    begins, ends = lambda **_: answering.append(1), lambda **_: answering and answering.pop()
    request_started.connect(begins)
    request_finished.connect(ends)
    yield
    until = time.monotonic() + 10
    while answering and time.monotonic() < until:
        time.sleep(0.02)
    request_started.disconnect(begins)
    request_finished.disconnect(ends)


@pytest.fixture
def page(browser, bank, live_server):
    """A page of a desktop whose relative addresses are the site's; it must stay free of errors."""
    with watched(browser, live_server, console=True, **DESKTOP) as page:
        yield page


@pytest.fixture
def patient_page(browser, bank, live_server):
    """A page of a desktop on which requests may fail or be overtaken."""
    with watched(browser, live_server, **DESKTOP) as page:
        yield page


@pytest.fixture
def phone(browser, bank, live_server):
    """A page of a phone with a microphone, on which requests may fail."""
    with watched(browser, live_server, permissions=["microphone"], **PHONE) as page:
        yield page


@pytest.fixture
def sign_in():
    """sign_in(page, user=None): sign in at the desk, as a new administrator by default."""

    def enter(page, user=None):
        user = user or make_user("e2e-admin", is_superuser=True)
        page.goto("/admin/login/")
        page.fill("#id_login", user.username)
        page.fill("#id_password", "a-long-password")
        page.click("[type=submit]")
        page.wait_for_url("**/admin/")
        return user

    return enter
