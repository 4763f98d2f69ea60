"""Guides: advice under numbered headings, with a few questions inside. Little, and unsure."""

import re
from collections.abc import Iterator, Sequence

from interviews.ingest.extract.build.category import inferred_category, stated_category
from interviews.ingest.extract.document import Question
from interviews.ingest.extract.segment.candidates import Prefer, Start
from interviews.ingest.extract.segment.likeness import likeness
from interviews.ingest.extract.segment.outline import Outline
from interviews.text.normalise import letters

TITLE = re.compile(r"技巧|指南|攻略|指导|准备|注意事项|秘籍|宝典|须知|心得|经验分享|方法论|全解析")
ADVICE = re.compile(
    r"应聘者|候选人(?:应|可以|需)|求职者|面试者|面试中|面试时|面试前|回答时|可以|建议|"
    r"避免|需要|至关重要|例如"
)
QUOTED = re.compile(r"[“\"「]([^“”\"「」]{6,80}[?？])[”\"」]")
SCENE = re.compile(r"(?:场景|情景|情境)\s?[:：]\s?")
STRATEGY = re.compile(r"(?:应对策略|应对思路|应对方法|回答思路|参考回答|应对)\s?[:：]\s?")
GOOD = re.compile(
    r"[-•·]?\s?(?:正确答案|正确回答|推荐回答|回答示例|应答示例|参考答案|高分回答)\s?[:：]"
)
BAD = re.compile(r"[-•·]?\s?(?:避免回答|错误回答|忌讳)\s?[:：]")
REPLYING = re.compile(r"[(（](?:如|例如)[:：]?$|(?:询问|确认|回复|反问|说)[:：]$")
STAR = re.compile(r"[-•·]?\s?(?:Situation|情境|S)\s?[:：(（]|STAR|[(（]Situation")
STAR_PART = re.compile(r"[-•·]?\s?(?:Situation|Task|Action|Result|背景|任务|行动|结果)\s?[:：（(]")
BULLET = re.compile(r"[-•·]\s?\S")
EXAMINES = re.compile(r"考[察查](?:的是)?[^，。,]{2,20}")
HEAD = re.compile(r"(?:[一二三四五六七八九十]{1,3}[、.．]|\d{1,2}\s?[.、．])")
REPLY = re.compile(r"(?:可以|应|正确的做法|回答|采用|建议|重点)[^。]{4,160}。?")
SENTENCE = re.compile(r"(?<=。)")
ANSWERS = ("答案", "参考答案", "答", "参考回答")
ASKS = 1.8
TITLED = 0.5
MOST_ADVICE = 6.0
ADVICE_COSTS = 3.0
LONGEST_ANSWER = 12
SHARED = "等"
PAIR_CONFIDENCE, QUOTE_CONFIDENCE = 0.45, 0.3


Place = tuple[str, str]  # the chapter and the heading


def guide_weight(title: str, view: Outline, decided: Sequence[tuple[Start, float]]) -> float:
    """How far the numbered items read as advice, from 0 (not at all) to 1.

    They do not ask, and prose of advice follows; labelled answers and sure starts speak against.
    """
    numbered = [
        mark for mark in view.markers if mark.number and mark.style in ("dot", "dun", "paren")
    ]
    asking = sum(likeness(mark.text) > ASKS for mark in numbered) / max(1, len(numbered))
    sure = sum(start.likeness > ASKS and chance > 0.4 for start, chance in decided)
    labelled = max((view.words_before.get(word, [0])[-1] for word in ANSWERS), default=0)
    text = "".join(line.text for line in view.lines)
    advice = len(ADVICE.findall(text)) / max(1, len(text)) * 1000
    speaks = TITLED * bool(TITLE.search(title)) + min(advice, MOST_ADVICE) / MOST_ADVICE
    against = asking + 0.2 * min(sure, 5) + 0.25 * min(labelled, 4)
    return max(0.0, min(1.0, speaks - against))


def unlike_advice(weight: float, prefer: Prefer | None = None) -> Prefer:
    """A weight for starts: the more a document is a guide, the less is a start that asks nothing.

    Returns a function of a Start, added to what `prefer` says of it.
    """

    def weigh(start: Start) -> float:
        lacking = max(0.0, ASKS - start.likeness) + (start.style in ("", "bullet"))
        return (prefer(start) if prefer else 0.0) - ADVICE_COSTS * weight * lacking

    return weigh


def with_quoted(found: Sequence[Question], quoted: list[Question], weight: float) -> list[Question]:
    """The questions found, less sure, and the `quoted` ones, which outrank a line around them."""
    quotes = [letters(question.question) for question in quoted]
    around = [q for q in found if not any(quote in letters(q.question) for quote in quotes)]
    return [_less(question, 1 - weight / 2) for question in around] + quoted


def _less(question: Question, share: float) -> Question:
    return question.with_(
        confidence=round(question.confidence * share, 3),
        answer_confidence=round(question.answer_confidence * share, 3),
    )


def guide_questions(view: Outline) -> list[Question]:
    """The explicit pairs, then the questions that are only quoted."""
    found: list[Question] = []
    head = ("", "")
    for n, line in enumerate(view.lines):
        if HEAD.match(line.text) or n in view.heads:
            head = _head(line.text, head)
        for question in _in_line(view, n, head):
            if all(question.question != known.question for known in found):
                found.append(question)
    return found


