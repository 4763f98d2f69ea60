"""A batch, a document and its items, without reading a file."""

from itertools import count

from interviews.ingest.intake.store import put_up
from interviews.models import ImportBatch
from tests.make import make_user

numbers = count(1)
FORM = {"source": "人事部", "author": "", "rights": "own", "licence": "", "text": ""}
PAPER = """一、情景面试题（共2题，每题15分）
1. 客户说昨天答应的补发没有发出，系统里没有记录，你怎么处理？
答案：先向客户道歉，再查工单和发货记录，十分钟内回电说明结果。
评分要点：致歉具体；给出时限
2. 直播间里有人刷屏要求十倍赔偿，还有半小时才下播，你会怎么办？
答案：先请主播置顶说明，把客户引到私聊核对订单，按规则给出处理办法。
"""


def make_batch(**fields):
    fields = {"source": "人事部", "rights": "own", **fields}
    return ImportBatch.objects.create(created_by=fields.pop("by", None) or make_user(), **fields)


def make_found(stem, **fields):
    """A Question as the extractor gives it."""
    found = {
        "question": stem,
        "answer": "先听完，再核对记录，当天回电。",
        "rubric": [],
        "analysis": "",
        "probes": [],
        "options": [],
        "category": "情景",
        "stated_category": "",
        "inferred_category": "情景",
        "role": "专员",
        "score": None,
        "number": None,
        "section": "",
        "topic": "",
        "confidence": 0.9,
        "answer_confidence": 0.9,
        "truncated": False,
        "duplicate_of": None,
        "span": [0, 1],
        "origin": {},
        "code": "",
        "extra": {},
    }
    return found | fields


def make_document(*found, batch=None, lines=("",), **parsed):
    """A stored document whose questions are `found`."""
    values = {
        **{"name": "题.txt", "kind": "txt", "title": "", "declared": None, "role": ""},
        **{"lines": list(lines), "marks": {}, "sections": [], "guide": False, "found": len(found)},
        **{"dropped": [], "repairs": [], "warnings": [], "questions": list(found)},
    }
    digest = f"{next(numbers):064x}"
    return put_up(batch or make_batch(), values["name"], digest, 1, values | parsed)


def make_items(n, **fields):
    """The items of a new document with `n` questions that are not alike."""
    found = [make_found(unlike(number), span=[number, number + 1]) for number in range(n)]
    lines = [question["question"] for question in found]
    return list(make_document(*found, lines=lines, **fields).items.in_order())


def unlike(number):
    """A stem that shares next to no three characters with the stem of another number."""
    start = 0x4E00 + number * 31
    return "".join(chr(start + step) for step in range(24)) + "？"
