"""Whether the bank has enough of everything: cells, difficulties, topics.

The topics table is YAML beside the bank. It names, for every role, each topic and what proves
that a question covers it: a code, or words that all stand in its stem, tags, analysis or key
points. One proof is enough.

    format: 1
    topics:
      lead:
        大促高峰: [CS-0107, 大促 排队]
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from interviews.bankfile import fields, tree
from interviews.bankfile.check.finding import Finding, finding
from interviews.bankfile.schema import FORMAT
from interviews.bankfile.triple import Triple
from interviews.bankfile.vocabulary import ROLES
from interviews.text.message import N_
from interviews.text.normalise import normalise

MINIMUM = {"behavioral": 10, "situational": 8, "stress": 5, "technical": 7}
DIFFICULTIES = range(1, 6)
Topics = Mapping[str, Mapping[str, tuple[str, ...]]]  # proofs by role and topic


def distribution(
    triples: Sequence[Triple],
    roles: Sequence[str] = ROLES,
    needed: Mapping[str, int] = MINIMUM,
) -> Iterator[Finding]:
    """Every one of `roles` has what is `needed` of each category."""
    for role in roles:
        counts = Counter(triple.category for triple in _of(role, triples))
        for category, lowest in needed.items():
            if counts[category] < lowest:
                text = N_("%(role)s × %(category)s: %(count)d questions, %(lowest)d are needed.")
                named = {"role": role, "category": category}
                yield finding(
                    "distribution", (), text, count=counts[category], lowest=lowest, **named
                )


def difficulties(triples: Sequence[Triple], roles: Sequence[str] = ROLES) -> Iterator[Finding]:
    """Every one of `roles` has questions of all five difficulties."""
    for role in roles:
        missing = set(DIFFICULTIES) - {triple.difficulty for triple in _of(role, triples)}
        for level in sorted(missing):
            text = N_("%(role)s has no question of difficulty %(level)d.")
            yield finding("difficulties", (), text, role=role, level=level)


def topics(triples: Sequence[Triple], wanted: Topics) -> Iterator[Finding]:
    """Every topic of `wanted`, as `read_topics` gives it, is covered for its role."""
    for role, proofs in wanted.items():
        questions = [(triple.code, _about(triple)) for triple in _of(role, triples)]
        for topic, entries in proofs.items():
            if not any(_proves(entry, *question) for entry in entries for question in questions):
                text = N_("%(role)s: no question covers the topic %(topic)s.")
                yield finding("topics", (), text, role=role, topic=topic)


def read_topics(text: str, name: str, roles: Sequence[str] = ROLES) -> Topics:
    """Return {role: {topic: proofs}} of a topics table, of `roles`. Raises BankFileError."""
    report = fields.Report(name, [])
    readers = {"format": fields.constant(FORMAT), "topics": _by_role(roles)}
    top = fields.fields(tree.parse(text, name), readers, (), report)
    report.finish()
    wanted: Topics = top["topics"]
    return wanted


def _by_role(roles: Sequence[str]) -> fields.Reader[Topics]:
    def read(node: tree.Node, report: fields.Report) -> Topics:
        return fields.fields(node, dict.fromkeys(roles, _topics), roles, report)

    return read


def _topics(node: tree.Node, report: fields.Report) -> dict[str, tuple[str, ...]]:
    readers = {key.value: fields.names() for key, _ in fields.pairs(node)}
    return fields.fields(node, readers, (), report)


def _proves(entry: str, code: str, about: str) -> bool:
    if fields.CODE.fullmatch(entry):
        return entry == code
    return all(word in about for word in normalise(entry).split())


def _about(triple: Triple) -> str:
    return normalise("\n".join([triple.stem, triple.analysis, *triple.tags, *triple.key_points]))


def _of(role: str, triples: Sequence[Triple]) -> list[Triple]:
    return [triple for triple in triples if role in triple.roles]
