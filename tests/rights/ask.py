"""Asking every address as everybody, and saying in one word what came of it."""

import re
from dataclasses import dataclass
from http.cookies import SimpleCookie

from django.db import connection, transaction
from django.test import Client

from tests.rights.walk import addresses
from tests.rights.world import ACTORS, Secret

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
WRITES = re.compile(r'^\W*(?:INSERT (?:OR IGNORE )?INTO|UPDATE|DELETE FROM) "(\w+)"')
# Whose rows say that somebody came, not that something of the bank was changed.
PASSING = {"django_session", "interviews_turn", "interviews_receipt"}
SIGN_IN = ("/accounts/login/", "/admin/login/")
WORDS = {403: "no", 404: "hidden", 405: "–"}


@dataclass(frozen=True)
class Door:
    """A row of the table but for its answers: an address, what it leads to, and the method."""

    text: str
    note: str
    method: str


def doors(world):
    """{Door: {parameter: value}} of every address of the site."""
    found = {}
    for address in addresses():
        for note, values in _places(world, address.text):
            for method in ("GET", "POST"):
                found[Door(address.text, note, method)] = values
    return found


def _places(world, text):
    names = PARAMETER.findall(text)
    if not names:
        return [("", {})]
    starts = [start for start in world.places if text.startswith(start)]
    if not starts:
        raise KeyError(f"tests/rights/world.py has nothing for {text}")
    return world.places[max(starts, key=len)]


class Asking:
    """Each question finds the world as it was made."""

    def __init__(self, world, sent):
        self.world, self.sent = world, sent
        self.clients = {actor: self._client(actor) for actor in ACTORS}
        self.kept = {actor: client.cookies.output() for actor, client in self.clients.items()}

    def _client(self, actor):
        client = Client(raise_request_exception=False)
        if person := self.world.people.get(actor):
            client.force_login(person, "django.contrib.auth.backends.ModelBackend")
        return client

    def ask(self, actor, door, values):
        """The word that stands in the table."""
        response, written = self.respond(actor, door, values)
        return _word(response, bool(written - PASSING))

    def respond(self, actor, door, values):
        """The answer, and the tables that were written meanwhile. Nothing of it stays."""
        client, written = self.clients[actor], set()
        client.cookies = SimpleCookie()
        client.cookies.load(self.kept[actor].replace("Set-Cookie: ", ""))
        fields = self.sent.get(door.text, {})
        request = client.get if door.method == "GET" else client.post
        with transaction.atomic(), connection.execute_wrapper(_noting(written)):
            response = request(_filled(door.text, values, actor), fields)
            transaction.set_rollback(True)
        return response, written


def _filled(text, values, actor):
    def value(match):
        found = values[match[1]]
        if isinstance(found, Secret):
            return found.known if actor == "link" else found.guessed
        return str(found)

    return PARAMETER.sub(value, text)


def _noting(written):
    def wrapper(execute, sql, params, many, context):
        if match := WRITES.match(sql):
            written.add(match[1])
        return execute(sql, params, many, context)

    return wrapper


def _word(response, wrote):
    if response.headers.get("Location", "").startswith(SIGN_IN):
        return "sign in"
    if word := WORDS.get(response.status_code):
        return word
    if response.status_code >= 500:
        return str(response.status_code)
    return "changes" if wrote else "yes"
