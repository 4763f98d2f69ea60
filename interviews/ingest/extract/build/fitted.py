"""Weights of the two confidences, fitted by `python -m tests.ingest.gold.fit`.

From 2466 questions and 2232 answers of the `fit` layouts, as damage leaves them.
Not written by hand: fit again when the reading changes.
"""

QUESTION = {
    "always": 1.86,
    "programme": 0.38,
    "likeness": 0.30,
    "unlike in having no answer": -1.25,
    "numbered": 0.53,
    "options": -1.07,
    "several lines": -3.97,
    "very short": 0.51,
    "very long": 0.19,
}
ANSWER = {
    "by label": 0.50,
    "by key": 0.30,
    "by emphasis": 0.20,
    "always": -0.48,
    "programme": 0.30,
    "options": -1.00,
    "asks": -1.45,
    "outsize": 1.37,
    "one line": 1.61,
    "cut off": 0.00,
}
