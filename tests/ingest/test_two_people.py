"""Two people in one item, two uploads of one file: nobody wins in silence."""

import pytest
from django.utils.translation import override

from interviews.ingest.decide import review
from interviews.ingest.decide.undo import untake
from interviews.ingest.intake.receive import Receiver
from interviews.models import Gesture, ImportBatch, ImportedItem, Question
from tests.ingest.make import PAPER, make_batch, make_document, make_found, make_items, unlike
from tests.ingest.typed import decide
from tests.make import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    client.cookies["language"] = "en"
    user = make_user("editor", group="题库编辑")
    client.force_login(user)
    return user


@pytest.mark.parametrize("decision", ["save", "accept", "split", "merge", "question", "undo"])
def test_who_saves_second_is_told_and_both_texts_stand(client, editor, decision):
    item = make_items(2)[0]
    decide(client, item, "save", stem="第一个人的题干？")

    response = decide(client, item, decision, stem="第二个人的题干？")

    assert response.status_code == 409
    form = response.context["form"]
    [clash] = form.clashes
    assert [(piece.kind, piece.text) for piece in clash.pieces] == [
        ("same", "第"),
        ("removed", "一"),
        ("added", "二"),
        ("same", "个人的题干？"),
    ]
    assert form["stem"].value() == "第二个人的题干？"
    item.refresh_from_db()
    assert item.stem == "第一个人的题干？"

    item.edition = int(form["edition"].value())
    decide(client, item, "save", stem="第二个人的题干？")
    item.refresh_from_db()
    assert item.stem == "第二个人的题干？"


def test_who_changes_nothing_is_no_second_writer(client, editor):
    [item] = make_items(1)
    decide(client, item, "save")

    assert decide(client, item, "save", stem="只有我改了？").status_code == 302


def test_a_change_to_many_is_seen_by_who_has_one_open(client, editor):
    [item] = make_items(1)
    review.set_many(ImportedItem.objects.all(), {"points": 40}, by=None)

    response = decide(client, item, "save", stem="我在改的题干？")

    assert response.status_code == 409
    changed = [clash.pieces[-1].text for clash in response.context["form"].clashes]
    assert changed == ["？", "15"]


def test_the_same_question_that_waits_elsewhere_is_linked_and_can_be_taken(client, editor):
    [first] = make_items(1)
    [second] = make_items(1)
    assert (second.state, second.twin) == ("known", first)
    page = client.get(second.get_absolute_url()).content.decode()
    assert f'href="{first.get_absolute_url()}"' in page

    decide(client, second, "accept")

    question = Question.objects.get()
    first.refresh_from_db()
    second.refresh_from_db()
    assert (second.state, second.question) == ("draft", question)
    assert (first.state, first.question) == ("known", question)


def test_what_was_taken_elsewhere_is_not_taken_again(client, editor):
    [first] = make_items(1)
    [second] = make_items(1)
    decide(client, first, "accept")

    assert decide(client, second, "accept").status_code == 422
    assert Question.objects.count() == 1


def left_of(client, batch):
    left = client.get(batch.get_absolute_url()).context["left"]
    with override("en"):
        return [(str(why), n) for why, n, _ in left]


def doubtful(batch):
    """A document with a question for each reason to read it first, and one that is sure."""
    doubt = [{"field": "岗位", "text": "%(word)s", "params": {"word": "x"}}]
    found = [
        make_found(unlike(1)),
        make_found(unlike(2), answer_confidence=0.5),
        make_found(unlike(3), answer="", answer_confidence=0),
        make_found(unlike(4), confidence=0.5),
        make_found(unlike(5), category=""),
        make_found(unlike(6), doubts=doubt),
        make_found(unlike(7), faults=doubt),
        make_found(unlike(8), answer_confidence=0.5),
    ]
    return make_document(*found, batch=batch)


def test_the_button_says_before_and_after_what_it_takes_and_leaves(client, editor):
    batch = make_batch()
    doubtful(batch)
    reasons = [
        ("The row has errors", 1),
        ("It was not read for certain", 1),
        ("No category is known", 1),
        ("The question is not sure", 1),
        ("No answer was found", 1),
        ("The answer is not sure", 2),
    ]
    assert left_of(client, batch) == reasons
    assert client.get(batch.get_absolute_url()).context["certain_n"] == 1

    page = client.post(f"/imports/{batch.pk}/take/", follow=True).content.decode()

    assert Question.objects.get().stem == unlike(1)
    assert "1 question is now a draft." in page
    assert "7 questions are left: The row has errors 1; It was not read for certain 1; " in page
    assert left_of(client, batch) == reasons


def test_each_reason_leads_to_its_items(client, editor):
    batch = make_batch()
    doubtful(batch)
    context = client.get(batch.get_absolute_url()).context
    address = context["left"][-1][2]

    shown = client.get(address).context["page"]

    assert [item.stem for item in shown] == [unlike(2), unlike(8)]
    assert (
        client.get(f"/imports/{batch.pk}/left/?why=nonsense").context["page"].paginator.count == 8
    )


def test_those_taken_at_once_wait_again_together(client, editor):
    batch = make_batch()
    items = make_items(3, batch=batch)
    client.post(f"/imports/{batch.pk}/take/")
    edited = ImportedItem.objects.get(pk=items[1].pk).question
    Question.objects.filter(pk=edited.pk).update(stem="有人改过的题干？")

    client.post(f"/imports/{batch.pk}/untake/")

    states = list(ImportedItem.objects.in_order().values_list("state", flat=True))
    assert states == ["waiting", "draft", "waiting"]
    assert list(Question.objects.all()) == [edited]
    batch.refresh_from_db()
    assert batch.undone_at is None


def test_after_a_while_only_the_whole_import_is_taken_back(client, editor, monkeypatch):
    from datetime import timedelta

    from interviews.curation.refusal import Refused

    batch = make_batch()
    make_items(1, batch=batch)
    client.post(f"/imports/{batch.pk}/take/")
    gesture = Gesture.objects.get()
    gesture.at -= timedelta(minutes=16)
    gesture.save()

    assert client.get(batch.get_absolute_url()).context["taken"] is None
    with pytest.raises(Refused):
        untake(gesture, by=None)
    assert Question.objects.count() == 1


def test_one_batch_takes_a_file_once_though_it_comes_twice_at_once(monkeypatch):
    """The second upload has looked for the file before the first one was stored."""
    batch = make_batch()
    parse = Receiver.__init__.__globals__["parse"]

    def slow(name, content, seconds):
        monkeypatch.setitem(Receiver.__init__.__globals__, "parse", parse)
        list(Receiver(batch).receive(name, content))
        return parse(name, content, seconds)

    monkeypatch.setitem(Receiver.__init__.__globals__, "parse", slow)
    other = ImportBatch(source="人事部", rights="own")
    [received] = Receiver(other).receive("题.txt", PAPER.encode())

    assert str(received.message) == "Nothing new: this very file was taken in already."
    assert ImportedItem.objects.count() == 2
    assert ImportBatch.objects.count() == 1
