"""Fit the weights of the two confidences: `python -m tests.ingest.gold.fit` prints fitted.py.

Fitted on the `fit` layouts as damage leaves them, by Newton's method with a small penalty.
"""

import math

from interviews.ingest.extract.build import confidence
from tests.ingest.extract.matching import answer_right, pairs_of
from tests.ingest.gold.damaged import damaged_layouts
from tests.ingest.gold.measure import read

SEEDS = range(100, 125)
PENALTY = 1.0
STEPS = 25
# Held, and the rest fitted around them: our own layouts without labels are kinder than those of
# others, where 97 of 100 answers with a label were right, and 84 of those by their place alone.
HELD = {"by label": 0.5, "by key": 0.3, "by emphasis": 0.2}
HEAD = '''"""Weights of the two confidences, fitted by `python -m tests.ingest.gold.fit`.

From {questions} questions and {answers} answers of the `fit` layouts, as damage leaves them.
Not written by hand: fit again when the reading changes.
"""
'''


def observed(layouts, seeds):
    """([(features, right)] of questions, and of answers)."""
    seen = {"question": [], "answer": []}
    weighed = confidence.weighed

    def watching(questions):
        answered = sum(bool(q.answer) for q in questions) / max(1, len(questions))
        sizes = sorted(len(q.answer) for q in questions if q.answer)
        usual = sizes[len(sizes) // 2] if sizes else 0
        for question in questions:
            features[question.span] = (
                confidence.question_features(question, answered),
                confidence.answer_features(question, usual),
            )
        return weighed(questions)

    from interviews.ingest.extract import compose

    compose.weighed = watching
    for layout in layouts:
        for seed in seeds:
            features = {}
            wanted, questions = read(layout, seed)
            gold_of = {m: wanted[n] for n, m in pairs_of(wanted, questions)}
            for m, question in enumerate(questions):
                if found := features.get(question.span):
                    right = m in gold_of
                    seen["question"].append((found[0], right))
                    if question.answer:
                        right = right and answer_right(gold_of[m], question)
                        seen["answer"].append((found[1], right))
    compose.weighed = weighed
    return seen


def fitted(rows):
    """{feature: weight} of the logistic function that suits `rows` best."""
    held = {name: weight for name, weight in HELD.items() if name in rows[0][0]}
    names = [name for name in rows[0][0] if name not in held]
    seen = [
        (
            [features[name] for name in names],
            sum(weight * features[name] for name, weight in held.items()),
            float(right),
        )
        for features, right in rows
    ]
    weights = [0.0] * len(names)
    for _ in range(STEPS):
        slope = [PENALTY * weight for weight in weights]
        bend = [[PENALTY * (i == j) for j in range(len(names))] for i in range(len(names))]
        for x, known, right in seen:
            total = known + sum(w * value for w, value in zip(weights, x, strict=True))
            p = 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
            for i, one in enumerate(x):
                if one:
                    slope[i] += one * (p - right)
                    for j, other in enumerate(x):
                        bend[i][j] += one * other * p * (1 - p)
        weights = [w - step for w, step in zip(weights, solved(bend, slope), strict=True)]
    return held | dict(zip(names, weights, strict=True))


def solved(matrix, right):
    """x of matrix · x = right, by elimination; the matrix is positive definite."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for n, row in enumerate(rows):
        rows[n] = [value / row[n] for value in row]
        for m, other in enumerate(rows):
            if m != n:
                rows[m] = [a - other[n] * b for a, b in zip(other, rows[n], strict=True)]
    return [row[-1] for row in rows]


def main():
    seen = observed(damaged_layouts("fit"), SEEDS)
    print(HEAD.format(questions=len(seen["question"]), answers=len(seen["answer"])))
    for name in ("question", "answer"):
        print(f"{name.upper()} = {{")
        for feature, weight in fitted(seen[name]).items():
            print(f'    "{feature}": {weight:.2f},')
        print("}")


if __name__ == "__main__":
    main()
