"""What each component is shown with: made up, so that no row of the bank is needed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import now

from interviews.bankfile.triple import Criterion, Sample
from interviews.browse.ladder import Cell, Ladder
from interviews.models import Category, Role, Tag
from interviews.web.typed import Typed

STEM = "客户说昨天答应的退款没有到账，系统里查不到这条承诺，你怎么做？"


@dataclass(frozen=True)
class Specimen:
    """`shows` is the state that script would turn to, and `words` what it would write where.

    `within` is the class of what it stands in on a page, where its style depends on that.
    """

    component: str
    state: str
    context: Mapping[str, Any] = field(default_factory=dict)
    within: str = ""
    shows: str = ""
    words: Mapping[str, str] = field(default_factory=dict)

    def drawn(self, request: HttpRequest) -> SafeString:
        template = f"components/{self.component}.html"
        html: str = render_to_string(template, {**self.context}, request)
        for mark, text in self.words.items():
            html = re.sub(rf"(<[^<>]* {mark}\b[^<>]*>)", rf"\g<1>{text}", html)
        return mark_safe(_revealed(html, self.shows))


def _revealed(html: str, state: str) -> str:
    """The parts for `state` without their `hidden`, out of the template that script copies."""
    if not state:
        return html
    html = re.sub(r"</?template>", "", html).replace(" hidden>", ">", 1)
    return re.sub(rf'(data-when="[^"]*\b{state}\b[^"]*"[^<>]*?) hidden', r"\1", html)


class Rows(list[Any]):
    """What a related manager answers, without a database."""

    def all(self) -> "Rows":
        return self


ROLES = Rows(Role(slug=slug, name=name) for slug, name in (("lead", "组长"), ("manager", "经理")))
CATEGORIES = [
    Category(slug=slug, name=name)
    for slug, name in (
        *(("behavioral", "行为"), ("situational", "情景")),
        *(("stress", "压力"), ("technical", "技术")),
    )
]
TAGS = [Tag(slug=name, name=name) for name in ("退款", "工单")]
RUBRIC = [
    Criterion("接手", 6, "说出由自己跟到底", "道了歉再查", "让客户先给截图"),
    Criterion("留痕", 4, "补记承诺并设回访", "只写这一次的结果", "一结束就关单"),
]
SAMPLES = (
    Sample(
        "adequate", "我先道歉，再去查记录。查不到的话请组长帮忙看一下。", (3, 3), "会查，没有时限。"
    ),
    Sample("poor", "先请客户把截图发过来，没有截图我们也没办法。", (1, 1), "把举证推给客户。"),
)
LEVEL = SimpleNamespace(html_name="level")


class ExampleForm(forms.Form):
    """A field of each kind."""

    title = forms.CharField(label="标题", help_text="印在每一页的页眉。")
    points = forms.IntegerField(label="分值", max_value=100)
    note = forms.CharField(label="说明", required=False, widget=forms.Textarea(attrs={"rows": 2}))


def specimens() -> list[Specimen]:
    """Every component of templates/components/, by name, in each of its states."""
    return sorted([*_small(), *_of_questions(), *_of_forms(), *_of_script()], key=_name)


def _name(specimen: Specimen) -> str:
    return specimen.component


def _small() -> list[Specimen]:
    pages = Paginator(range(200), 20)
    page: Any = pages.get_page(4)
    page.numbers = pages.get_elided_page_range(4, on_each_side=2, on_ends=1)
    steps = [("#crumbs", "题库"), ("#crumbs", "组长")]
    notes = [Note("已保存。", "success"), Note("没有保存：编号已经有人用了。", "error")]
    return [
        *(Specimen("category", str(one), {"category": one}) for one in CATEGORIES),
        Specimen("colophon", "as on every page"),
        Specimen("crumbs", "with the page itself", {"steps": steps, "here": "打印"}),
        Specimen("crumbs", "without it", {"steps": steps}),
        Specimen("date", "a day", {"date": now()}),
        Specimen("mark", "the mark"),
        Specimen("masthead", "as on every page"),
        Specimen("messages", "done, and refused", {"messages": notes}),
        Specimen("time", "a moment", {"time": now()}),
        Specimen("pages", "in the middle", {"page": page}),
        Specimen("search", "large", {"id": "q1"}),
        Specimen("search", "small, with words", {"id": "q2", "small": True, "value": "退款"}),
    ]


@dataclass(frozen=True)
class Note:
    text: str
    tags: str

    def __str__(self) -> str:
        return self.text


def _of_questions() -> list[Specimen]:
    question = SimpleNamespace(
        code="CS-0042",
        category=CATEGORIES[1],
        roles=ROLES,
        get_difficulty_display="进阶",
        points=10,
        minutes=4,
        is_public=True,
        get_visibility_display="内部",
    )
    internal = SimpleNamespace(**{**vars(question), "is_public": False})
    sampled = SimpleNamespace(rubric=RUBRIC, samples=SAMPLES, points=10)
    anchored = {"line": RUBRIC[0], "field": LEVEL}
    pictured = {"name": f"{'0' * 32}-320x120.png", "alt": "退款流程图"}
    bars = [(8 * n, 18 - height, height) for n, height in enumerate((3, 9, 18, 12, 0))]
    rows = [(one, [Cell(role, one, 12, bars) for role in ROLES]) for one in CATEGORIES[:3]]
    rows.append((CATEGORIES[3], [Cell(role, CATEGORIES[3], 0, []) for role in ROLES]))
    Ladder("", [(role, 36) for role in ROLES], rows)
    return [
        Specimen("facts", "public", {"question": question}),
        Specimen("facts", "internal, with a date", {"question": internal, "date": now()}),
        Specimen(
            "ladder", "with an empty row", {"ladder": Ladder("", [(r, 36) for r in ROLES], rows)}
        ),
        Specimen("levels", "between two", {**anchored, "chosen": "4"}),
        Specimen("levels", "not probed", {**anchored, "chosen": "0", "skipped": True}),
        Specimen("picture", "one that is not here", pictured),
        Specimen("rubric", "two criteria", {"rubric": RUBRIC, "words": ()}),
        Specimen("samples", "two, folded", {"triple": sampled}),
        Specimen("samples", "two, with marks", {"triple": sampled, "shown": True}),
        Specimen("tags", "two", {"tags": TAGS}),
    ]


def _of_forms() -> list[Specimen]:
    blank, wrong = ExampleForm(), ExampleForm({"title": "", "points": "1000"})
    stale = ExampleForm({"title": "", "points": "1"})
    stale.add_error(None, "这份卷子已经被别人改过，请先看一眼。")
    typed = Typed((("答案", STEM), ("说明", "写了半天的意见")), (), files=False, sendable=True)
    copied = Typed((("答案", STEM),), (), files=True, sendable=False)
    shown: list[tuple[str, str, dict[str, Any]]] = [
        ("errors", "one", {"field": wrong["points"]}),
        ("field", "blank, with help", {"field": blank["title"]}),
        ("field", "wrong", {"field": wrong["points"]}),
        ("field", "of many lines, from a file", {"field": blank["note"], "origin": "第 3 行"}),
        ("form_errors", "one", {"form": stale}),
        ("typed", "to send again", {"typed": typed, "here": "#", "csrf_token": "x"}),
        ("typed", "to copy", {"typed": copied, "here": "#", "csrf_token": "x"}),
    ]
    return [Specimen(name, state, context, "draft") for name, state, context in shown]


def _of_script() -> list[Specimen]:
    sent = {"data-label": "对 CS-0042 的留言", "data-words": "第二个锚点再看看。"}
    states = ("sending", "waiting", "busy", "signin", "refused", "old", "arrived")
    return [
        *(Specimen("outbox", state, shows=state, words=sent) for state in states),
        *(
            Specimen("trouble", state, shows=state)
            for state in ("offline", "refused", "often", "broken")
        ),
    ]
