"""How often one address may report: counted in the cache only, so nobody is remembered."""

from django.conf import settings
from django.core.cache import cache

MOST = 5
WITHIN = 600  # seconds


def address_of(request):
    """The reader's address; behind the proxy that SECURE_PROXY speaks of, what the proxy saw."""
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.SECURE_PROXY else ""
    return forwarded.rsplit(",", 1)[-1].strip() or request.META.get("REMOTE_ADDR", "")


def take_turn(address):
    """Count one report of `address`: False when it had its MOST within the last ten minutes."""
    key = f"reports:{address}"
    cache.add(key, 0, WITHIN)
    try:
        return cache.incr(key) <= MOST
    except ValueError:  # it ran out between the two calls
        cache.set(key, 1, WITHIN)
        return True
