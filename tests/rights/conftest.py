import logging

import pytest

from tests.rights.ask import Asking
from tests.rights.blank import without_pages
from tests.rights.world import World, sent


@pytest.fixture
def asking(db, settings):
    """Everybody at the door of a small site whose pages are blank."""
    settings.TEMPLATES = without_pages(settings.TEMPLATES)
    logging.disable()  # a thousand refusals
    world = World()
    yield Asking(world, sent(world))
    logging.disable(logging.NOTSET)
