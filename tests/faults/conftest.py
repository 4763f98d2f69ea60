"""A site of its own for each test, copied from one that is filled."""

import shutil

import pytest

from tests.faults.site import environment, fill


@pytest.fixture(scope="session")
def filled(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    fill(environment(folder))
    return folder


@pytest.fixture
def folder(filled, tmp_path):
    return shutil.copytree(filled, tmp_path / "var")