def _head(text: str, before: Place) -> Place:
    cut = _short(text)
    chapter = cut if HEAD.match(text) and not text[:1].isdigit() else before[0]
    return chapter, cut


def _short(text: str) -> str:
    """The heading part of a line that runs on into prose."""
    return text[:40].split("。")[0]


def _in_line(view: Outline, n: int, head: Place) -> Iterator[Question]:
    text = view.lines[n].text
    if scene := SCENE.match(text):
        answer, end = _strategy(view, n)
        if answer:
            yield _made(view, n, end, text[scene.end() :], answer, head, PAIR_CONFIDENCE)
        return
    for quote in QUOTED.finditer(text):
        if likeness(quote.group(1)) < 2.5 or _is_reply(text, quote):
            continue
        answer, end, sure = _answer_after(view, n, quote)
        yield _made(view, n, end, quote.group(1), answer, head, sure)


def _is_reply(text: str, quote: re.Match[str]) -> bool:
    """A question that the service agent asks a customer: “是哪方面让您不满意？”."""
    before = text[max(0, quote.start() - 8) : quote.start()]
    return bool(BULLET.match(text) or REPLYING.search(before))


def _strategy(view: Outline, n: int) -> tuple[str, int]:
    for place in range(n, min(n + 4, len(view))):
        found = STRATEGY.search(view.lines[place].text)
        if found:
            return _bullets(view, place, view.lines[place].text[found.end() :])
    return "", n


def _answer_after(view: Outline, n: int, quote: re.Match[str]) -> tuple[str, int, float]:
    """STAR parts, a right answer, or the bullets below; else the sentence of advice behind it."""
    rest = view.lines[n].text[quote.end() :]
    following = view.lines[n + 1].text if n + 1 < len(view) else ""
    if STAR.search(rest) or STAR.match(following):
        answer, end = _bullets(view, n, rest[rest.find("(") :] if "(Situation" in rest else "")
        return answer, end, PAIR_CONFIDENCE
    if GOOD.match(following.strip()) or GOOD.search(rest):
        answer, end = _bullets(view, n, rest if GOOD.search(rest) else "")
        return answer, end, PAIR_CONFIDENCE
    if rest.rstrip().endswith((":", "：")) and BULLET.match(following.strip()):
        answer, end = _bullets(view, n, "")
        return answer, end, QUOTE_CONFIDENCE
    if rest[:2].find(SHARED) >= 0 or QUOTED.match(rest.strip()):
        return _advice_on(quote.group(1), rest), n + 1, QUOTE_CONFIDENCE
    reply = REPLY.search(rest)
    return (reply.group() if reply else ""), n + 1, QUOTE_CONFIDENCE


def _advice_on(question: str, rest: str) -> str:
    """The advice in a later sentence that repeats four characters of the question."""
    windows = {question[k : k + 4] for k in range(len(question) - 3)}
    for sentence in SENTENCE.split(rest):
        reply = REPLY.search(sentence)
        if reply and any(window in sentence[: reply.start()] for window in windows):
            return reply.group()
    return ""


def _bullets(view: Outline, n: int, first: str) -> tuple[str, int]:
    """What follows as a list, up to the next heading."""
    taken, place = [first.strip()] if first.strip() else [], n + 1
    while place < len(view) and len(taken) < LONGEST_ANSWER:
        text = view.lines[place].text.strip()
        if HEAD.match(text) or place in view.heads or SCENE.match(text):
            break
        listed = BULLET.match(text) or STAR_PART.match(text) or GOOD.match(text) or BAD.match(text)
        if not listed and (taken and not STRATEGY.search(taken[-1][-8:] or "x")):
            break
        taken.append(text)
        place += 1
    return "\n".join(_without_afterword(taken)), place


def _without_afterword(items: list[str]) -> list[str]:
    """Where each item is one sentence, what follows the last item's is the article's again."""
    if len(items) < 3 or any(item.count("。") > 1 for item in items[:-1]):
        return items
    return [*items[:-1], SENTENCE.split(items[-1])[0]]


def _made(
    view: Outline, n: int, end: int, stem: str, answer: str, head: Place, confidence: float
) -> Question:
    stated = stated_category(head[1]) or stated_category(head[0])
    inferred = inferred_category(stem)
    context = "".join(line.text for line in view.lines[max(0, n - 1) : n + 1])
    examined = EXAMINES.search(context) if answer and confidence == PAIR_CONFIDENCE else None
    rubric = (
        ({"kind": "考察", "text": examined.group()},)
        if examined and SCENE.match(view.lines[n].text)
        else ()
    )
    return Question(
        question=stem.strip(),
        answer=answer,
        rubric=rubric,
        category=stated or inferred,
        stated_category=stated,
        inferred_category=inferred,
        section=head[0],
        topic=head[1],
        confidence=confidence,
        answer_confidence=confidence if answer else 0.0,
        span=(view.places[n], view.places[max(n, end - 1)] + 1),
        origin={"question": "quoted", "answer": "position" if answer else "", "category": "rule"},
    )
