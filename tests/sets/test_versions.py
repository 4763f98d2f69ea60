"""Newer texts of questions that a set holds."""

import re
from dataclasses import replace

import pytest

from interviews.curation.load import load
from interviews.models import Question
from tests.make import make_question, make_set, make_triple
from tests.sets.reading import page

pytestmark = pytest.mark.django_db


def test_newer_text_is_shown_and_taken_over(client, trainer):
    question = make_question("客户说昨天答应的退款没有到账，你怎么做？")
    made = make_set([question], by=trainer)
    assert "newer/" not in page(client.get(made.get_absolute_url()))
    question.stem = "客户说前天答应的退款没有到账，你怎么做？"
    question.save()

    assert "newer/" in page(client.get(made.get_absolute_url()))
    diff = page(client.get(f"{made.get_absolute_url()}newer/"))
    assert "<del>昨</del><ins>前</ins>" in re.sub(r"\s+>", ">", diff)
    assert "昨天" in page(client.get(f"{made.get_absolute_url()}print/"))
    client.post(f"{made.get_absolute_url()}update/", {"code": question.code})
    assert "前天" in page(client.get(f"{made.get_absolute_url()}print/"))
    assert "newer/" not in page(client.get(made.get_absolute_url()))


def test_a_new_version_is_pinned_only_when_taken_over(client, trainer):
    triple = make_triple()
    load([triple])
    question = Question.objects.get(code=triple.code)
    made = make_set([question], by=trainer)
    load(
        [
            replace(
                triple,
                analysis="看候选人能不能先稳住客户再查证，查证有没有次序和时限，最后有没有把口头的承诺留成记录，让下一位同事接得上。",
            )
        ]
    )

    before = made.entries.get()
    client.post(f"{made.get_absolute_url()}update/", {"all": "1"})
    after = made.entries.get()

    assert (before.version, after.version) == (1, 2)
    assert before.triple["analysis"] == triple.analysis
    assert after.as_triple() == Question.objects.with_triple().get(code=triple.code).as_triple()


def test_a_retired_question_stays_on_paper_and_is_named(client, trainer):
    question = make_question()
    made = make_set([question], by=trainer)
    question.status = "retired"
    question.save()

    assert "note alarm" in page(client.get(made.get_absolute_url()))
    assert question.stem in page(client.get(f"{made.get_absolute_url()}print/"))
