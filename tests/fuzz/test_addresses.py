"""Any address of the site with any parameters, from anybody: an answer, and never a fault."""

import re
from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from tests.make import make_admin, make_question
from tests.rights.walk import addresses

# What lets a request out of the test: it ends a session, or waits for somebody.
AWAY = re.compile(r"logout|/sign-out|/events?/")
PLACE = re.compile(r"<(?:(\w+):)?(\w+)>")

ODD = [
    *("", "0", "-1", "9" * 30, "1e9", "٣", "true", "null", "None", "[]", "{}", "TS-0001", "ts-1"),
    *("'", '"', "';--", "' OR 1=1", "%", "%%", "%s", "{0}", "${7*7}", "{{7*7}}", "\\", "\\u0000"),
    *("\x00", "\ud800", "\udfff", "\r\nX: y", "‮", "退款", "A" * 9000, "../../etc/passwd", "//e.cn"),
    *(
        "__class__",
        "token__startswith",
        "pk__in",
        "2026-13-45",
        "1,2,3",
        "-created_at",
        "?",
        "random",
    ),
]
NAMES = [
    *(
        "q",
        "role",
        "category",
        "tag",
        "difficulty",
        "points",
        "minutes",
        "competency",
        "order",
        "page",
    ),
    *(
        "kind",
        "format",
        "sheet",
        "code",
        "of",
        "n",
        "next",
        "theme",
        "language",
        "way",
        "sitting",
        "o",
    ),
    *(
        "e",
        "p",
        "all",
        "_popup",
        "_to_field",
        "_facets",
        "action",
        "text",
        "key",
        "level-0",
        "pk",
        "at",
    ),
    *(
        "csrfmiddlewaretoken",
        "_selected_action",
        "select_across",
        "visibility",
        "status",
        "version",
    ),
]
texts = st.sampled_from(ODD) | st.text(max_size=30)
numbers = st.integers(0, 2**40).map(str) | st.sampled_from(["0", "1", "2", str(2**63), "9" * 25])
fields = st.lists(st.tuples(st.sampled_from(NAMES) | texts, texts), max_size=6)


def readable(text):
    return quote(text.encode("utf-8", "surrogatepass"), safe="/")


@st.composite
def requests(draw):
    """(method, address, query, form)"""
    pattern = draw(st.sampled_from([one.text for one in addresses() if not AWAY.search(one.text)]))
    path = PLACE.sub(
        lambda found: readable(draw(numbers if found[1] in ("int", "set") else texts)), pattern
    )
    query = "&".join(f"{readable(name)}={readable(text)}" for name, text in draw(fields))
    form = {name.replace("\ud800", ""): text for name, text in draw(fields)}
    return draw(st.sampled_from(["get", "post"])), path, query, form


def answer(client, asked):
    method, path, query, form = asked
    body = "&".join(f"{readable(name)}={readable(text)}" for name, text in form.items())
    kind = "application/x-www-form-urlencoded"
    return client.generic(method.upper(), f"/{path.lstrip('/')}?{query}", body, kind)


@pytest.mark.parametrize("who", ["visitor", "administrator"])
def test_every_request_is_answered(db, who):
    make_question()
    client, admin = Client(), make_admin()

    @given(requests())
    def law(asked):
        if who == "administrator":
            client.force_login(admin)
        response = answer(client, asked)

        assert response.status_code < 500
        assert response.status_code != 200 or b"Traceback (most recent" not in response.getvalue()

    law()
