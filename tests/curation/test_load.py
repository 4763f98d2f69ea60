"""What a load does to states, records and open revisions."""

import pytest
from django.core.management import CommandError, call_command

from interviews.bankfile.write import write_bank
from interviews.curation import transitions
from interviews.curation.load import dump, load
from interviews.models import Event, Question, Resemblance
from tests.make import make_question, make_triple

pytestmark = pytest.mark.django_db


def test_the_file_is_the_author_and_the_operator_approves():
    load([make_triple(code="TS-7001")], source="spring.yaml")

    version = Question.objects.get().versions.get()
    assert (version.author_name, version.approver_name) == ("spring.yaml", "操作员")


def test_a_file_takes_a_question_off_the_site_and_says_so():
    question = make_question()

    load([make_triple(code=question.code, status="retired")], source="spring.yaml")

    question.refresh_from_db()
    assert question.status == "retired"
    assert Event.objects.filter(question=question).first().kind == "retired"


def test_a_file_brings_a_merged_question_back():
    one, other = make_question(), make_question()
    transitions.merge(one, other, by=None)

    load([make_triple(code=one.code)])

    one.refresh_from_db()
    assert (one.status, one.merged_into) == ("published", None)


def test_the_bank_is_dumped_without_open_revisions():
    question = make_question()
    transitions.revise(question, by=None)

    assert dump(Question.objects.all()) == [question.as_triple()]


def test_an_unchanged_question_gets_no_version():
    question = make_question()

    load([question.as_triple()])

    assert question.versions.count() == 1


def test_the_command_refuses_to_publish_what_is_not_complete(tmp_path):
    path = tmp_path / "thin.yaml"
    path.write_text(write_bank([make_triple(code="TS-7001", analysis="太短")]), "utf-8")

    with pytest.raises(CommandError, match="TS-7001"):
        call_command("load_bank", path, verbosity=0)

    assert not Question.objects.exists()


def test_the_command_compares_the_whole_bank(capsys):
    make_question()
    make_question()
    Resemblance.objects.all().delete()

    call_command("find_duplicates")

    assert capsys.readouterr().out == "1 pairs wait for a decision\n"
