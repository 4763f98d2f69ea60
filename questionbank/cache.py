"""Redis as a help: while it is away the site is slower, and nothing else."""

import logging
import time
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis.exceptions import ConnectionError as RedisAway
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)
Key = str | bytes | memoryview  # what Redis takes for one
Timeout = int | timedelta | None
REST = 5  # seconds in which a server that did not answer is not asked again


class HelpfulClient(RedisCacheClient):
    """Each command answers as an empty cache would when Redis does not answer."""

    away_until = 0.0

    def ask(self, name: str, empty: Any, *arguments: Any) -> Any:
        if time.monotonic() < self.away_until:
            return empty
        try:
            return getattr(super(), name)(*arguments)
        except RedisError as error:
            if isinstance(error, RedisAway) or "timed out" in str(error).lower():
                self.away_until = time.monotonic() + REST
            logger.warning("Redis does not answer, going on without it: %s", error)
            return empty

    def add(self, key: Key, value: Any, timeout: Timeout) -> bool:
        return bool(self.ask("add", True, key, value, timeout))

    def get(self, key: Key, default: Any) -> Any:
        return self.ask("get", default, key, default)

    def set(self, key: Key, value: Any, timeout: Timeout) -> None:
        self.ask("set", None, key, value, timeout)

    def touch(self, key: Key, timeout: Timeout) -> bool:
        return bool(self.ask("touch", False, key, timeout))

    def delete(self, key: Key) -> bool:
        return bool(self.ask("delete", False, key))

    def get_many(self, keys: Iterable[Key]) -> dict[Key, Any]:
        return dict(self.ask("get_many", {}, keys))

    def has_key(self, key: Key) -> bool:
        return bool(self.ask("has_key", False, key))

    def incr(self, key: Key, delta: int) -> int:
        count = self.ask("incr", None, key, delta)
        if count is None:
            raise ValueError(f"Key {key!r} not found")
        return int(count)

    def set_many(self, values: Mapping[Key, Any], timeout: Timeout) -> None:
        self.ask("set_many", None, values, timeout)

    def delete_many(self, keys: Iterable[Key]) -> None:
        self.ask("delete_many", None, keys)

    def clear(self) -> bool:
        return bool(self.ask("clear", False))


class HelpfulRedisCache(RedisCache):
    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = HelpfulClient
