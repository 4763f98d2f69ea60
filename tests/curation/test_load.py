"""What a load does to states, records and open revisions."""

import pytest
from django.core.management import CommandError, call_command

from interviews.bankfile.write import write_bank
from interviews.curation import transitions
from interviews.curation.load import dump, load
from interviews.curation.triples import UnknownTerm
from interviews.models import Event, Job, Question, Resemblance
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


def test_a_big_file_takes_few_queries_a_question_and_leaves_the_pairs_to_a_job(
    django_assert_max_num_queries, django_capture_on_commit_callbacks, monkeypatch
):
    monkeypatch.setattr("interviews.curation.load.BLOCK", 20)
    triples = [make_triple(f"第{n}位客户说退款没有到账，你先做什么？") for n in range(60)]

    with django_capture_on_commit_callbacks() as afterwards, django_assert_max_num_queries(200):
        change = load(triples, source="spring.yaml")
    seen_at_once = Resemblance.objects.exists()
    for work in afterwards:
        work()

    assert change.added == 60
    assert dump(Question.objects.all()) == triples
    assert Event.objects.filter(kind="loaded", note="spring.yaml").count() == 60
    assert [hit.code for hit in Question.objects.search("第41位")] == [triples[41].code]
    assert Job.objects.get().work == "interviews.curation.scanning.scan_bank"
    assert (seen_at_once, Resemblance.objects.exists()) == (False, True)


def test_a_term_that_the_bank_lacks_is_named_and_nothing_is_written():
    with pytest.raises(UnknownTerm, match="潜水"):
        load([make_triple(), make_triple(competencies=("潜水",))])

    assert not Question.objects.exists()
