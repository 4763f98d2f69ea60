"""The bank file: every field of every question, in YAML that people write and compare.

    format: 1
    questions:
      - code: CS-0107                 # 2 to 8 capitals, a dash, 4 to 6 digits; never reused
        status: draft                 # draft (when left out), review, published or retired
        visibility: public            # public (when left out) or internal
        roles: [lead]                 # specialist, lead, manager, director
        category: situational         # behavioral, situational, stress, technical
        competencies: [问题解决]
        difficulty: 4                 # 1 to 5
        points: 15
        minutes: 4
        tags: [排班, 大促]
        stem: 一句话的题干
        answer: |
          参考答案，可用 **Markdown** 的加粗、列表、小标题。
        analysis: 考察目的
        key_points:
          - 一行一个要点
        rubric:
          - criterion: 评分维度
            weight: 15                # the weights sum to the points, but in a draft
            excellent: 优秀（5）
            adequate: 合格（3）
            poor: 不足（1）
        probes:
          - 追问
        red_flags:
          - 雷区，一票否决
        warnings:                     # from here on all may be left out
          - 扣分信号
        samples:                      # one or two: adequate, poor
          - level: adequate
            answer: 候选人会这样说的一段话
            marks: [3]                # one for each line of the rubric, in its order; 0: none yet
            why: 一句话说明为什么这样打分
        source: original
        author: 编写者
        licence: CC-BY-SA-4.0
        basis:                        # law or rule, article, day of the last check
          - 《消费者权益保护法》第五十五条，2026-11-27
        cluster: 同一个道理的题共用的一个词
        picture: 0f3a…-1600x900.jpg   # named by what it shows, see pictures.py
        picture_alt: 图里有什么          # wanted where there is a picture
    pictures:                         # those that the questions name; may be left out
      - name: 0f3a…-1600x900.jpg
        content:                      # base64, in as many lines as one likes
          - /9j/4AAQ…

UTF-8, one document, no anchors, aliases or tags; a text that YAML takes for something else
(yes, 12, 2025-01-01) stands in quotes. A line break that folding would make a blank is kept by
`|` alone. Texts are cleaned: NFC, no control characters, no blanks at line ends.
"""

from base64 import b64decode
from collections.abc import Iterable
from typing import NamedTuple

from interviews.bankfile import fields, tree
from interviews.bankfile.complete import problems
from interviews.bankfile.errors import BankFileError, Problem
from interviews.bankfile.fields import Report
from interviews.bankfile.pictures import NOT_OURS, Picture, PictureError, verified
from interviews.bankfile.samples import tidied
from interviews.bankfile.schema import DEFAULTS, FORMAT, PICTURE, question
from interviews.bankfile.triple import Sample, Triple
from interviews.bankfile.vocabulary import SHIPPED, Terms
from interviews.text.message import N_, Message


class Bank(NamedTuple):
    """What a bank file holds: the pictures are those that its questions name."""

    triples: list[Triple]
    pictures: list[Picture]


def read_bank(content: str | bytes, name: str, terms: Terms = SHIPPED) -> list[Triple]:
    """Return the Triples of a bank file, str or UTF-8 bytes. Raises BankFileError with `name`.

    Roles and categories are those of `terms`.
    """
    return read_file(content, name, terms).triples


def read_file(content: str | bytes, name: str, terms: Terms = SHIPPED) -> Bank:
    """Return the Triples of a bank file and their pictures. Raises BankFileError with `name`."""
    report = Report(name, [])
    root = tree.parse(_decoded(content, name), name)
    top = fields.fields(root, TOP, ("pictures",), report)
    triples: list[Triple] = []
    lines: dict[str, int] = {}
    for ordinal, node in enumerate(top.get("questions", ()), start=1):
        about = report.about(_label(node, ordinal))
        if triple := _triple(node, about, terms):
            triples.append(triple)
        _check_code_is_new(node, lines, about)
    pictures = [_picture(node, report.at("pictures")) for node in top.get("pictures", ())]
    report.finish()
    return Bank(triples, [picture for picture in pictures if picture])


def _picture(node: tree.Node, report: Report) -> Picture | None:
    """Return a picture of the file, or None when it was reported."""
    values = fields.fields(node, PICTURE, (), report)
    if set(values) != set(PICTURE):
        return None
    try:
        return verified(values["name"], b64decode("".join(values["content"]), validate=True))
    except PictureError as error:
        report.say(node, error.message.text)
    except ValueError:
        report.say(node, NOT_OURS)
    return None


def _decoded(content: str | bytes, name: str) -> str:
    if isinstance(content, str):
        return content.removeprefix("\ufeff")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = Message(N_("The file is not valid UTF-8."))
        raise BankFileError(name, [Problem(line, "", "", message)]) from error


def _nodes(node: tree.Node, report: Report) -> tuple[tree.Node, ...]:
    return fields.items(lambda item, _: item)(node, report)


TOP = {"format": fields.constant(FORMAT), "questions": _nodes, "pictures": _nodes}


def _label(node: tree.Node, ordinal: int) -> str:
    """Return the code of a question as far as it can be read, else its place in the file."""
    values = [value.value for key, value in fields.pairs(node) if key.value == "code"]
    is_code = values and isinstance(values[0], str) and fields.CODE.fullmatch(values[0])
    return values[0] if is_code else f"#{ordinal}"


def _triple(node: tree.Node, report: Report, terms: Terms) -> Triple | None:
    """Return the Triple of a question, or None when it was reported."""
    before = len(report.problems)
    values = DEFAULTS | fields.fields(node, question(terms), DEFAULTS, report)
    if len(report.problems) > before:
        return None
    triple = Triple(**values | {"samples": tidied(values["samples"])})
    _check_samples(values["samples"], len(triple.rubric), node, report.at("samples"))
    if triple.status in {"review", "published"}:
        _check_complete(triple, node, report)
    return triple


def _check_complete(triple: Triple, node: tree.Node, report: Report) -> None:
    """Report what a published question, or one in review, is short of."""
    places = {key.value: value for key, value in node.value}
    for gap in problems(triple):
        text, params = gap.message
        report.at(gap.field).say(places.get(gap.field, node), text, **params)


def _check_samples(samples: Iterable[Sample], lines: int, node: tree.Node, report: Report) -> None:
    """Report a level that has two samples, and marks that fit no rubric."""
    levels = [sample.level for sample in samples]
    for level in dict.fromkeys(levels):
        if levels.count(level) > 1:
            report.say(node, N_("%(value)s stands there twice."), value=level)
    for sample in samples:
        if sample.marks and len(sample.marks) != lines:
            counts = {"count": len(sample.marks), "lines": lines}
            report.say(node, N_("%(count)d marks for the %(lines)d lines of the rubric."), **counts)


def _check_code_is_new(node: tree.Node, lines: dict[str, int], report: Report) -> None:
    if report.question in lines:
        report.at("code").say(
            node, N_("This code was used in line %(line)d."), line=lines[report.question]
        )
    elif not report.question.startswith("#"):
        lines[report.question] = node.line
