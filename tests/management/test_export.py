"""manage.py export: the same papers as on the site."""

import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from interviews.models import SetUse
from tests.make import make_question, make_set

pytestmark = pytest.mark.django_db


def export(*words, **options):
    call_command("export", *words, verbosity=0, **options)


def test_a_set_is_written_and_its_use_recorded(tmp_path):
    made = make_set([make_question("客户要投诉到监管部门，你怎么说？")])

    export(
        "--set", made.code, "--format", "html", "--sheet", "candidate", "-o", str(tmp_path / "a")
    )

    text = (tmp_path / "a").read_text("utf-8")
    assert "客户要投诉到监管部门" in text
    assert "http" not in text.split("</style>")[1]
    assert (SetUse.objects.get().sheet, SetUse.objects.get().format) == ("candidate", "html")


def test_a_page_without_a_name_is_named_by_its_title(tmp_path, monkeypatch):
    made = make_set([make_question()], title="客服终面 A 卷")
    monkeypatch.chdir(tmp_path)

    export("--set", made.code, "--format", "html", "--sheet", "candidate")

    assert [path.name for path in tmp_path.iterdir()] == ["客服终面 A 卷 试题卷.html"]


def test_filters_are_those_of_the_address(tmp_path):
    make_question(code="TS-9001", roles=("manager",), category="behavioral")
    make_question(code="TS-9002", roles=("manager",), category="stress")
    make_question(code="TS-9003", roles=("lead",), category="behavioral")
    path = tmp_path / "x.json"

    export(
        "--role",
        "manager",
        "--category",
        "behavioral",
        "--category",
        "technical",
        "--format",
        "json",
        "-o",
        str(path),
    )

    assert "TS-9001" in path.read_text("utf-8")
    assert "TS-9002" not in path.read_text("utf-8")
    assert json.loads(path.read_text("utf-8"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--set", "S-9999"], "S-9999"),
        (["--set", "x; DROP"], "DROP"),
        (["--role", "boss"], "boss"),
        (["--sort", "new"], "new"),  # only the beginning of a word that it knows
        (["--set", "S-0001", "--role", "lead"], "either"),
        (["--role", "director"], "."),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(words, said, tmp_path):
    with pytest.raises(CommandError, match=said):
        export(*words, "--format", "pdf", "-o", str(tmp_path / "x.pdf"))


def test_a_sheet_that_the_format_cannot_hold_is_refused(tmp_path):
    make_question()

    with pytest.raises(CommandError):
        export("--format", "gift", "--sheet", "scorecard", "-o", str(tmp_path / "x"))
