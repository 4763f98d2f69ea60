"""Who takes the steps of curation."""

import pytest

from tests.make import make_admin, make_user


@pytest.fixture
def writer():
    return make_user("writer", group="题库编辑")


@pytest.fixture
def reviewer():
    return make_user("reviewer", group="审核人")


@pytest.fixture
def desk(client, db):
    """The browser of an administrator at the desk."""
    client.force_login(make_admin())
    return client
