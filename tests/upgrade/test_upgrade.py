"""A database of the first release becomes what a fresh one is, and keeps every row."""

import pytest

from tests.upgrade.databases import make_database, make_first_release

pytestmark = pytest.mark.django_db
REWRITTEN = {
    "auth_group_permissions",  # rights that are new reach the groups: compared by their names
    "auth_permission",
    "django_content_type",
    "django_migrations",
    "interviews_bankrevision",
}
RENAMED = {
    "auth_user": "interviews_user",
    "auth_user_groups": "interviews_user_groups",
    "auth_user_user_permissions": "interviews_user_user_permissions",
}
NAMES = {
    "bian": "王编",
    "xiaoli": "小李",
    "jsmith": "John Smith",
    "amy": "Amy 王",
    "nobody": "",
    "ouyang": "欧阳丽",
}


@pytest.fixture
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("fresh")


@pytest.fixture
def old(tmp_path):
    database = make_first_release(tmp_path)
    yield database
    database.drop()


@pytest.fixture
def fresh(folder):
    database = make_database(folder)
    database.manage("migrate", "--verbosity=0")
    yield database
    database.drop()


def rights(database):
    found = database.query(
        "SELECT auth_group.name, app_label, codename FROM auth_group"
        " JOIN auth_group_permissions ON group_id = auth_group.id"
        " JOIN auth_permission ON auth_permission.id = permission_id"
        " JOIN django_content_type ON django_content_type.id = content_type_id"
    )
    return {(row["name"], row["app_label"], row["codename"]) for row in found}


@pytest.mark.parametrize("stops", [(), ("0005",)], ids=["at once", "in two steps"])
def test_the_first_release_becomes_what_a_fresh_installation_is(old, fresh, stops):
    before = old.rows()

    for stop in stops:
        old.manage("migrate", "interviews", stop)
    old.manage("migrate", "--verbosity=0")

    after = old.rows()
    assert {
        table: without_new_columns(after[RENAMED.get(table, table)], rows)
        for table, rows in kept(before).items()
    } == kept(before)
    assert old.schema() == fresh.schema()
    assert old.triggers() == fresh.triggers()
    assert {row["name"] for row in after["django_migrations"]} >= {
        row["name"] for row in fresh.rows()["django_migrations"]
    }
    by_hand = {("审核人", "interviews", "view_user")}, {("培训师", "interviews", "view_report")}
    assert rights(old) == (rights(fresh) | by_hand[0]) - by_hand[1]


def kept(before):
    """The rows that an upgrade leaves as they are, column for column."""
    rows = {
        table: found
        for table, found in before.items()
        if table not in REWRITTEN and not table.startswith("axes_")  # addresses of visitors: gone
    }
    rows["auth_user"] = sorted((as_now(row) for row in rows["auth_user"]), key=str)
    sets = (without_link(row) for row in rows["interviews_questionset"])
    rows["interviews_questionset"] = sorted(sets, key=str)
    return rows


def without_new_columns(rows, before):
    """`rows` with the columns alone that the rows `before` the upgrade had."""
    columns = before[0].keys() if before else ()
    return sorted(({key: row[key] for key in columns} for row in rows), key=str)


def without_link(row):
    """A set as it is now: its link, if it had one, stands in a table of its own."""
    return {key: value for key, value in row.items() if key not in ("secret", "shared_internal")}


def as_now(row):
    row = {key: value for key, value in row.items() if key not in ("first_name", "last_name")}
    return {**row, "name": NAMES[row["username"]]}


def test_a_link_to_a_set_keeps_its_address_and_lets_out_the_candidate_sheet(old):
    shared = old.query(
        "UPDATE interviews_questionset SET secret = 'an-address', shared_internal = '[]'"
        " RETURNING id AS question_set_id, secret, owner_id"
    )
    old.manage("migrate", "--verbosity=0")

    assert old.query("SELECT question_set_id, secret, owner_id FROM interviews_setlink") == shared
    assert [row["secret"] for row in shared] == ["an-address"]
    (link,) = old.query("SELECT sheets FROM interviews_setlink")
    assert link["sheets"] in ('["candidate"]', ["candidate"])


def test_what_points_at_people_still_does(old):
    old.manage("migrate", "--verbosity=0")

    assert old.query(
        "SELECT username, app_label, model FROM django_admin_log"
        " JOIN interviews_user ON interviews_user.id = user_id"
        " JOIN django_content_type ON django_content_type.id = content_type_id"
    ) == [{"username": "bian", "app_label": "interviews", "model": "user"}]
    assert old.query(
        "SELECT username, app_label, codename FROM interviews_user_user_permissions"
        " JOIN interviews_user ON interviews_user.id = user_id"
        " JOIN auth_permission ON auth_permission.id = permission_id"
        " JOIN django_content_type ON django_content_type.id = content_type_id"
    ) == [{"username": "bian", "app_label": "interviews", "codename": "add_user"}]
    assert old.query("SELECT app_label FROM django_content_type WHERE model = 'user'") == [
        {"app_label": "interviews"}
    ]
