"""A page of a real browser on the live server, whose script must stay free of errors."""

from contextlib import contextmanager

DESKTOP = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "reduced_motion": "reduce"}


@contextmanager
def watched(browser, server, *, console=False, **options):
    """Yield a page; with `console`, nothing that it writes there as an error may come either."""
    context = browser.new_context(base_url=server.url, **options)
    context.set_default_timeout(10_000)
    page, errors = context.new_page(), []
    page.on("pageerror", lambda error: errors.append(str(error)))
    if console:
        page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    yield page
    context.close()
    assert errors == []
