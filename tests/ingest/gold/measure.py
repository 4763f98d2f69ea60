"""How well the layouts are read: `python -m tests.ingest.gold.measure [group …]`."""

import sys
from typing import NamedTuple

from interviews.ingest.extract import UnreadableDocument, extract
from tests.ingest.extract.matching import Result, answer_right, compare, pairs_of
from tests.ingest.gold import (  # noqa: F401  each registers its layouts
    fit_files,
    fit_text,
    later,
    sealed_files,
    sealed_text,
    strange,
    tried_files,
    tried_more,
    tried_text,
)
from tests.ingest.gold.damaged import damaged_layouts
from tests.ingest.gold.layouts import of_group

GROUPS = ("fit", "tried", "sealed", "strange", "later")  # with ~ behind it: the same, damaged
SEEDS = 4
BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)


class Said(NamedTuple):
    """How sure one question was said to be, and its answer, and whether each is right."""

    layout: str
    question: float
    question_right: bool
    answer: float
    answer_right: bool


def read(layout, seed):
    """(gold, questions) of one document; none where it is refused."""
    name, content, wanted = layout.document(seed)
    try:
        return wanted, extract(name, content).questions
    except UnreadableDocument:
        return wanted, ()


def measured(layouts, seeds=range(SEEDS)):
    """({layout: Result}, [Said of every question found])."""
    results, said = {}, []
    for layout in layouts:
        results[layout.name] = Result()
        for seed in seeds:
            wanted, questions = read(layout, seed)
            results[layout.name].add(compare(wanted, questions)[0])
            said += judged(layout.name, wanted, questions)
    return results, said


def judged(name, wanted, questions):
    gold_of = {m: wanted[n] for n, m in pairs_of(wanted, questions)}
    for m, question in enumerate(questions):
        gold = gold_of.get(m)
        right = gold is not None and answer_right(gold, question)
        yield Said(name, question.confidence, gold is not None, question.answer_confidence, right)


def bins(pairs):
    """[(low, high, items, mean said, share right)] of (said, right) pairs."""
    for low, high in zip(BINS, BINS[1:], strict=False):
        inside = [(sure, right) for sure, right in pairs if low <= sure < high]
        if inside:
            mean = sum(sure for sure, _ in inside) / len(inside)
            share = sum(right for _, right in inside) / len(inside)
            yield low, min(high, 1.0), len(inside), mean, share


def table(results, said):
    """The lines of the report."""
    yield f"{'layout':26} {'gold':>5} {'found':>5}  {'F1':>5} {'stems':>5} {'answers':>7}"
    for name, one in results.items():
        yield f"{name:26} {one.gold:5} {one.parsed:5}  {shares(one)}"
    whole = Result()
    for one in results.values():
        whole.add(one)
    macro = sum(one.f1 for one in results.values()) / max(1, len(results))
    yield f"{'all':26} {whole.gold:5} {whole.parsed:5}  {shares(whole)}   macro F1 {macro:.3f}"
    for title, pairs in confidences(said).items():
        yield f"\n{title:11} items  said  right"
        for low, high, items, mean, share in bins(pairs):
            yield f"{low:.2f}–{high:.2f} {items:6}  {mean:.2f}   {share:.2f}"


def shares(one):
    hits = max(1, one.hits)
    return f"{one.f1:5.3f} {one.exact / hits:5.2f} {one.answered / hits:7.2f}"


def confidences(said):
    return {
        "question": [(one.question, one.question_right) for one in said],
        "answer": [(one.answer, one.answer_right) for one in said if one.answer],
    }


def layouts(group):
    return damaged_layouts(group[:-1]) if group.endswith("~") else of_group(group)


def main(groups):
    for group in groups or GROUPS:
        print(f"== {group}")
        print("\n".join(table(*measured(layouts(group)))), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
