import pytest

from tests.make import make_trainer


@pytest.fixture
def trainer(client):
    user = make_trainer("lin")
    client.force_login(user)
    return user
