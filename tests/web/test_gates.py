"""A closed door says which groups it opens to, and a visitor is asked to sign in."""

import pytest

from tests.make import make_user

pytestmark = pytest.mark.django_db
DOORS = ["/imports/", "/imports/1/", "/sets/blueprint/"]


@pytest.mark.parametrize("door", DOORS)
def test_a_visitor_is_asked_to_sign_in_and_led_back(client, door):
    response = client.get(door)

    assert response.status_code == 302
    assert response.headers["Location"] == f"/accounts/login/?next={door}"


def test_who_lacks_the_right_learns_which_groups_have_it(client):
    client.force_login(make_user(group="培训师"))

    response = client.get("/imports/")

    assert response.status_code == 403
    assert "题库编辑、管理员" in response.content.decode()
