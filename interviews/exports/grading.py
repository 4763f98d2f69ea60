"""What graders see beside an answer in a learning system, as one HTML element."""

import re
from typing import Any

from interviews.bankfile.triple import Triple
from interviews.exports import wording
from interviews.exports.booklet import Item
from interviews.exports.rubric import rubric
from interviews.scoring.levels import FIELDS, HEADINGS
from interviews.text.markdown import render

FOLDED = re.compile(r"(?<= ) |^ ", re.MULTILINE)
WIDE = str.maketrans("<>", "＜＞")


def notes(item: Item, *, answer: bool = False, samples: bool = False) -> Any:
    """Return a <div> with purpose, key points, rubric, probes and red flags of an item.

    `answer` puts the model answer before them, `samples` those of the other levels behind.
    """
    from lxml.html import builder as html

    triple = item.triple
    facts = f"{wording.code(item)}　{item.points} 分　{item.minutes} 分钟"
    parts = [html.P(facts)]
    if answer and triple.answer:
        parts += [_head("参考答案"), markdown(triple.answer)]
    if triple.analysis:
        parts += [_head("考察目的"), html.P(triple.analysis)]
    if triple.key_points:
        parts += [_head("关键在于"), html.UL(*map(html.LI, triple.key_points))]
    if triple.rubric:
        parts += [_head("评分要点"), _table(item)]
    if triple.probes:
        parts += [_head("追问"), html.OL(*map(html.LI, triple.probes))]
    if triple.red_flags:
        parts += [_head(wording.RED_FLAGS), html.UL(*map(html.LI, triple.red_flags))]
    if triple.warnings:
        parts += [_head(wording.WARNINGS), html.UL(*map(html.LI, triple.warnings))]
    for sample in triple.samples if samples else ():
        parts += [_head(wording.SAMPLES[sample.level]), paragraph(sample.answer)]
        parts.append(html.P(wording.sample_marks(triple, sample)))
    return html.DIV(*parts)


def markdown(source: str) -> Any:
    """Return the safe HTML of `source` as one <div>."""
    from lxml.html import fragment_fromstring

    return fragment_fromstring(render(source), create_parent="div")


def paragraph(text: str) -> Any:
    """Return plain text as a <p>, lines parted by <br>, runs of blanks kept: HTML folds them."""
    from lxml.html import builder as html

    first, *others = FOLDED.sub("\u00a0", text.expandtabs(4)).split("\n")
    element = html.P(first)
    for line in others:
        br = html.BR()
        br.tail = line
        element.append(br)
    return element


def as_html(element: Any) -> str:
    from lxml import etree

    return str(etree.tostring(element, encoding="unicode", method="html"))


def name(triple: Triple) -> str:
    """Return what Moodle lists a question by: it drops what stands between < and >."""
    return f"{triple.code} {wording.short(triple.stem, 60)}".translate(WIDE)


def _head(text: str) -> Any:
    from lxml.html import builder as html

    return html.P(html.STRONG(text))


def _table(item: Item) -> Any:
    from lxml.html import builder as html

    heads = ("评分要点", "权重", *HEADINGS)
    names = ("criterion", "weight", *FIELDS)
    rows = [html.TR(*(html.TD(line[name]) for name in names)) for line in rubric(item)]
    return html.TABLE(html.THEAD(html.TR(*map(html.TH, heads))), html.TBODY(*rows))
