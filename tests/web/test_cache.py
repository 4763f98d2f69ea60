"""Redis is a help: with it values are kept, without it the cache is empty and nothing breaks."""

import shutil
import socket
import subprocess
import time

import pytest

from questionbank.cache import REST, HelpfulRedisCache


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def redis(tmp_path):
    """The port of a real server, and a function that stops it."""
    if not shutil.which("redis-server"):
        pytest.skip("No Redis here: install Debian's package redis-server.")
    port = free_port()
    command = ["redis-server", "--port", str(port), "--save", "", "--dir", str(tmp_path)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.05)
    yield port, lambda: (server.kill(), server.wait())
    server.kill()
    server.wait()


def cache_at(port):
    return HelpfulRedisCache(f"redis://127.0.0.1:{port}/0", {})


def test_with_a_server_it_is_a_cache(redis):
    cache = cache_at(redis[0])

    assert cache.add("one", 1) is True
    cache.set("two", 2)
    cache.set_many({"three": 3})

    assert cache.incr("one") == 2
    assert cache.has_key("two")
    assert cache.touch("two") is True
    assert cache.get_many(["one", "two", "three"]) == {"one": 2, "two": 2, "three": 3}
    assert cache.delete("two") is True
    cache.delete_many(["one"])
    assert cache.get("one", "gone") == "gone"
    cache.clear()
    assert cache.get("three") is None


def test_a_server_that_goes_away_leaves_an_empty_cache(redis):
    port, stop = redis
    cache = cache_at(port)
    cache.set("kept", 1)
    stop()

    assert cache.get("kept", "nothing") == "nothing"


def test_without_a_server_every_call_answers_as_an_empty_cache_would():
    cache = cache_at(free_port())

    assert cache.add("one", 1) is True
    cache.set("two", 2)
    assert cache.set_many({"three": 3}) == []
    assert (cache.get("one"), cache.get_many(["one"]), cache.has_key("one")) == (None, {}, False)
    assert (cache.touch("one"), cache.delete("one")) == (False, False)
    cache.delete_many(["one"])
    cache.clear()
    with pytest.raises(ValueError, match="not found"):
        cache.incr("one")


def test_a_server_that_did_not_answer_is_not_asked_again_for_a_while():
    cache = cache_at(free_port())
    cache.get("one")

    assert 0 < cache._cache.away_until - time.monotonic() <= REST
