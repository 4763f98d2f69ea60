"""What the tests of imports share."""

import pytest

from tests.make import make_user


@pytest.fixture
def editor(client):
    user = make_user("editor", group="题库编辑")
    client.force_login(user)
    return user
