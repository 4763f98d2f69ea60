"""Fit the weights of the two confidences: `python -m tests.ingest.gold.fit` prints fitted.py.

With `table`, it prints how true the doubt is on layouts that are left out of the fitting: by
fifths of the layouts, each fitted on the other four. By Newton's method with a small penalty.
"""

import math
import sys

from interviews.ingest.extract import compose
from interviews.ingest.extract.build import confidence
from tests.ingest.extract.matching import answer_right, pairs_of
from tests.ingest.gold.damaged import damaged_layouts
from tests.ingest.gold.layouts import of_group
from tests.ingest.gold.measure import GROUPS, bins, read

SEEDS = range(100, 110)
FOLDS = 10
PENALTY = 1.0
STEPS = 7
# Held, and the rest fitted around them: our own layouts without labels are kinder than those of
# others, where 97 of 100 answers with a label were right, and 84 of those by their place alone.
HELD = {"by label": 0.3, "by key": 0.2, "by emphasis": 0.1}
HEAD = '''"""Weights of the two confidences, fitted by `python -m tests.ingest.gold.fit`.

From {questions} questions and {answers} answers of {layouts} layouts, as they are and as damage
leaves them. Not written by hand: fit again when the reading changes.
"""
'''


def every_layout():
    """Every layout, and those of text once more as damage leaves them, mild and hard."""
    return [*of_group(*GROUPS), *damaged_layouts(*GROUPS), *damaged_layouts(*GROUPS, hard=True)]


def observed(layouts, seeds):
    """{"question": [(layout, features, right)], "answer": the same}, of what the layouts hold."""
    seen = {"question": [], "answer": []}
    weighed = confidence.weighed

    def watching(questions):
        found = confidence.features_of(questions)
        features.update({q.span: one for q, one in zip(questions, found, strict=True)})
        return questions

    compose.weighed = watching
    for layout in layouts:
        for seed in seeds:
            features = {}
            wanted, questions = read(layout, seed)
            gold_of = {m: wanted[n] for n, m in pairs_of(wanted, questions)}
            for m, question in enumerate(questions):
                if found := features.get(question.span):
                    right = m in gold_of
                    name = layout.name.strip("~")
                    seen["question"].append((name, found[0], right))
                    if question.answer:
                        right = right and answer_right(gold_of[m], question)
                        seen["answer"].append((name, found[1], right))
    compose.weighed = weighed
    return seen


def left_out(rows):
    """[(said, right)] of each row, said by weights that know nothing of its layout."""
    names = sorted({name for name, _, _ in rows})
    said = []
    for fold in range(FOLDS):
        out = set(names[fold::FOLDS])
        weights = fitted([row for row in rows if row[0] not in out])
        said += [
            (confidence.probability(weights, features), right)
            for name, features, right in rows
            if name in out
        ]
    return said


def fitted(rows):
    """{feature: weight} of the logistic function that suits `rows` best."""
    held = {name: weight for name, weight in HELD.items() if name in rows[0][1]}
    names = list(rows[0][1])
    counted = {}  # the same features mostly come several times
    for _, features, right in rows:
        one = counted.setdefault(tuple(features.values()), [0, 0])
        one[0] += 1
        one[1] += right
    weights = [held.get(name, 0.0) for name in names]
    stiff = [1e9 if name in held else PENALTY for name in names]
    for _ in range(STEPS):
        slope = [
            0.0 if name in held else PENALTY * weight
            for name, weight in zip(names, weights, strict=True)
        ]
        bend = [[stiff[i] * (i == j) for j in range(len(names))] for i in range(len(names))]
        for x, (times, rights) in counted.items():
            some = [(i, value) for i, value in enumerate(x) if value]
            total = sum(weights[i] * value for i, value in some)
            p = 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
            spread = times * p * (1 - p)
            for i, one in some:
                slope[i] += one * (times * p - rights)
                row = bend[i]
                for j, other in some:
                    row[j] += one * other * spread
        weights = [w - step for w, step in zip(weights, solved(bend, slope), strict=True)]
    found = dict(zip(names, weights, strict=True))
    return found | {confidence.BELOW: below_even(found, rows)}


def below_even(weights, rows):
    """What is left of a sum below 0, so that those that are rather wrong are as often right."""
    sums = ((sum(weights[name] * v for name, v in x.items()), right) for _, x, right in rows)
    low = [(total, right) for total, right in sums if total < 0]

    def loss(share):
        return sum(
            math.log1p(math.exp(total * share * (-1 if right else 1))) for total, right in low
        )

    return min((n / 20 for n in range(1, 21)), key=loss)


def solved(matrix, right):
    """x of matrix · x = right, by elimination; the matrix is positive definite."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for n, row in enumerate(rows):
        rows[n] = [value / row[n] for value in row]
        for m, other in enumerate(rows):
            if m != n:
                rows[m] = [a - other[n] * b for a, b in zip(other, rows[n], strict=True)]
    return [row[-1] for row in rows]


def table(seen):
    """The lines of the report on layouts left out."""
    for title, rows in seen.items():
        yield f"{title:11} items  said  right"
        for low, high, items, mean, share in bins(left_out(rows)):
            yield f"{low:.2f}–{high:.2f} {items:6}  {mean:.3f}  {share:.3f}  {share - mean:+.3f}"


def module(seen):
    """The lines of fitted.py."""
    layouts = len({name for name, _, _ in seen["question"]})
    counts = {"questions": len(seen["question"]), "answers": len(seen["answer"])}
    yield HEAD.format(**counts, layouts=layouts)
    for name in ("question", "answer"):
        yield f"{name.upper()} = {{"
        yield from (f'    "{n}": {w:.2f},' for n, w in fitted(seen[name]).items())
        yield "}"


if __name__ == "__main__":
    lines = table if sys.argv[1:] == ["table"] else module
    print("\n".join(lines(observed(every_layout(), SEEDS))))
