"""The ugly documents: every layout is read, and the confidence means what it says."""

import json
from pathlib import Path

import pytest

from interviews.ingest.extract import document_from, extract
from tests.ingest.extract.matching import Result, compare

FILES = Path(__file__).parents[1] / "files"
GOLD = sorted(FILES.glob("*.gold.json"))
BINS = ((0.0, 0.5), (0.5, 0.8), (0.8, 0.95), (0.95, 1.01))


def parsed(path):
    gold = json.loads(path.read_text("utf-8"))
    document = extract(gold["file"], (FILES / gold["file"]).read_bytes())
    return gold["questions"], document


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.name.split(".")[0])
def test_a_layout_is_read(path):
    gold, document = parsed(path)

    result, _ = compare(gold, document.questions)

    assert result.f1 >= 0.85
    assert result.answered >= 0.9 * result.hits


def test_the_corpus_reaches_the_bars():
    total = Result()
    for path in GOLD:
        gold, document = parsed(path)
        total.add(compare(gold, document.questions)[0])

    assert total.f1 >= 0.98
    assert total.exact >= 0.95 * total.hits
    assert total.answered >= 0.95 * total.hits
    assert total.stated_right >= 0.95 * total.stated


def test_confidence_is_calibrated(capsys):
    said = []
    for path in GOLD:
        gold, document = parsed(path)
        rights = compare(gold, document.questions)[1]
        said += [(q.confidence, right) for q, right in zip(document.questions, rights, strict=True)]
    with capsys.disabled():
        print("\nsaid        items  mean said  right")
        for low, high in BINS:
            inside = [(sure, right) for sure, right in said if low <= sure < high]
            if inside:
                mean = sum(sure for sure, _ in inside) / len(inside)
                share = sum(right for _, right in inside) / len(inside)
                print(f"{low:.2f}-{min(high, 1):.2f}  {len(inside):7}  {mean:9.2f}  {share:5.2f}")

    for low, high in BINS[2:]:
        inside = [(sure, right) for sure, right in said if low <= sure < high]
        mean = sum(sure for sure, _ in inside) / len(inside)
        assert sum(right for _, right in inside) / len(inside) >= mean - 0.05


def test_repeats_are_marked():
    gold, document = parsed(FILES / "d19_repeated_section.gold.json")

    assert [q.duplicate_of for q in document.questions] == [g["duplicate_of"] for g in gold]
    assert document.found == 3


def test_a_cut_off_end_is_flagged_and_counts_are_checked():
    gold, document = parsed(FILES / "d20_cut_off.gold.json")

    assert [q.truncated for q in document.questions] == [g["truncated"] for g in gold]
    assert document.declared == 20


@pytest.mark.parametrize("path", GOLD[::5], ids=lambda path: path.name.split(".")[0])
def test_a_document_survives_json(path):
    _, document = parsed(path)

    assert document_from(json.loads(json.dumps(document.as_dict()))) == document
