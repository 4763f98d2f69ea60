"""What people decided is kept where the setting says so, and the reader is measured by it."""

import pytest
from django.core.management import call_command

from interviews.ingest.decide import review
from interviews.ingest.decide.accept import accept, set_aside
from interviews.ingest.decide.measure import measure
from interviews.ingest.draft.parse import parse
from interviews.ingest.intake.store import put_up
from interviews.models import ImportedItem, KeptSpan
from tests.ingest.make import PAPER, make_batch

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(settings):
    settings.KEEP_IMPORT_SPANS = True
    batch = make_batch(source="人事部旧资料")
    return put_up(batch, "题.txt", "0" * 64, 1, parse("题.txt", PAPER.encode()))


def counted(document):
    found = measure(document)
    return (found.wanted, found.found, found.false, found.answered, found.right)


def test_nothing_is_kept_unless_the_setting_says_so(document, settings):
    settings.KEEP_IMPORT_SPANS = False

    accept(document.items.first(), by=None)

    assert not KeptSpan.objects.exists()


def test_what_is_taken_as_it_was_read_is_right(document):
    for item in document.items.all():
        accept(item, by=None)

    assert counted(document) == (2, 2, 0, 2, 2)
    fields = {field.name for field in KeptSpan._meta.get_fields()}
    assert fields == {"id", "document", "start", "end", "is_question", "stem", "answer"}


def test_a_corrected_answer_a_joined_and_a_split_question_count_against_the_reader(document):
    first, second = document.items.in_order()
    review.merge(first, by=None)
    accept(first, by=None)

    assert counted(document) == (1, 1, 1, 1, 0)
    assert measure(document).f1 == pytest.approx(2 / 3)


def test_a_question_that_the_reader_missed_counts(document):
    first, second = document.items.in_order()
    review.split_line(first, first.start + 1, by=None)
    ImportedItem.objects.update(triple=second.triple | {"stem": "补上的题干？"})
    for item in document.items.in_order()[:2]:
        accept(item, by=None)

    assert counted(document)[:3] == (2, 1, 0)


def test_what_is_not_wanted_says_nothing_about_the_reader(document):
    set_aside(document.items.first(), ImportedItem.State.REJECTED, by=None)

    assert not KeptSpan.objects.exists()


def test_the_command_prints_a_line_a_source(document, capsys):
    call_command("measure_imports")
    assert "Nothing is kept yet" in capsys.readouterr().out
    for item in document.items.all():
        accept(item, by=None)

    call_command("measure_imports")

    head, *lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert head == ["F1", "answers", "questions", "documents", "source"]
    assert lines == [
        ["1.000", "1.000", "2", "1", "人事部旧资料"],
        ["1.000", "1.000", "2", "1", "all"],
    ]
