"""How much faster the index finds near-duplicates than a pass over every question.

Run: python -m tests.benchmarks.similarity [questions]
"""

import sys
import time
import tracemalloc

from rapidfuzz import fuzz, process

from interviews.text.normalise import letters
from interviews.text.similarity import LIKELY, Index
from tests.text.questions import make_stems, near_copy

SAMPLE = 50


def main(count):
    stems = make_stems(count)
    copies = [near_copy(stem, seed) for seed, stem in enumerate(stems[:: count // SAMPLE])]
    started = time.perf_counter()
    index = Index()
    for key, stem in enumerate(stems):
        index.add(key, stem)
    build = time.perf_counter() - started
    texts = list(map(letters, stems))
    query, found = _time(lambda copy: [match.key for match in index.nearest(copy)], copies)
    brute, expected = _time(lambda copy: _brute_force(letters(copy), texts), copies)
    print(f"{count} questions, built in {build / count / query:.2f} queries each")
    print(f"query {query * 1000:.2f} ms; brute force {brute / query:.0f} times as long")
    print(f"same answers: {sum(map(_same, found, expected))} of {len(copies)}")


def memory(count):
    stems = make_stems(count)
    tracemalloc.start()
    index = Index()
    for key, stem in enumerate(stems):
        index.add(key, stem)
    print(f"memory: {tracemalloc.get_traced_memory()[0] / count:.0f} bytes a question")


def _time(search, questions):
    started = time.perf_counter()
    answers = list(map(search, questions))
    return (time.perf_counter() - started) / len(questions), answers


def _brute_force(text, texts):
    hits = process.extract(text, texts, scorer=fuzz.ratio, score_cutoff=LIKELY * 100)
    return [key for _, _, key in hits]


def _same(found, expected):
    return set(found) == set(expected)


if __name__ == "__main__":
    count = int(sys.argv[1]) if sys.argv[1:] else 10_000
    main(count)
    memory(min(count, 10_000))
