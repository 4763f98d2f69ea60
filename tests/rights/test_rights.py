"""docs/rights.md, every cell tried: who finds what behind every address of the resolver."""

import os
from itertools import chain

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, Permission
from django.db import connection

from interviews.admin.stock import NarrowAdmin
from interviews.models.groups import GROUPS, MAKE_SETS, PEOPLE
from tests.rights import table
from tests.rights.ask import doors
from tests.rights.world import ACTORS

GUIDES = [f"{verb}_guide" for verb in ("view", "add", "change", "delete")]
# Rights to read that have no page of their own: what they show stands on the page of a question.
WITHOUT_A_PAGE = {
    *("view_criterion", "add_criterion", "change_criterion", "delete_criterion"),
    *("view_version", "view_event", "view_resemblance", "view_setuse", "view_sourcedocument"),
}


def give(person, *codenames):
    """Let `person` (an account or a group) have more than the house gives."""
    rights = getattr(person, "permissions", None) or person.user_permissions
    rights.add(*Permission.objects.filter(codename__in=codenames))


def test_nothing_is_changed_by_looking(db):
    looked = {door.text: words for door, words in table.written().items() if door.method == "GET"}

    changing = {text: words for text, words in looked.items() if "changes" in words}

    # The one who has a link is counted as an opening of it.
    assert list(changing) == ["/sets/shared/<str:secret>/"]


def test_who_may_open_a_link_may_close_it_and_hand_it_over():
    may = {
        door.text.rpartition("links/")[2]: {
            actor for actor, word in zip(ACTORS, words, strict=True) if word == "changes"
        }
        for door, words in table.written().items()
        if door.text.startswith("/sets/<set:pk>/links/") and door.method == "POST"
    }

    assert may[""] == may["<int:link>/close/"] == may["<int:link>/hand/"]
    assert "管理员" in may["<int:link>/close/"]


@pytest.mark.parametrize(
    ("codenames", "opened"),
    [
        (MAKE_SETS, "/sets/new/"),
        (PEOPLE, "/admin/interviews/user/add/"),
        (GUIDES, "/admin/interviews/guide/add/"),
    ],
)
def test_a_group_with_a_right_too_many_is_found_out(asking, codenames, opened):
    give(Group.objects.get(name="审核人"), *codenames)

    differing = {
        door.text
        for door, values in doors(asking.world).items()
        if door.text.startswith(opened.removesuffix("new/").removesuffix("add/"))
        and asking.ask("审核人", door, values) != table.written()[door][ACTORS.index("审核人")]
    }

    assert opened in differing


def test_every_model_of_the_desk_is_registered_narrowly():
    wide = [one for one in admin.site._registry.values() if not isinstance(one, NarrowAdmin)]

    assert wide == []


if connection.vendor == "sqlite":  # four thousand questions, to code that is the same on both

    def test_everybody_finds_what_the_table_says(asking):
        found = {
            door: [asking.ask(actor, door, values) for actor in ACTORS]
            for door, values in doors(asking.world).items()
        }
        if os.environ.get("RECORD_RIGHTS"):
            table.write(found)
        assert found == table.written()

    @pytest.mark.proof
    @pytest.mark.parametrize("codename", sorted({*chain(*GROUPS.values())}))
    def test_every_right_given_to_somebody_without_one_is_found_out(asking, codename):
        give(asking.world.people["staff"], codename)

        differing = [
            door
            for door, values in doors(asking.world).items()
            if asking.ask("staff", door, values) != table.written()[door][ACTORS.index("staff")]
        ]

        assert bool(differing) == (codename not in WITHOUT_A_PAGE)
