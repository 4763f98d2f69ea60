"""The visitor's address: what our own proxies saw, and never what a stranger wrote."""

import pytest
from django.test import RequestFactory

from interviews.web.address import address_of, place_of


def seen(settings, proxies, forwarded, direct="10.9.9.9"):
    settings.TRUSTED_PROXIES = proxies
    headers = {} if forwarded is None else {"x-forwarded-for": forwarded}
    return address_of(RequestFactory().get("/", headers=headers, REMOTE_ADDR=direct))


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, None, "10.9.9.9"),
        (0, "1.2.3.4", "10.9.9.9"),  # a direct visitor may write what they like
        (1, "1.2.3.4", "1.2.3.4"),
        (1, "6.6.6.6, 1.2.3.4", "1.2.3.4"),
        (2, "6.6.6.6, 1.2.3.4, 10.0.0.1", "1.2.3.4"),
        (2, "1.2.3.4", "10.9.9.9"),
        (1, None, "10.9.9.9"),
        (1, "", "10.9.9.9"),
        (1, "unknown", "10.9.9.9"),
        (1, "1.2.3.4, not-an-address", "10.9.9.9"),
        (1, " 2001:DB8::1 ", "2001:db8::1"),
        (1, "::ffff:1.2.3.4", "1.2.3.4"),
    ],
)
def test_so_many_entries_from_the_right_are_true(settings, proxies, forwarded, address):
    assert seen(settings, proxies, forwarded) == address


@pytest.mark.parametrize(
    ("direct", "place"),
    [
        ("1.2.3.4", "1.2.3.4"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("", ""),
    ],
)
def test_limits_count_an_office_of_ipv6_as_one_place(direct, place):
    assert place_of(RequestFactory().get("/", REMOTE_ADDR=direct)) == place
