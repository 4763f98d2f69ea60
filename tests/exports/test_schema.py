"""The published JSON Schema and the JSON export say the same."""

import json
from dataclasses import fields
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from interviews.bankfile.triple import SECRETS, SHOWN, Criterion, Triple
from interviews.exports.booklet import Sheet
from interviews.exports.formats import write
from tests.exports.make import make_booklet
from tests.exports.schema import faults

SCHEMA = json.loads(Path(finders.find("schema/paper.json")).read_text("utf-8"))
QUESTION = SCHEMA["$defs"]["question"]


def paper(n, sheet):
    return json.loads(write(make_booklet(n, sheet), "json").content)


@pytest.mark.parametrize("sheet", [Sheet.INTERVIEWER, Sheet.CANDIDATE])
@pytest.mark.parametrize("n", [0, 1, 8])
def test_what_is_exported_keeps_to_the_schema(n, sheet):
    assert faults(paper(n, sheet), SCHEMA) == []


def test_the_schema_names_every_field_and_what_candidates_do_not_get():
    names = [field.name for field in fields(Triple)]

    assert list(QUESTION["properties"]) == names
    assert QUESTION["required"] == [
        name for name in names if name not in SECRETS and name not in SHOWN
    ]
    criterion = SCHEMA["$defs"]["criterion"]
    assert criterion["required"] == [field.name for field in fields(Criterion)]
    assert set(SCHEMA["properties"]) == {*paper(1, Sheet.INTERVIEWER), "pictures"}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"difficulty": 6}, "difficulty: 6"),
        ({"status": "lost"}, "status: 'lost'"),
        ({"stem": ""}, "stem: empty"),
        ({"tags": "退款"}, "tags: str"),
        ({"points": True}, "points: bool"),
        ({"mood": "good"}, "mood: unknown"),
    ],
)
def test_what_breaks_the_schema_is_found(change, said):
    wrong = paper(1, Sheet.INTERVIEWER)
    wrong["sections"][0]["items"][0]["question"] |= change

    assert faults(wrong, SCHEMA) == [f"paper.sections[0].items[0].question.{said}"]


def test_a_missing_key_is_found():
    wrong = paper(1, Sheet.INTERVIEWER)
    del wrong["sections"][0]["items"][0]["version"]

    assert faults(wrong, SCHEMA) == ["paper.sections[0].items[0].version: missing"]


def test_the_manual_leads_to_the_schema(client, db):
    page = client.get("/help/trainers/").content.decode()

    assert f'href="{settings.STATIC_URL}schema/paper' in page
