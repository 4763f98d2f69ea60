"""Labels that a document made up for itself: 💡, 候选人：, 【参考作答】, Suggested answer:.

A prefix that opens several lines is given a kind by the last known word in it, or, where two
prefixes take turns, by which of the two asks.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise

from interviews.ingest.extract.document import Line
from interviews.ingest.extract.segment.forms import form_kinds
from interviews.ingest.extract.segment.labels import TONGUES, Piece, label_at
from interviews.ingest.extract.segment.likeness import likeness
from interviews.ingest.extract.segment.markers import marker

PREFIX = re.compile(
    r"\A[\s>*]{0,6}(?:[-•·]\s)?(?:\*\*)?(【[^【】]{1,14}】\s?[:：]?|\[[^\[\]]{1,14}\]\s?[:：]?|"
    r"[^\s:：，。、；？！?!\d（()）“”\"]{1,14}\s?\d{0,2}\s?(?:\*\*)?[:：]|"
    r"[A-Za-z][A-Za-z '’/-]{0,36}(?:\*\*)?[:：]"
    r"|[^\w\s\-*•·>#|【\[（(“\"'《「—=~<+.,;!?&/\\。，、：；？！…$%^{}）)】》]{1,3})(?:\*\*)?\s?"
)
NUMBER = re.compile(r"\d+")
WORDS = (
    ("answer", re.compile(r"理想表现|满分表现")),
    ("probe", re.compile(r"追问|深挖|往下问|follow.?up|probe|dig", re.I)),
    (
        "rubric",
        re.compile(
            r"评分|评价|评判|评估|打分|得分|扣分|加分|标准|优秀|表现$|期望|看点|观察|"
            r"rubric|scor|look(?:ing)? for|listen(?:ing)? for|criteria|good sign|green flag",
            re.I,
        ),
    ),
    (
        "analysis",
        re.compile(
            r"解析|分析|拆解|考[察查点核]|意图|目的|点评|为什么问|why|explan|purpose|rationale|intent",
            re.I,
        ),
    ),
    (
        "answer",
        re.compile(
            r"答|思路|话术|应对|要点|示范|范例|理想|answer|response|strong|ideal"
            r"|\b(?:great|good|excellent)\b.{0,16}like",
            re.I,
        ),
    ),
    ("question", re.compile(r"问$|提问|题目|题干|question|^ask", re.I)),
)
AVOID = re.compile(
    r"错误|不当|反面|雷区|避雷|红灯|红线|不合格|red flag|avoid|\b(?:bad|poor|weak)\b", re.I
)  # whatever else is in the name
FEWEST = 3
FEW = 2  # of a prefix whose words are known
TURNS = 0.75
ASKS_MORE = 1.2
LONGEST_UNKNOWN, LONGEST_REPEATED = 8, 10
WORD = re.compile(r"\w")
SENTENCE_END = re.compile(r"[。！？!?；;，,、.…)）]$")


def learn_prefixes(lines: Sequence[Line]) -> dict[str, str]:
    """{prefix: kind} for the prefixes of these lines that no known label covers."""
    repeated = repeated_lines(lines)
    opened = {n: prefix for n, line in enumerate(lines) if (prefix := _prefix(line, repeated))}
    rests = {n: _rest(lines[n]) for n in opened}
    found = [(prefix, rests[n] or _below(lines, n)) for n, prefix in opened.items()]
    counts = Counter(opened.values())
    alone = Counter(prefix for n, prefix in opened.items() if not rests[n])
    kinds = {
        prefix: kind
        for prefix, count in counts.items()
        if count >= FEW and (count >= FEWEST or alone[prefix] == count)
        if (kind := _by_words(prefix))
    }
    common = {
        prefix
        for prefix, count in counts.items()
        if count >= FEWEST and (prefix.isascii() or len(prefix) <= LONGEST_UNKNOWN)
    }
    known = {n: label.kind for n, line in enumerate(lines) if (label := _known(line))}
    answered = "answer" in {*known.values(), *kinds.values()}
    below = _under_questions(lines, opened, rests)
    lone = {p: "analysis" if answered else "answer" for p in below if alone[p] == counts[p]}
    if not answered:
        lone |= {p: "answer" for p in below if not WORD.search(p)}
    if form := form_kinds(lines, opened, rests, kinds, known):
        return lone | kinds | form
    return (
        lone
        | kinds
        | _by_turns([(p, rest) for p, rest in found if p in common and p not in kinds], kinds)
    )


def _under_questions(
    lines: Sequence[Line], opened: Mapping[int, str], rests: Mapping[int, str]
) -> set[str]:
    """Prefixes that ask nothing and stand, nearly each time, right below a question."""
    counts = Counter(prefix for prefix in opened.values() if not prefix.isascii())
    often = {prefix for prefix, count in counts.items() if count >= FEWEST}
    kept = [n for n, line in enumerate(lines) if often and line.text.strip()]
    below = Counter(
        opened[n]
        for above, n in pairwise(kept)
        if opened.get(n) in often and likeness(rests[n]) < 1.0 < _asked(lines[above].text)
    )
    return {prefix for prefix in often if below[prefix] >= TURNS * counts[prefix]}


def _asked(text: str) -> float:
    return likeness(marker(text).text)


def repeated_lines(lines: Sequence[Line]) -> set[str]:
    """Short lines met several times, word for word, each above a text that asks nothing."""
    texts = [line.text.strip() for line in lines if line.text.strip() and not line.code]
    counts = Counter(text for text in texts if len(text) <= LONGEST_REPEATED)
    often = {
        text
        for text, count in counts.items()
        if count >= FEWEST and not SENTENCE_END.search(text) and not marker(text).style
    }
    above = Counter(
        text
        for text, following in pairwise(texts)
        if text in often and _asked(following) < 1.0 and marker(following).number is None
    )
    return {
        text for text in often if likeness(text) < ASKS_MORE and above[text] >= TURNS * counts[text]
    }


def learned_label(text: str, kinds: Mapping[str, str]) -> Piece | None:
    """The Piece that a learnt prefix opens, or None."""
    match = PREFIX.match(text) if kinds else None
    if not match:
        kind = kinds.get(_folded(text))
        return Piece(kind, text.strip(), "") if kind else None
    kind = kinds.get(_folded(match.group(1)))
    return Piece(kind, match.group(1).strip(" :：*"), text[match.end() :]) if kind else None


def _prefix(line: Line, repeated: Collection[str] = ()) -> str:
    if line.code or line.cells or line.dropped or TONGUES.match(line.text):
        return ""
    match = PREFIX.match(line.text)
    if not match:
        return _folded(line.text) if line.text.strip() in repeated else ""
    return "" if label_at(line.text) else _folded(match.group(1))


def _known(line: Line) -> Piece | None:
    return None if line.code or line.cells or line.dropped else label_at(line.text)


def _rest(line: Line) -> str:
    match = PREFIX.match(line.text)
    return line.text[match.end() :].strip(" *") if match else ""


def _below(lines: Sequence[Line], n: int) -> str:
    """What stands below a prefix that is alone on its line."""
    return lines[n + 1].text if n + 1 < len(lines) else ""


def _folded(prefix: str) -> str:
    return NUMBER.sub("", prefix).strip(" :：*").lower()


def _by_words(prefix: str) -> str:
    if len(prefix) > 36:
        return ""
    if AVOID.search(prefix):
        return "avoid"
    found = [
        (match.end(), -place, kind)
        for place, (kind, words) in enumerate(WORDS)
        for match in words.finditer(prefix)
    ]
    return max(found)[2] if found else ""


def _by_turns(found: Sequence[tuple[str, str]], kinds: Mapping[str, str]) -> dict[str, str]:
    """The pair of prefixes that take turns, when one of them asks and the other does not."""
    order = [prefix for prefix, _ in found]
    following = Counter(pair for pair in pairwise(order) if pair[0] != pair[1])
    if not following:
        return _asking_alone(found, kinds)
    (first, second), times = following.most_common(1)[0]
    if times < FEWEST - 1:
        return {}
    asks = {prefix: _mean(rest for p, rest in found if p == prefix) for prefix in (first, second)}
    asker, other = sorted((first, second), key=asks.__getitem__, reverse=True)
    turns = following[(asker, other)] / max(1, order.count(asker))
    if asks[asker] - asks[other] < ASKS_MORE or turns < TURNS:
        return {}
    return {asker: "question", other: "answer"}


def _asking_alone(found: Sequence[tuple[str, str]], kinds: Mapping[str, str]) -> dict[str, str]:
    """One prefix before every question, where the answers have a label of their own."""
    prefixes = {prefix for prefix, _ in found}
    if len(prefixes) != 1:
        return {}
    asks = _mean(rest for _, rest in found)
    return dict.fromkeys(prefixes, "question") if asks > 2.0 else {}


def _mean(texts: Iterable[str]) -> float:
    values = [likeness(text.strip()) for text in texts]
    return sum(values) / max(1, len(values))
