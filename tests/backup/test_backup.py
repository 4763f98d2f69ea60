"""A copy made by `backup` becomes the same site again: row for row, elsewhere, or not at all."""

import io
import json
import os
import subprocess
import sys
import zipfile

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from interviews.backup.archive import Unusable
from interviews.backup.site import check
from tests.upgrade.databases import SQLite, make_database, make_first_release

pytestmark = pytest.mark.django_db
APART = {"django_migrations"}


@pytest.fixture(scope="module")
def module_folder(tmp_path_factory):
    return tmp_path_factory.mktemp("copies")


@pytest.fixture(scope="module")
def site(django_db_setup, module_folder):
    """A database with rows in every table of the first release, brought up to this one."""
    database = make_first_release(made(module_folder / "site"))
    database.manage("migrate", "--verbosity=0")
    database.manage("reindex")
    picture = database.folder / "media" / "logo" / "标志.png"
    made(picture.parent).joinpath(picture.name).write_bytes(os.urandom(1_000_000))
    yield database
    database.drop()


@pytest.fixture(scope="module")
def copy(site, module_folder):
    path = module_folder / "copy.zip"
    site.manage("backup", str(path))
    return path


@pytest.fixture
def other(tmp_path):
    database = make_database(made(tmp_path / "other"))
    yield database
    database.drop()


def made(folder):
    folder.mkdir(parents=True)
    return folder


def refusal(database, *words):
    with pytest.raises(AssertionError) as refused:
        database.manage(*words)
    return str(refused.value)


def python(database, code):
    return database.manage("shell", "--verbosity=0", "-c", code)


def kept(database):
    return {table: rows for table, rows in database.rows().items() if table not in APART}


def test_a_clean_machine_becomes_the_same_site(site, copy, other):
    other.manage("restore", str(copy))

    assert kept(other) == kept(site)
    assert other.schema() == site.schema()
    assert other.triggers() == site.triggers()
    for file in ("secret-key", "media/logo/标志.png"):
        assert (other.folder / file).read_bytes() == (site.folder / file).read_bytes()
    find = "from interviews.models import *; print(Question.objects.search('客户').count())"
    assert python(other, find) == python(site, find) == "2\n"
    python(other, "from interviews.models import *; User.objects.create_user('a-new-key')")


if connection.vendor == "postgresql":  # the run on SQLite has no other kind at hand

    def test_the_other_kind_of_database_holds_the_same_rows(site, copy, other, tmp_path):
        between = SQLite(tmp_path)
        between.manage("restore", str(copy))
        between.manage("backup", str(tmp_path / "between.zip"))

        other.manage("restore", str(tmp_path / "between.zip"))

        assert kept(other) == kept(site)


def test_a_copy_is_for_its_owner_alone(copy):
    assert copy.stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_there_is_not_overwritten(site, copy):
    before = copy.read_bytes()

    assert "is there already" in refusal(site, "backup", str(copy))
    assert copy.read_bytes() == before


@pytest.mark.proof
def test_a_site_with_a_bank_is_replaced_on_request_only_and_kept(site, copy, other):
    other.manage("migrate", "--verbosity=0")
    python(other, "from interviews.models import *; User.objects.create_user('somebody')")
    assert "are here already" in refusal(other, "restore", str(copy))
    before = kept(other)

    other.manage("restore", "--replace", str(copy))
    assert kept(other) == kept(site)

    (saved,) = copy.parent.glob("before-restore-*.zip")
    other.manage("restore", "--replace", str(saved))
    assert kept(other) == before


@pytest.mark.proof
def test_a_copy_of_an_older_release_is_brought_up(site, other, tmp_path):
    old = make_first_release(made(tmp_path / "old"))
    old.manage("migrate", "interviews", "0008", "--verbosity=0")
    old.manage("backup", str(tmp_path / "old.zip"))
    old.drop()

    other.manage("migrate", "--verbosity=0")
    other.manage("restore", str(tmp_path / "old.zip"))

    assert other.schema() == site.schema()
    assert other.triggers() == site.triggers()
    for table in ("interviews_version", "interviews_digest", "interviews_user"):
        assert kept(other)[table] == kept(site)[table]


def changed(copy, name, content):
    """`copy` again, with another member `name`."""
    path = copy.with_name("changed.zip")
    with zipfile.ZipFile(copy) as old, zipfile.ZipFile(path, "w") as new:
        for member in old.namelist():
            new.writestr(member, content if member == name else old.read(member))
    return path


def test_a_copy_of_a_later_release_is_refused(copy):
    with zipfile.ZipFile(copy) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    manifest["migrations"].append(["interviews", "0999_tomorrow"])

    with pytest.raises(Unusable, match="interviews 0999_tomorrow is not known here"):
        check(changed(copy, "manifest.json", json.dumps(manifest)))


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda copy: changed(copy, "rows/interviews.question.jsonl", b""), "is not what was"),
        (lambda copy: cut(copy, 2), "is no whole copy"),
        (lambda copy: cut(copy, 1.001), "is no whole copy"),
        (lambda copy: changed(copy, "manifest.json", b"{}"), "does not read"),
        (lambda copy: written(copy, b""), "is no whole copy"),
        (lambda copy: written(copy, b"PK\x05\x06" + bytes(18)), "is no copy that"),
        (lambda copy: copy.with_name("nowhere.zip"), "There is no file"),
    ],
    ids=["a member", "half", "the end", "the manifest", "empty", "an empty zip", "nowhere"],
)
def test_a_damaged_copy_is_refused(copy, damage, told):
    with pytest.raises(Unusable, match=told):
        check(damage(copy))


def test_every_single_byte_is_held_by_a_sum(copy):
    content = copy.read_bytes()
    for place in range(0, len(content), len(content) // 40):
        damaged = bytes([content[place] ^ 0xFF])
        path = written(copy, content[:place] + damaged + content[place + 1 :])
        try:
            check(path)
        except Unusable:
            continue
        assert same_members(path, copy)


def same_members(one, two):
    """Some bytes of a zip mean nothing: a time, a flag. What is in it is what it was."""
    with zipfile.ZipFile(one) as ones, zipfile.ZipFile(two) as twos:
        return all(ones.read(name) == twos.read(name) for name in twos.namelist())


def cut(copy, part):
    content = copy.read_bytes()
    return written(copy, content[: int(len(content) / part)])


def written(copy, content):
    path = copy.with_name("damaged.zip")
    path.write_bytes(content)
    return path


def test_a_damaged_copy_changes_nothing(copy, other):
    told = refusal(other, "restore", str(cut(copy, 2)))

    assert "is no whole copy" in told
    assert "Traceback" not in told
    assert "interviews_question" not in other.tables()


def test_a_whole_copy_is_said_to_be_one(copy):
    said = io.StringIO()
    call_command("restore", copy, check=True, stdout=said)
    assert ": whole, made at 20" in said.getvalue()


def test_a_disk_that_is_full_leaves_nothing_behind(site, tmp_path):
    """A limit on the size of files fails a write as a full disk does."""
    command = f"ulimit -f 500; exec {sys.executable} manage.py backup {tmp_path / 'copy.zip'}"
    environment = {"DATABASE_URL": site.url, "VAR_DIR": str(site.folder)}

    done = subprocess.run(
        ["bash", "-c", command],
        cwd=settings.BASE_DIR,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
    )

    assert "The copy could not be written" in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []
