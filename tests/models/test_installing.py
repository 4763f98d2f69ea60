"""Guards and groups follow the release: they are installed after every `migrate`."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.core.management.sql import emit_pre_migrate_signal
from django.db import connection
from django.db.migrations import Migration

from interviews.models import GivenRights, groups, guards

pytestmark = pytest.mark.django_db


def standing():
    with connection.cursor() as cursor:
        cursor.execute(guards.STANDING[connection.vendor])
        return set(cursor.fetchall())


def test_a_changed_guard_reaches_a_database_and_an_abandoned_one_leaves():
    released = standing()
    with connection.cursor() as cursor:
        guards.remove_guards()
        old = guards.GUARDS["question_code_immutable"][connection.vendor]
        cursor.execute(old.replace("NEW.code <> OLD.code", "NEW.code = OLD.code"))
        abandoned = guards.GUARDS["version_immutable"][connection.vendor]
        cursor.execute(abandoned.replace("version_immutable", "version_forgotten"))

    call_command("migrate", verbosity=0)

    assert standing() == released
    with connection.cursor() as cursor:
        cursor.execute(DEFINITION[connection.vendor])
        (definition,) = cursor.fetchone()
    assert "<>" in definition


def test_guards_are_lifted_while_our_migrations_run_and_for_no_others():
    """SQLite makes a table anew to change it: a guard that names it from beside would refuse."""
    released, ours = standing(), Migration("9999_later", "interviews")

    def announce(plan):
        emit_pre_migrate_signal(0, False, connection.alias, plan=plan)

    announce([])
    announce([(Migration("9999_later", "auth"), False)])
    assert standing() == released
    announce([(ours, False)])
    assert standing() == set()

    call_command("migrate", verbosity=0)

    assert standing() == released


DEFINITION = {
    "sqlite": "SELECT sql FROM sqlite_master WHERE name = 'question_code_immutable'",
    "postgresql": "SELECT pg_get_triggerdef(oid) FROM pg_trigger"
    " WHERE tgname = 'question_code_immutable'",
}


def codenames(name):
    return set(Group.objects.get(name=name).permissions.values_list("codename", flat=True))


def test_a_new_right_reaches_the_group_and_what_people_changed_stays(monkeypatch):
    trainers = Group.objects.get(name="培训师")
    trainers.permissions.add(Permission.objects.get(codename="view_user"))
    trainers.permissions.remove(Permission.objects.get(codename="view_report"))
    released = set(groups.GROUPS["培训师"])
    later = [*(released - {"view_event"}), "import_documents"]
    monkeypatch.setitem(groups.GROUPS, "培训师", later)

    call_command("migrate", verbosity=0)

    wanted = (released | {"import_documents", "view_user"}) - {"view_event", "view_report"}
    assert codenames("培训师") == wanted


def test_a_group_that_people_renamed_keeps_up_and_one_that_they_deleted_stays_away(monkeypatch):
    Group.objects.filter(name="培训师").update(name="讲师")
    Group.objects.get(name="审核人").delete()
    monkeypatch.setitem(groups.GROUPS, "培训师", [*groups.GROUPS["培训师"], "import_documents"])

    call_command("migrate", verbosity=0)

    assert "import_documents" in codenames("讲师")
    assert not Group.objects.filter(name__in=["培训师", "审核人"]).exists()
    assert GivenRights.objects.count() == len(groups.GROUPS)
