import yaml
from hypothesis import given, settings

from interviews.bankfile.read import read_bank
from interviews.bankfile.triple import Criterion, Sample, triple_from
from interviews.bankfile.write import write_bank
from tests.bankfile.make import make_file, make_triple
from tests.bankfile.strategies import banks, triples

EXAMPLE = """\
format: 1
questions:
  - code: CS-0107
    status: draft
    visibility: internal
    roles: [lead, manager]
    category: situational
    competencies: [资源与优先级, "A, B"]
    difficulty: 4
    points: 15
    minutes: 4
    tags: [排班, "12315"]
    stem: 排队数从 15 涨到 60，你怎么安排？
    answer: |
      **先止损**：打开公告。

      - 调两名质检
        - 自己也登录
    analysis: "提醒: 看次序"
    key_points:
      - 先止损
      - |
        一行
        两行
    rubric:
      - criterion: 次序
        weight: 15
        excellent: "yes"
        adequate: ""
        poor: "# 只催"
    probes: []
    red_flags:
      - “提高”接通率
    warnings:
      - 只催，不问
    samples:
      - level: adequate
        answer: 我先打开公告，再去借人。
        marks: [3]
        why: 有次序，没有时限。
      - level: poor
        answer: 大家都快一点就好了。
        marks: []
        why: ""
    source: original
    basis:
      - 《旅游法》第三十五条，2026-11-27
    cluster: 先止损
"""


def test_a_file_in_the_written_shape_is_written_back_as_it_was():
    assert write_bank(read_bank(EXAMPLE, "example.yaml")) == EXAMPLE


def test_reads_every_field():
    (triple,) = read_bank(EXAMPLE.encode("utf-8-sig"), "example.yaml")
    assert triple == make_triple(
        code="CS-0107",
        status="draft",
        visibility="internal",
        roles=("lead", "manager"),
        competencies=("资源与优先级", "A, B"),
        tags=("排班", "12315"),
        stem="排队数从 15 涨到 60，你怎么安排？",
        answer="**先止损**：打开公告。\n\n- 调两名质检\n  - 自己也登录",
        analysis="提醒: 看次序",
        key_points=("先止损", "一行\n两行"),
        rubric=(Criterion("次序", 15, "yes", "", "# 只催"),),
        probes=(),
        red_flags=("“提高”接通率",),
        warnings=("只催，不问",),
        samples=(
            Sample("adequate", "我先打开公告，再去借人。", (3,), "有次序，没有时限。"),
            Sample("poor", "大家都快一点就好了。", (), ""),
        ),
        basis=("《旅游法》第三十五条，2026-11-27",),
        cluster="先止损",
        author="",
        licence="",
    )


def test_an_empty_bank():
    assert write_bank([]) == "format: 1\nquestions: []\n"
    assert read_bank(write_bank([]), "empty.yaml") == []


def test_status_and_visibility_have_defaults():
    text = (
        make_file().replace("    status: published\n", "").replace("    visibility: public\n", "")
    )
    (triple,) = read_bank(text, "a.yaml")
    assert (triple.status, triple.visibility) == ("draft", "public")


def test_texts_are_cleaned_on_reading_and_writing():
    (triple,) = read_bank(make_file(status="draft", stem="题\x00干 \r\n二\u2028三  "), "a.yaml")
    assert triple.stem == "题干\n二\n三"
    assert "e\u0301" not in make_file(stem="e\u0301")


@given(banks)
def test_what_was_written_reads_as_it_was(bank):
    text = write_bank(bank)
    assert read_bank(text, "a.yaml") == bank
    assert write_bank(read_bank(text.encode(), "a.yaml")) == text


@given(banks)
@settings(max_examples=30)
def test_any_yaml_reader_reads_the_same(bank):
    found = yaml.safe_load(write_bank(bank))["questions"]
    defaults = {"source": "", "author": "", "licence": ""}
    assert [triple_from(defaults | _without_last_break(q)) for q in found] == bank


@given(triples)
def test_a_triple_survives_plain_values(triple):
    assert triple_from(triple.as_dict()) == triple


def _without_last_break(value):
    """A block text ends with a line break that `read_bank` cleans away."""
    if isinstance(value, dict):
        return {key: _without_last_break(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_without_last_break(item) for item in value]
    return value.removesuffix("\n") if isinstance(value, str) else value
