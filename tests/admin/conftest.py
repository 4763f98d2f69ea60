"""Who sits at the desk."""

import pytest

from tests.make import make_admin


@pytest.fixture
def desk(client, db):
    """The browser of an administrator at the desk."""
    client.force_login(make_admin())
    return client
