"""load_bank and dump_bank: lossless, atomic, and exact about what is wrong."""

from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis.extra.django import TestCase

from interviews.bankfile.read import read_bank
from interviews.bankfile.write import write_bank
from interviews.curation.load import dump, load
from interviews.curation.triples import unordered
from interviews.models import Question
from tests import starter
from tests.bankfile.strategies import banks
from tests.make import make_question, make_triple


def run(*arguments):
    out = StringIO()
    call_command("load_bank", *arguments, stdout=out)
    return out.getvalue().strip()


def write(folder, *triples, name="bank.yaml"):
    path = folder / name
    path.write_text(write_bank(triples), "utf-8")
    return path


@pytest.mark.django_db
def test_says_what_was_added_updated_and_unchanged(tmp_path):
    known, changed = make_triple(), make_triple()
    load([known, changed])
    new = make_triple()
    changed = make_triple("客户说收到的杯子碎了两只，今晚就要用，你怎么办？", code=changed.code)

    said = run(write(tmp_path, known, changed, new))

    assert said == "bank.yaml: 1 added, 1 updated, 1 unchanged"
    assert Question.objects.get(code=changed.code).stem == changed.stem


@pytest.mark.django_db
def test_the_same_file_again_changes_nothing(tmp_path):
    path = write(tmp_path, make_triple(), make_triple())
    run(path)

    assert run(path) == "bank.yaml: 0 added, 0 updated, 2 unchanged"


@pytest.mark.django_db
def test_only_new_leaves_what_people_edited(tmp_path):
    question = make_question()
    stem = question.stem
    path = write(
        tmp_path, make_triple("换了一个题干，看看会不会盖掉人改过的内容？", code=question.code)
    )

    run(path, "--only-new")

    assert Question.objects.get(code=question.code).stem == stem


BAD = {
    "missing field": ("    stem: ", "    # stem: "),
    "wrong type": ("    points: 10", "    points: 许多"),
    "weights": ("        weight: 8", "        weight: 7"),
    "unknown field": ("    minutes: 3", "    minutes: 3\n    mood: 好"),
    "alias bomb": ("    probes:", "    probes: &a [x, x]\n    more: *a\n    rest:"),
    "python tag": ("    source: original", "    source: !!python/object/apply:os.system ['true']"),
    "huge scalar": ("    source: original", f"    source: {'长' * 2_000_000}"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("fault", BAD)
def test_a_bad_file_is_refused_with_its_place_and_changes_nothing(tmp_path, fault):
    good, bad = make_triple(), make_triple()
    path = write(tmp_path, good, bad)
    head, mark, tail = path.read_text("utf-8").partition(f"code: {bad.code}")
    old, new = BAD[fault]
    assert old in tail
    path.write_text(head + mark + tail.replace(old, new, 1), "utf-8")

    with pytest.raises(CommandError, match=r"bank\.yaml:\d+: ") as refusal:
        run(path)

    assert Question.objects.count() == 0
    assert "Traceback" not in str(refusal.value)


@pytest.mark.django_db
def test_a_double_code_is_refused_with_both_lines(tmp_path):
    triple = make_triple()
    path = write(tmp_path, triple, triple)

    with pytest.raises(CommandError) as refusal:
        run(path)

    assert f"{triple.code}: code: 这个编号在第 3 行已经用过。" in str(refusal.value)


@pytest.mark.django_db
def test_an_unknown_competency_is_named(tmp_path):
    with pytest.raises(CommandError, match="读心术"):
        run(write(tmp_path, make_triple(competencies=("读心术",))))

    assert Question.objects.count() == 0


@pytest.mark.django_db
def test_a_missing_file_is_an_error_and_not_a_traceback():
    with pytest.raises(CommandError, match="nowhere.yaml"):
        run("nowhere.yaml")


@pytest.mark.django_db
def test_the_starter_bank_survives_the_database_byte_for_byte(tmp_path):
    triples = starter.triples()
    load(triples)
    first = write_bank(dump(Question.objects.all()))
    path = tmp_path / "dump.yaml"
    call_command("dump_bank", "-o", path)

    assert path.read_text("utf-8") == first
    assert run(path) == f"dump.yaml: 0 added, 0 updated, {len(triples)} unchanged"


@pytest.mark.django_db
def test_a_large_bank_is_dumped_in_files_that_load_again(tmp_path, monkeypatch, capsys):
    load([make_triple(code=f"TS-{number}") for number in range(7001, 7008)])
    monkeypatch.setattr("interviews.curation.load.FILE", 4)
    one = len(write_bank(dump(Question.objects.filter(code="TS-7001"))).encode())
    monkeypatch.setattr("interviews.curation.load.MAX_BYTES", 2 * one)
    whole = dump(Question.objects.all())

    call_command("dump_bank", "-o", tmp_path / "bank.yaml")
    names = ["bank.yaml", "bank-2.yaml", "bank-3.yaml", "bank-4.yaml"]
    paths = [tmp_path / name for name in names]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)
    assert [t for path in paths for t in read_bank(path.read_bytes(), path.name)] == whole
    for path in paths:
        assert "0 added, 0 updated" in run(path)
    with pytest.raises(CommandError, match="--output"):
        call_command("dump_bank")


COMPETENCIES = ["同理心", "沟通表达", "问题解决"]
loadable = banks.map(
    lambda bank: [
        replace(triple, competencies=tuple(COMPETENCIES[: len(triple.competencies)]))
        for triple in bank
    ]
)


class AnyBank(TestCase):
    @given(loadable)
    @hypothesis_settings(max_examples=25, deadline=None)
    def test_load_dump_load_is_the_identity(self, bank):
        load(bank)
        codes = [triple.code for triple in bank]

        dumped = dump(Question.objects.filter(code__in=codes))

        assert [unordered(triple) for triple in dumped] == sorted(
            map(unordered, bank), key=lambda triple: triple.code
        )
        assert str(load(dumped)) == f"0 added, 0 updated, {len(bank)} unchanged"
