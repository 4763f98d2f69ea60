"""Where a visitor comes from: the one place that reads X-Forwarded-For."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The visitor's address as the outermost of the TRUSTED_PROXIES saw it.

    Each proxy appends who came to it, so only that many entries from the right are ours; all
    before them is what a stranger wrote. With fewer entries than proxies nothing can be told, and
    the connection's own address stands, so that nobody buys a fresh address by leaving them out.
    """
    direct = str(request.META.get("REMOTE_ADDR", ""))
    hops = settings.TRUSTED_PROXIES
    forwarded = request.headers.get("X-Forwarded-For", "").split(",")
    if not 0 < hops <= len(forwarded):
        return direct
    return _plain(forwarded[-hops].strip()) or direct


def place_of(request: HttpRequest) -> str:
    """What limits count by: the address, of IPv6 the /64 that one household or office has."""
    address = address_of(request)
    try:
        known = ip_address(address)
    except ValueError:
        return address
    if isinstance(known, IPv6Address):
        return str(ip_network((int(known), 64), strict=False))
    return address


def _plain(text: str) -> str:
    """`text` as an address in its usual form, or nothing."""
    try:
        address = ip_address(text)
    except ValueError:
        return ""
    return str(getattr(address, "ipv4_mapped", None) or address)
