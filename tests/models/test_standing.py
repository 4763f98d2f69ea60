"""Whatever is written or rolled back, the bitmaps are what SQL counts; few writes count anew."""

import random

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from interviews.models import Category, Question, Role, Tag, standing, tally
from interviews.models.revision import EVERY
from interviews.models.tally import Tally
from tests.make import make_question

pytestmark = pytest.mark.django_db
VISITOR = AnonymousUser()


def bitmaps(counted):
    values = {
        name: {value: list(found) for value, found in by_value.items() if found}
        for name, by_value in counted.values.items()
    }
    return list(counted.public), list(counted.internal), values


def one_of(dice):
    return Question.objects.filter(pk=dice.choice(Question.objects.values_list("pk", flat=True)))


def publish_or_not(dice):
    status = dice.choice(["draft", "published", "retired"])
    one_of(dice).update(status=status, published_at=timezone.now())


def hide_or_show(dice):
    one_of(dice).update(visibility=dice.choice(["public", "internal"]))


def level(dice):
    one_of(dice).update(
        difficulty=dice.randint(1, 5), points=dice.randint(1, 100), category=dice.choice(CATEGORIES)
    )


def relate(dice):
    question = one_of(dice).get()
    relation, model = dice.choice([("roles", Role), ("tags", Tag)])
    terms = list(model.objects.all())
    getattr(question, relation).set(dice.sample(terms, min(len(terms), dice.randint(0, 3))))


def add(dice):
    question = Question.objects.create(
        code=f"TS-{dice.randint(10_000, 99_999)}",
        status=dice.choice(["draft", "published"]),
        published_at=timezone.now(),
        category=dice.choice(CATEGORIES),
        stem="怎么做？",
    )
    question.roles.set(dice.sample(list(Role.objects.all()), 2))
    question.tags.add(Tag.objects.get_or_create(name=f"话题{dice.randint(1, 4)}")[0])


def take_away(dice):
    if Question.objects.count() > 3:
        Question.objects.filter(pk__in=one_of(dice).values("pk")).delete()


def rename(dice):
    Tag.objects.filter(name="话题1").update(slug=f"t-{dice.random()}".replace(".", ""))


CATEGORIES: list[Category] = []
WRITES = [publish_or_not, hide_or_show, level, relate, add, take_away, rename]


@given(st.lists(st.tuples(st.sampled_from(WRITES), st.booleans(), st.booleans()), max_size=6))
@settings(max_examples=15)
def test_after_any_writes_the_bitmaps_are_those_counted_anew(steps):
    CATEGORIES[:] = Category.objects.all()
    dice = random.Random(len(steps))
    with transaction.atomic():
        for _ in range(4):
            add(dice)
        for write, looked_at, undone in steps:
            with transaction.atomic():
                write(dice)
                if looked_at:
                    assert bitmaps(tally()) == bitmaps(Tally())
                transaction.set_rollback(undone)
        assert bitmaps(tally()) == bitmaps(Tally())
        transaction.set_rollback(True)
    assert bitmaps(tally()) == bitmaps(Tally())


def counted_anew(monkeypatch):
    """A list that grows with every count of the whole bank."""
    counts, count = [], standing._counted_anew
    monkeypatch.setattr(standing, "_counted_anew", lambda: counts.append(1) or count())
    return counts


def test_a_publication_is_followed_without_counting_the_bank_anew(monkeypatch):
    draft = make_question(status="draft")
    make_question()
    first, counts = tally(), counted_anew(monkeypatch)

    Question.objects.filter(pk=draft.pk).update(status="published", published_at=timezone.now())

    assert bitmaps(tally()) == bitmaps(Tally())
    assert draft.pk not in first.public  # a page in the making goes on with what it has
    assert counts == []


def test_a_write_to_a_draft_leaves_what_was_counted(django_assert_num_queries):
    make_question()
    draft, first = make_question(status="draft"), tally()

    Question.objects.filter(pk=draft.pk).update(stem="anders?")

    with django_assert_num_queries(1):
        assert tally() is first


def test_old_rows_taken_away_are_followed_by_who_knew_them_and_counted_anew_by_others(monkeypatch):
    question = make_question()
    tally()
    counts = counted_anew(monkeypatch)

    for n in range(3 * EVERY):
        Question.objects.filter(pk=question.pk).update(difficulty=n % 5 + 1)
        if n % 50 == 0:
            tally()
    assert bitmaps(tally()) == bitmaps(Tally())
    assert counts == []

    for n in range(3 * EVERY):
        Question.objects.filter(pk=question.pk).update(difficulty=n % 5 + 1)
    assert bitmaps(tally()) == bitmaps(Tally())
    assert counts == [1]


def test_words_that_mean_the_same_are_learnt_at_once():
    make_question()
    lexicon = tally().lexicon
    Role.objects.filter(slug="lead").update(name="班长")

    assert "班长" not in lexicon.known
    assert "班长" in tally().lexicon.known


def test_while_one_counts_anew_the_others_go_on_with_what_they_have(monkeypatch):
    make_question()
    first = tally()
    make_question()

    monkeypatch.setattr(standing, "_anew", True)
    with standing._following:
        assert tally() is first
    monkeypatch.setattr(standing, "_anew", False)

    assert bitmaps(tally()) == bitmaps(Tally())
