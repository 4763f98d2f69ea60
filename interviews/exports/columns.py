"""The columns of spreadsheets, in order: what is written, and what an importer reads back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from interviews.bankfile.triple import SECRETS
from interviews.exports import wording
from interviews.exports.booklet import Booklet, Item
from interviews.scoring.levels import ANCHORS

STATUSES = {"draft": "草稿", "review": "待审", "published": "已发布", "retired": "已停用"}
VISIBILITIES = {"public": "公开", "internal": "内部"}


@dataclass(frozen=True)
class Column:
    """One column: `name` is the field of a triple, `heading` its Chinese head in row 1."""

    name: str
    heading: str
    get: Callable[[Item, Booklet], str | int]
    parse: Callable[[str, dict[str, str]], Any]  # of a cell, with the slugs by label
    width: int = 12

    @property
    def secret(self) -> bool:
        """Left out of what candidates get."""
        return self.name in SECRETS


def _text(name: str, heading: str, width: int = 12) -> Column:
    return Column(name, heading, lambda item, _: getattr(item.triple, name), _same, width)


def _number(name: str, heading: str, width: int = 12) -> Column:
    return Column(name, heading, lambda item, _: getattr(item.triple, name), _integer, width)


def _slug(name: str, heading: str, known: dict[str, str] | None = None, width: int = 12) -> Column:
    def get(item: Item, booklet: Booklet) -> str:
        slug: str = getattr(item.triple, name)
        return (known or {}).get(slug) or wording.label(booklet, slug)

    return Column(name, heading, get, lambda cell, slugs: slugs.get(cell, cell), width)


def _names(name: str, heading: str, width: int = 12) -> Column:
    def get(item: Item, booklet: Booklet) -> str:
        return "、".join(wording.label(booklet, part) for part in getattr(item.triple, name))

    def parse(cell: str, slugs: dict[str, str]) -> tuple[str, ...]:
        return tuple(slugs.get(part, part) for part in cell.split("、") if part)

    return Column(name, heading, get, parse, width)


def _lines(name: str, heading: str, width: int = 12) -> Column:
    def get(item: Item, _: Booklet) -> str:
        return "\n".join(" ".join(line.splitlines()) for line in getattr(item.triple, name))

    return Column(name, heading, get, lambda cell, _: tuple(cell.splitlines()), width)


def _same(cell: str, _: dict[str, str]) -> str:
    return cell


def _integer(cell: str, _: dict[str, str]) -> int:
    return int(float(cell))


COLUMNS = (
    _text("code", "编号", width=10),
    _slug("status", "状态", STATUSES, width=8),
    _slug("visibility", "可见", VISIBILITIES, width=7),
    _names("roles", "岗位", width=12),
    _slug("category", "类别", width=8),
    _names("competencies", "能力", width=20),
    _number("difficulty", "难度", width=6),
    _number("points", "分值", width=6),
    _number("minutes", "分钟", width=6),
    _names("tags", "标签", width=16),
    _text("stem", "题目", width=48),
    _text("answer", "参考答案", width=52),
    _text("analysis", "考察目的", width=32),
    _lines("key_points", "关键在于", width=32),
    _lines("probes", "追问", width=32),
    _lines("red_flags", wording.RED_FLAGS, width=32),
    _lines("warnings", wording.WARNINGS, width=32),
    _text("source", "来源", width=10),
    _text("author", "作者", width=12),
    _text("licence", "许可", width=12),
    _lines("basis", "依据", width=24),
    _text("cluster", "同一道理", width=12),
)
RUBRIC_HEADINGS = ("编号", "评分要点", "权重", "等级", "分数", "行为表现")


def columns_for(booklet: Booklet) -> list[Column]:
    """Return the columns that may stand in this sheet of the booklet."""
    return [one for one in COLUMNS if not (one.secret and booklet.sheet == "candidate")]


def rubric_rows(booklet: Booklet) -> Iterator[list[str | int]]:
    """Yield a row for each criterion and level, under RUBRIC_HEADINGS."""
    for item in booklet.items:
        for line in item.triple.rubric:
            for one in ANCHORS:
                text = getattr(line, one.field)
                yield [item.triple.code, line.criterion, line.weight, one.word, one.level, text]


def slugs(booklet: Booklet) -> dict[str, str]:
    """Return label -> slug for everything that is written by its label."""
    known = {**(booklet.labels or {}), **STATUSES, **VISIBILITIES}
    return {label: slug for slug, label in known.items()}
