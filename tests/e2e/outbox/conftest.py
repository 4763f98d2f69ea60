"""Pages whose line may break, so that their consoles may complain."""

import pytest

from tests.e2e.curation.conftest import LET_END, NOTE_FETCHES
from tests.make import make_user


@pytest.fixture
def writer(bank):
    return make_user("xiaoli", group="题库编辑", name="小李")


@pytest.fixture
def browse(browser, bank, live_server):
    """browse(): a page of a new browser, or a further tab of the one whose context is given."""
    contexts = []

    def open_tab(context=None):
        if context is None:
            context = browser.new_context(base_url=live_server.url, reduced_motion="reduce")
            context.set_default_timeout(10_000)
            contexts.append(context)
        page = context.new_page()
        page.add_init_script(NOTE_FETCHES)
        return page

    yield open_tab
    for context in contexts:
        context.set_offline(False)
        for page in context.pages:
            page.unroute_all()
            page.evaluate(LET_END)
        context.close()
