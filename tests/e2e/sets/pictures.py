"""Take the pictures of the trainers' help page from a running site with the starter bank.

python -m tests.e2e.sets.pictures http://127.0.0.1:8000 USER PASSWORD
USER is a trainer. The pictures are reduced to a palette and written to static/img/help/.
"""

import os
import shutil
import sys

from playwright.sync_api import sync_playwright

from tests.e2e.picture import keep

SIZE = {"width": 1120, "height": 640}
COLOURS = 32


def main(site, name, password):
    with sync_playwright() as playwright:
        chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(base_url=site, viewport=SIZE, color_scheme="light")
        sign_in(page, name, password)
        take_basket(page)
        take_papers(page)
        browser.close()


def sign_in(page, name, password):
    page.goto("/accounts/login/?next=/sets/")
    page.fill("#id_login", name)
    page.fill("#id_password", password)
    page.click("[type=submit]")
    page.wait_for_url("**/sets/")


def take_basket(page):
    page.goto("/questions/?role=manager")
    for place in range(3):
        page.locator("article button[name=action]").nth(place).click()
        page.locator("#basket-count", has_text=str(place + 1)).wait_for()
    picture(page, "sets-list")
    page.goto("/sets/basket/")
    picture(page, "sets-basket")
    page.locator("form[action$='/empty/'] button").click()


def take_papers(page):
    page.goto("/sets/blueprint/?preset=short")
    page.fill("#id_seed", "7")
    page.locator(".draw button").click()
    picture(page, "sets-blueprint")
    page.fill("#title", "客服组长复试卷")
    page.locator("form[action*=make] button").click()
    page.wait_for_url("**/sets/S-*/")
    picture(page, "sets-editor")
    page.locator("a[href$='/export/']").click()
    picture(page, "sets-export")


def picture(page, name):
    """Keep what is in sight as a small picture."""
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(300)
    print(name, f"{keep(page.screenshot(), name, COLOURS):,} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
