"""Take the pictures of the candidates' help page from a running site with the starter bank.

python -m tests.e2e.practice.pictures http://127.0.0.1:8000
The pictures are those of a phone, and written to static/img/help/.
"""

import os
import shutil
import sys

from playwright.sync_api import sync_playwright

from tests.e2e.picture import keep

SIZE = {"width": 390, "height": 700}
CODE = "CS-0011"
PARTS = (
    ("先稳住", "先生，自动续费没留意到，换谁都会急。您给我三分钟，我查清楚再答复。"),
    ("查事实", "查三样：昨天几点扣的，提前五天的提醒发没发，扣款之后看过没有。"),
    ("给方案", "提醒没有送到，全额退；送到了也没有看过，我替您申请按天折算。"),
    ("跟进", "今天六点前给您答复，当场教您关掉自动续费，工单里写明。"),
)


def main(site):
    with sync_playwright() as playwright:
        chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(base_url=site, viewport=SIZE, color_scheme="light")
        page.goto(f"/practice/questions/{CODE}/")
        take(page, "practice-stem")
        page.get_by_role("link", name="打字回答").click()
        for name, text in PARTS:
            page.get_by_label(name).fill(text)
        take(page, "practice-answer", ".way")
        page.get_by_role("button", name="保存，听追问").click()
        page.get_by_role("link", name="直接去看参考答案").click()
        for place, scale in enumerate(page.locator(".scale").all()):
            scale.locator("input").nth((1, 0, 2, 1)[place % 4]).check()
        take(page, "practice-mark", "#self")
        page.get_by_role("button", name="保存打分").click()
        take(page, "practice-result")
        page.goto("/practice/begin/?of=some")
        page.get_by_role("button", name="开始").click()
        page.goto("/practice/offline/")
        page.locator("[data-taken] > summary").first.click()
        take(page, "practice-offline", ".packet section")
        browser.close()


def take(page, name, top="body"):
    """Keep what is in sight below the element `top` as a small picture."""
    page.wait_for_load_state()
    page.locator(top).first.evaluate("element => element.scrollIntoView()")
    page.wait_for_timeout(300)
    print(name, f"{keep(page.screenshot(), name, 32):,} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
