"""Redis as a help: while it is away the site is slower, and nothing else."""

import logging
import time

from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis.exceptions import ConnectionError as RedisAway
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)
REST = 5  # seconds in which a server that did not answer is not asked again


class HelpfulClient(RedisCacheClient):
    """Each command answers as an empty cache would when Redis does not answer."""

    away_until = 0.0

    def ask(self, name, empty, *arguments):
        if time.monotonic() < self.away_until:
            return empty
        try:
            return getattr(super(), name)(*arguments)
        except RedisError as error:
            if isinstance(error, RedisAway) or "timed out" in str(error).lower():
                self.away_until = time.monotonic() + REST
            logger.warning("Redis does not answer, going on without it: %s", error)
            return empty

    def add(self, key, value, timeout):
        return self.ask("add", True, key, value, timeout)

    def get(self, key, default):
        return self.ask("get", default, key, default)

    def set(self, key, value, timeout):
        return self.ask("set", None, key, value, timeout)

    def touch(self, key, timeout):
        return self.ask("touch", False, key, timeout)

    def delete(self, key):
        return self.ask("delete", False, key)

    def get_many(self, keys):
        return self.ask("get_many", {}, keys)

    def has_key(self, key):
        return self.ask("has_key", False, key)

    def incr(self, key, delta):
        count = self.ask("incr", None, key, delta)
        if count is None:
            raise ValueError(f"Key {key!r} not found")
        return count

    def set_many(self, values, timeout):
        return self.ask("set_many", None, values, timeout)

    def delete_many(self, keys):
        return self.ask("delete_many", None, keys)

    def clear(self):
        return self.ask("clear", False)


class HelpfulRedisCache(RedisCache):
    def __init__(self, server, params):
        super().__init__(server, params)
        self._class = HelpfulClient
