"""What is personal or internal stays in no cache, whichever address it stands behind."""

from tests.rights import table
from tests.rights.ask import doors
from tests.rights.world import ACTORS

# What is the same for everybody, and says nothing of who asks.
ALIKE = {
    *("/healthz", "/readyz", "/favicon.ico", "/robots.txt", "/sitemap.xml"),
    *("/sitemap-pages.xml", "/sitemap-questions-<int:number>.xml"),
    *("/.well-known/security.txt", "/questions/<str:code>/card.png"),
}
# What a visitor alone has, by what was put aside or by a secret.
OWN = (
    "/sets/basket/",
    "/sets/shared/",
    "/reports/<",
    "/jobs/<",
    "/accounts/",
    "/panels/guests/",
)


def stored(asking, actor, door, values):
    """Whether a cache may keep the answer."""
    response, _written = asking.respond(actor, door, values)
    return "no-store" not in response.headers.get("Cache-Control", "")


def looked_at(asking, actor):
    """[(Door, values)] of every page that `actor` is shown."""
    shown, column = table.written(), ACTORS.index(actor)
    return [
        (door, values)
        for door, values in doors(asking.world).items()
        if door.method == "GET" and shown[door][column] in ("yes", "changes")
    ]


def test_no_page_of_somebody_who_is_signed_in_is_stored(asking):
    pages = [each for each in looked_at(asking, "owner") if each[0].text not in ALIKE]

    assert len(pages) > 50
    assert [door.text for door, values in pages if stored(asking, "owner", door, values)] == []


def test_nothing_that_only_one_visitor_has_is_stored(asking):
    pages = [each for each in looked_at(asking, "link") if each[0].text.startswith(OWN)]

    assert len(pages) > 8
    assert [door.text for door, values in pages if stored(asking, "link", door, values)] == []


def test_what_is_the_same_for_every_visitor_may_be_stored(asking):
    found = {"/": True, "/questions/": True, "/guides/": True, "/sets/basket/": False}

    assert found == {
        door.text: stored(asking, "visitor", door, values)
        for door, values in looked_at(asking, "visitor")
        if door.text in found
    }
