"""Draw the icons of the web manifest from the site's mark: python -m tests.e2e.practice.icons

They are written to static/img/. A maskable one has no corners, and all that counts in its middle.
"""

import os
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).resolve().parents[3] / "static" / "img"
ICONS = {"icon-192": (192, False), "icon-512": (512, False), "icon-maskable": (512, True)}
MARK = (FOLDER / "favicon.svg").read_text("utf-8")
BOX = MARK[MARK.index("<rect") : MARK.index("/>") + 2]


def main():
    with sync_playwright() as playwright:
        chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, (size, is_maskable) in ICONS.items():
            page = browser.new_page(viewport={"width": size, "height": size}, color_scheme="light")
            page.set_content(
                f"<style>body{{margin:0}}svg{{display:block}}</style>{drawn(is_maskable)}"
            )
            page.screenshot(path=FOLDER / f"{name}.png", omit_background=True)
        browser.close()


def drawn(is_maskable):
    if not is_maskable:
        return MARK
    lines = MARK.replace('viewBox="0 0 32 32"', 'viewBox="-8 -8 48 48"')
    return lines.replace(BOX, '<rect x="-8" y="-8" width="48" height="48" fill="#35429a"/>')


if __name__ == "__main__":
    main()
