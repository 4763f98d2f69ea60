"""A lock is closed: all that a pinned package asks for, extras too, is pinned, so that no day and
no pip resolves anything anew."""

from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
SITE, TESTS = "requirements.txt", "tests/requirements.txt"


def pins(*locks):
    """Return the requirements of the lock files: exactly one version each, with its hashes."""
    lines = "".join((ROOT / lock).read_text("utf-8") for lock in locks).replace("\\\n", " ")
    entries = [line for line in lines.splitlines() if line and not line.lstrip().startswith("#")]
    assert all("--hash=sha256:" in entry for entry in entries)
    return [Requirement(entry.split("--hash")[0].strip()) for entry in entries]


def asked_by(pin):
    """Return what an installed package, with the extras of its pin, asks for on this machine."""
    wanted = map(Requirement, requires(pin.name) or ())
    places = [{"extra": extra} for extra in ("", *pin.extras)]
    return [
        need
        for need in wanted
        if need.marker is None or any(need.marker.evaluate(place) for place in places)
    ]


def what_is_open(pinned):
    """Return each requirement that the pins do not hold, with its extras, and who asks for it."""
    held = {}
    for pin in pinned:
        held.setdefault(canonicalize_name(pin.name), []).append(pin)
    return [
        f"{pin.name} asks for {need}"
        for pin in pinned
        if pin.marker is None or pin.marker.evaluate()
        for need in asked_by(pin)
        if not any(meets(other, need) for other in held.get(canonicalize_name(need.name), []))
    ]


def meets(pin, need):
    version = next(iter(pin.specifier)).version
    return need.specifier.contains(version, prereleases=True) and need.extras <= pin.extras


@pytest.mark.parametrize("locks", [(SITE,), (SITE, TESTS)], ids=["site", "tests"])
def test_everything_that_a_pinned_package_asks_for_is_pinned(locks):
    assert what_is_open(pins(*locks)) == []


def test_a_pin_without_the_extra_that_another_package_asks_for_leaves_the_lock_open():
    without = [pin for pin in pins(SITE, TESTS) if pin.name != "coverage"]
    bare = Requirement("coverage==7.17.3")

    (said,) = what_is_open([*without, bare])

    assert said.startswith("pytest-cov asks for coverage")


@pytest.mark.parametrize("lock", [SITE, TESTS])
def test_a_lock_names_no_index_and_no_folder(lock):
    places = ("http:", "https:", "file:///", "--index", "--find")
    text = (ROOT / lock).read_text("utf-8")

    assert [place for place in places if place in text] == []
