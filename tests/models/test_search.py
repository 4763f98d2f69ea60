"""Search finds what a plain scan of the text finds, on either database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from interviews.curation.load import load
from interviews.models import Digest, Question, Tag
from interviews.models.search import digest, digest_anew
from interviews.text.normalise import normalise
from interviews.text.tokens import runs
from tests import starter
from tests.make import make_question, make_triple


def found(text):
    return set(Question.objects.search(text).values_list("code", flat=True))


@pytest.mark.django_db
def test_every_short_window_of_fifty_stems_is_found_as_by_a_plain_scan():
    load(starter.triples())
    texts = dict(Digest.objects.values_list("question__code", "text"))
    stems = [normalise(stem) for stem in Question.objects.values_list("stem", flat=True)[:50]]
    windows = {
        stem[i : i + n] for stem in stems for n in (1, 2, 3) for i in range(len(stem) - n + 1)
    }

    wrong = {}
    for window in sorted(windows):
        words = runs(window) or window.split()
        scan = {code for code, text in texts.items() if all(word in text for word in words)}
        if found(window) != scan:
            wrong[window] = found(window) ^ scan

    assert wrong == {}
    assert len(windows) > 3000


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query",
    [
        "投诉",
        "投訴",
        "投",
        "投诉 退款",
        "crm",
        "ＣＲＭ",
        "CRM",
        "RM",
        "24 小時",
        "ts-7001",
        "诉，",
        "2４",
    ],
)
def test_finds_words_of_any_length_script_and_width(query):
    make_question("客户在 CRM 里投诉，24 小时没有退款，你怎么办？", code="TS-7001")
    make_question("一位坐席连续三次迟到，你怎么谈？", code="TS-7002", tags=("排班", "考勤"))

    assert "TS-7001" in found(query)
    assert "TS-7002" not in found(query)


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["answer", "analysis"])
def test_looks_through_long_texts(field):
    make_question(code="TS-7001", **{field: getattr(make_triple(), field) + "琉璃瓦"})

    assert found("琉璃瓦") == {"TS-7001"}


@pytest.mark.django_db
def test_looks_through_every_part_of_a_question_and_the_names_of_its_facets():
    make_question(
        code="TS-7001",
        key_points=("先止损", "再查因", "有翡翠"),
        tags=("玛瑙", "退款"),
        probes=("有没有珊瑚？", "还有呢？"),
        red_flags=("摔碎砗磲",),
        roles=("manager",),
        category="stress",
        competencies=("同理心",),
        difficulty=5,
    )
    make_question(code="TS-7002", roles=("lead",), category="situational")

    words = ("翡翠", "玛瑙", "三分钟内给第一次", "珊瑚", "砗磲")
    names = ("经理", "manager", "压力", "同理心", "挑战")
    assert {word: found(word) for word in words} == {
        **dict.fromkeys(words, {"TS-7001"}),
        "三分钟内给第一次": {"TS-7001", "TS-7002"},
    }
    assert [found(name) for name in names] == [{"TS-7001"}] * len(names)


@pytest.mark.django_db
def test_an_index_made_anew_finds_what_it_found():
    make_question("客户说琉璃碎了，要求今天赔，你怎么办？", code="TS-7001")

    digest_anew(Question.objects.all())
    digest(Question.objects.all())

    assert found("琉璃") == {"TS-7001"}


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["", "   ", "\x00", "\u200b"])
def test_no_words_means_no_narrowing(query):
    make_question(code="TS-7001")

    assert found(query) == {"TS-7001"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query", ['"*():^', "'; DROP TABLE", "投" * 10_000, "%_%", "OR AND NOT", "\\"]
)
def test_no_query_is_taken_for_syntax(query):
    make_question(code="TS-7001")

    assert found(query) == set()


@pytest.mark.django_db
def test_a_new_text_takes_the_place_of_the_old_in_the_index():
    make_question("客户说发票抬头写错了，要求今天改，你怎么办？", code="TS-7001")
    make_question("客户说琉璃碎了，要求今天赔，你怎么办？", code="TS-7001")

    assert found("抬头") == set()
    assert found("琉璃") == {"TS-7001"}


@pytest.mark.django_db
def test_a_bulk_change_is_in_step_after_digesting():
    make_question(code="TS-7001", tags=("退款", "工单"))
    Tag.objects.filter(name="退款").update(name="玛瑙")

    digest(Question.objects.filter(tags__name="玛瑙"))

    assert found("玛瑙") == {"TS-7001"}


class AnyQuery(TestCase):
    @given(st.text(max_size=80))
    def test_no_text_breaks_the_search(self, text):
        list(Question.objects.search(text))
