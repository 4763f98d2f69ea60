"""Uses of a set, its links, its editors."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from interviews.models import SetLink, SetUse
from tests.make import make_link, make_question, make_set, make_trainer, make_user
from tests.sets.reading import codes, make_stem, page

pytestmark = pytest.mark.django_db


def test_a_use_is_recorded_and_keeps_a_question_out_of_the_next_draw(client, trainer):
    used, fresh = (make_question(make_stem(), category="stress") for _ in range(2))
    made = make_set([used], by=trainer)

    response = client.post(f"{made.get_absolute_url()}use/", {"sheet": "answers"})

    assert response.headers["Location"] == f"{made.get_absolute_url()}print/?sheet=answers"
    use = SetUse.objects.get()
    assert (use.form_code, use.sheet, use.format, use.by) == (
        made.form_code,
        "answers",
        "html",
        trainer,
    )
    drawn = client.get("/sets/blueprint/?q0-count=1&q0-category=stress&unused_days=30&seed=1")
    assert codes(drawn) == [fresh.code]


def test_looking_at_a_print_is_no_use(client, trainer):
    made = make_set(by=trainer)

    client.get(f"{made.get_absolute_url()}print/")

    assert not SetUse.objects.exists()


def link_of(made, **fields):
    return make_link(made, **fields), f"/sets/shared/{made.links.first().secret}/"


def test_a_link_shows_the_set_and_only_the_sheets_that_were_chosen(client, trainer):
    question = make_question(answer="先致歉再查单，两小时内回电。")
    made = make_set([question], by=trainer)
    client.post(f"{made.get_absolute_url()}links/", {"sheets": ["candidate"], "days": "7"})
    client.logout()
    link = f"/sets/shared/{made.links.get().secret}/"

    text = page(client.get(link))
    assert codes(client.get(link)) == [question.code]
    assert "<form" not in text.split("<main")[1].split("</main>")[0]
    assert re.findall(r"print/\?sheet=(\w+)", text) == ["candidate"]
    for address in ("print/", "print/?sheet=answers", "print/?sheet=interviewer"):
        printed = page(client.get(f"{link}{address}"))
        assert question.stem in printed
        assert question.answer not in printed
        assert re.findall(r'href="[^"]*print/\?sheet=(\w+)', printed) == ["candidate"]
    refused = client.post(f"{link}export/", {"sheet": "answers", "format": "json"})
    assert refused.status_code == 422
    assert client.post(f"{link}export/", {"sheet": "", "format": "anki"}).status_code == 422
    assert client.get("/sets/shared/guessed/").status_code == 404


def test_answers_go_out_by_a_link_that_says_so(client):
    question = make_question(answer="先致歉再查单，两小时内回电。")
    _link, address = link_of(make_set([question]), sheets=["answers", "scorecard"])

    assert question.answer in page(client.get(f"{address}print/"))
    assert "sheet=candidate" not in page(client.get(f"{address}print/"))


def test_a_new_link_offers_the_candidate_sheet_for_30_days_and_needs_a_sheet(client, trainer):
    made = make_set(by=trainer)
    links = f"{made.get_absolute_url()}links/"

    assert re.findall(r'value="(\w+)"[^>]*checked', page(client.get(links))) == ["candidate"]
    assert client.post(links, {"days": "7"}).status_code == 422
    assert not made.links.exists()
    client.post(links, {"sheets": ["candidate"], "days": "30", "note": "合议小组"})
    link = made.links.get()
    assert (link.owner, link.note) == (trainer, "合议小组")
    assert link.expires_at.date() == (timezone.now() + timedelta(days=30)).date()


def test_a_link_ends_when_its_time_is_over_or_it_is_closed_or_the_set_is_archived(client, trainer):
    made = make_set(by=trainer)
    _over, over = link_of(made, expires_at=timezone.now() - timedelta(minutes=1))
    lasting, address = link_of(made, expires_at=timezone.now() + timedelta(minutes=1))
    assert client.get(over).status_code == 404
    assert client.get(address).status_code == 200
    made.archive()
    assert client.get(address).status_code == 404
    made.archive(False)

    client.post(f"{made.get_absolute_url()}links/{lasting.pk}/close/")

    assert client.get(address).status_code == 404
    assert SetLink.objects.active().count() == 0


def test_openings_by_others_are_counted(client, trainer):
    made = make_set(by=trainer)
    link, address = link_of(made)
    client.get(address)
    client.logout()
    client.get(address)
    client.head(address)
    client.get(address)

    link.refresh_from_db()
    assert (link.openings, link.opened_at is None) == (2, False)


def test_who_may_open_a_link_may_close_and_hand_over_anothers(client, trainer):
    made = make_set(by=trainer)
    link, _address = link_of(made, owner=trainer)
    stranger, other = make_trainer("wang"), make_trainer("zhao")
    at = f"{made.get_absolute_url()}links/{link.pk}"
    client.force_login(stranger)
    assert client.get(f"{made.get_absolute_url()}links/").status_code == 403
    assert client.post(f"{at}/close/").status_code == 403
    assert client.post(f"{at}/hand/", {"person": stranger.pk}).status_code == 403

    client.force_login(make_user(group="管理员"))
    client.post(f"{at}/hand/", {"person": other.pk})
    link.refresh_from_db()
    assert (link.owner, link.is_open) == (other, True)
    client.force_login(other)
    assert client.get(f"{made.get_absolute_url()}links/").status_code == 200
    client.post(f"{at}/close/")
    link.refresh_from_db()
    assert link.is_open is False


def test_internal_questions_go_out_by_link_only_when_confirmed_by_one_with_the_right(
    client, trainer
):
    question = make_question(visibility="internal")
    made = make_set([question], by=trainer)
    links = f"{made.get_absolute_url()}links/"
    wish = {"sheets": ["candidate"], "days": "7"}

    refused = client.post(links, {**wish, "confirmed": "1"})
    assert question.code in page(refused)
    assert not made.links.exists()
    client.force_login(make_user(group="题库编辑"))
    client.post(links, wish)
    assert not made.links.exists()
    client.post(links, {**wish, "confirmed": "1"})
    client.logout()
    assert codes(client.get(f"/sets/shared/{made.links.get().secret}/")) == [question.code]


def test_a_question_that_becomes_internal_closes_the_link_until_it_is_confirmed(client, trainer):
    question = make_question()
    made = make_set([question], by=trainer)
    link, address = link_of(made)
    assert client.get(address).status_code == 200

    question.visibility = "internal"
    question.save()

    assert client.get(address).status_code == 404
    confirm = f"{made.get_absolute_url()}links/{link.pk}/confirm/"
    assert client.post(confirm).status_code == 403
    client.force_login(make_user(group="题库编辑"))
    client.post(confirm)
    assert client.get(address).status_code == 200


def test_only_the_owner_names_editors(client, trainer):
    other = make_trainer("wang")
    made = make_set(by=other)
    made.editors.add(trainer)

    client.post(f"{made.get_absolute_url()}editors/", {"editors": [trainer.pk]})
    client.force_login(other)
    client.post(f"{made.get_absolute_url()}editors/", {"editors": []})

    assert list(made.editors.all()) == []
