"""Triples with every text that a curator, or an attacker, may write."""

from dataclasses import replace

from hypothesis import strategies as st

from interviews.bankfile.samples import LEVELS, tidied
from interviews.bankfile.triple import Criterion, Sample, Triple
from interviews.bankfile.vocabulary import CATEGORIES, ROLES, VISIBILITIES
from interviews.text.normalise import clean
from tests.text.strategies import texts as any_texts

TRAPS = [
    *("yes", "null", "~", "12", "1.5", "0x1F", "1:30", "2025-01-01", ".inf", "=", "<<", "true"),
    *("- a", "? a", "a: b", "a:", ": a", "a #b", "#a", "&a", "*a", "!a", "!!str a", "|", ">", "%a"),
    *("@a", "`a`", "'a", '"a"', "[a]", "{a: b}", "a, b", "---", "...", "\\n", "\\", "😀", "𠮷"),
    *(
        "  一",
        "一\n二",
        "一\n\n  二\n",
        "\n一",
        " 一\n二",
        "- 一\n- 二",
        "一: 二\n三 #四",
        "长" * 3_000,
    ),
]
texts = st.one_of(st.sampled_from(TRAPS), any_texts)
cleaned = texts.map(clean)
lists = st.lists(cleaned, max_size=4).map(tuple)
tags = st.lists(cleaned.filter(lambda tag: 0 < len(tag) <= 30), max_size=4, unique=True)
names = st.lists(cleaned.filter(bool), max_size=4, unique=True).map(tuple)
credits = cleaned.filter(lambda line: len(line) <= 200)
weights = st.integers(1, 100)
criterion_names = cleaned.filter(lambda name: 0 < len(name) <= 60)
criteria = st.builds(Criterion, criterion_names, weights, cleaned, cleaned, cleaned)
whole_triples = st.builds(
    Triple,
    code=st.from_regex(r"[A-Z]{2,8}-[0-9]{4,6}", fullmatch=True),
    status=st.sampled_from(["draft", "retired"]),
    visibility=st.sampled_from(VISIBILITIES),
    roles=st.lists(st.sampled_from(ROLES), unique=True).map(tuple),
    category=st.sampled_from(CATEGORIES),
    competencies=names,
    difficulty=st.integers(1, 5),
    points=weights,
    minutes=st.integers(1, 60),
    tags=tags.map(tuple),
    stem=cleaned,
    answer=cleaned,
    analysis=cleaned,
    key_points=lists,
    rubric=st.lists(criteria, max_size=3).map(tuple),
    probes=lists,
    red_flags=lists,
    warnings=lists,
    basis=lists,
    cluster=cleaned.filter(lambda word: len(word) <= 30),
    source=credits,
    author=credits,
    licence=credits,
)


@st.composite
def with_samples(draw):
    """A triple with samples, half-written or whole, as the bank keeps them."""
    triple = draw(whole_triples)
    lines = len(triple.rubric)
    marks = st.lists(st.integers(0, 5), min_size=lines, max_size=lines).map(tuple)
    whys = cleaned.filter(lambda why: len(why) <= 200)
    samples = [
        Sample(level, draw(cleaned), draw(st.one_of(st.just(()), marks)), draw(whys))
        for level in draw(st.lists(st.sampled_from(LEVELS), unique=True))
    ]
    return replace(triple, samples=tidied(samples))


triples = with_samples()
banks = st.lists(triples, max_size=2, unique_by=lambda triple: triple.code)
