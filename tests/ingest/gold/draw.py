"""What a layout is made from: questions drawn by a seed, and what a careful reader gets."""

from functools import cache
from pathlib import Path
from random import Random

import yaml

BANK = Path(__file__).parents[3] / "fixtures" / "bank"
POOL = Path(__file__).parent / "pool"
CATEGORIES = {"behavioral": "行为", "situational": "情景", "stress": "压力", "technical": "技术"}
CN = "一二三四五六七八九十"
TITLES = (
    "2026年客服主管面试题库",
    "客户服务中心招聘面试问题汇总",
    "电商客服面试试题及答案",
    "呼叫中心组长竞聘题目",
    "客服岗位结构化面试题本（内部）",
    "售后客服面试常见问题",
    "客服经理面试真题整理",
)


@cache
def rows(name):
    """The lines of one file of short questions: question, answer, and what it looks at."""
    text = (POOL / f"{name}.txt").read_text("utf-8")
    return [line.split("|") for line in text.splitlines()]


@cache
def bank():
    """Every question of the bank that comes with the project, shortened to what fits a page."""
    found = []
    for path in sorted(BANK.glob("*.yaml")):
        for question in yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)["questions"]:
            found.append(
                {
                    "question": " ".join(question["stem"].split()),
                    "answer": question["answer"].strip(),
                    "analysis": question["analysis"].strip(),
                    "probes": question["probes"],
                    "points": question["key_points"],
                    "category": CATEGORIES.get(question["category"], "行为"),
                }
            )
    return found


def short():
    return [
        {
            "question": question,
            "answer": answer,
            "analysis": looks,
            "probes": ["后来呢？", "换一种情况呢？"],
            "points": [looks, "说出结果"],
            "category": "行为",
        }
        for question, answer, looks in rows("short")
    ]


class Draw:
    """Choices of one document, the same for the same seed."""

    def __init__(self, seed):
        self.random = Random(seed)
        self.seed = seed

    def one(self, *options):
        return self.random.choice(options)

    def maybe(self, chance=0.5):
        return self.random.random() < chance

    def size(self, low=4, high=12):
        return self.random.randint(low, high)

    def title(self):
        return self.one(*TITLES)

    def open(self, count=0, share_short=0.5, paragraphs=3):
        """Open questions: some short ones, some of the bank with a few paragraphs of answer."""
        count = count or self.size()
        few = sum(self.maybe(share_short) for _ in range(count))
        items = self.random.sample(short(), min(few, 30))
        items += [
            item | {"answer": self._cut(item["answer"], paragraphs)}
            for item in self.random.sample(bank(), count - len(items))
        ]
        self.random.shuffle(items)
        return items

    def _cut(self, answer, paragraphs):
        return "\n".join(answer.splitlines()[: self.random.randint(1, paragraphs)])

    def listed(self, item):
        """The item with a numbered list for its answer."""
        marks = self.one(
            [f"{n}." for n in range(1, 9)], "①②③④⑤⑥⑦⑧", [f"（{n}）" for n in range(1, 9)]
        )
        lines = [f"{mark}{point}" for mark, point in zip(marks, item["points"], strict=False)]
        return item | {"answer": "\n".join(lines)}

    def phrases(self, count):
        found = self.random.sample(rows("phrases"), count)
        return [{"question": q, "answer": a, "analysis": "", "category": ""} for q, a in found]

    def english(self, count=0):
        found = self.random.sample(rows("english"), count or self.size())
        return [{"question": q, "answer": a, "analysis": "", "category": ""} for q, a in found]

    def choice(self, count):
        found = self.random.sample(rows("choice"), count)
        return [
            {"question": row[0], "options": row[1:5], "answer": row[5], "analysis": row[6]}
            for row in found
        ]

    def truth(self, count):
        found = self.random.sample(rows("truth"), count)
        return [{"question": q, "answer": a, "analysis": why} for q, a, why in found]


def want(item, *, answer=True, question="", category=None, score=None):
    """What a careful reader gets; `answer` is a text of its own, or whether there is one."""
    text = item["answer"] if answer is True else answer or None
    return {
        "question": question or item["question"],
        "answer": text,
        "has_answer": bool(text),
        "category": category,
        "score": score,
    }


def flat(text):
    return "".join(text.split("\n"))
