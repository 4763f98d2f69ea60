"""A set on its page: ordered, named, saved, lost by nobody."""

import re

import pytest

from interviews.models import QuestionSet
from tests.make import let_know, make_question, make_set
from tests.sets.reading import codes, entry_of, form_of, page, questions_of

pytestmark = pytest.mark.django_db


def test_saving_keeps_order_points_and_words(client, trainer):
    first, second = make_question(), make_question()
    made = make_set([first, second], by=trainer)
    entry = entry_of(made, second.code)
    form = form_of(made, title="  客服经理\n终面 B 卷 ", introduction="请独立作答", purpose="终面")
    form |= {f"entry-{entry.pk}-place": 1, f"entry-{entry.pk}-points": 25}

    client.post(f"{made.get_absolute_url()}save/", form)

    made.refresh_from_db()
    assert questions_of(made) == [second.code, first.code]
    assert (made.title, made.introduction, made.version) == ("客服经理 终面 B 卷", "请独立作答", 2)
    assert entry_of(made, second.code).points == 25
    assert made.changed_by == trainer


def test_buttons_move_swap_and_remove_without_script(client, trainer):
    a, b, c = (make_question(category="stress") for _ in range(3))
    made = make_set([a, b, c], by=trainer)
    save = f"{made.get_absolute_url()}save/"

    response = client.post(save, form_of(made, action=f"up-{entry_of(made, c.code).pk}"))
    assert questions_of(made) == [a.code, c.code, b.code]
    assert response.headers["Location"].endswith(f"#entry-{entry_of(made, c.code).pk}")
    gone = client.post(save, form_of(made, action=f"remove-{entry_of(made, a.code).pk}"))
    assert gone.headers["Location"].endswith(f"#entry-{entry_of(made, c.code).pk}")
    assert questions_of(made) == [c.code, b.code]


def test_sections_are_added_named_and_dropped(client, trainer):
    made = make_set([make_question()], by=trainer)
    save = f"{made.get_absolute_url()}save/"
    client.post(save, form_of(made, action="add-part"))
    section = made.sections.last()
    client.post(save, form_of(made, **{f"part-{section.pk}-title": "压轴题"}))

    assert [s.title for s in made.sections.all()] == ["情景题", "压轴题"]
    client.post(save, form_of(made, action=f"drop-{made.sections.first().pk}"))
    assert [s.title for s in made.sections.all()] == ["压轴题"]
    assert made.entries.get().section.title == "压轴题"


def test_bad_numbers_are_refused_and_what_was_typed_stays(client, trainer):
    made = make_set(by=trainer)
    entry = made.entries.get()
    form = form_of(made, purpose="复试用", **{f"entry-{entry.pk}-points": "0"})

    response = client.post(f"{made.get_absolute_url()}save/", form)

    assert response.status_code == 422
    assert re.search(r'value="0"\s+aria-invalid="true"', page(response))
    assert "复试用" in page(response)
    made.refresh_from_db()
    assert (made.version, made.entries.get().points) == (1, 10)


def test_two_people_ordering_one_set_lose_nothing(client, trainer):
    first, second = make_question(), make_question()
    made = make_set([first, second], by=trainer)
    mine = form_of(made, title="我的标题")
    theirs = form_of(made, action=f"up-{entry_of(made, second.code).pk}")
    save = f"{made.get_absolute_url()}save/"
    client.post(save, theirs)

    response = client.post(save, mine)

    assert response.status_code == 409
    assert "我的标题" in page(response)
    assert 'name="version" value="2"' in page(response)
    assert codes(response) == [first.code, second.code]
    assert questions_of(made) == [second.code, first.code]
    client.post(save, {**mine, "version": 2})
    assert questions_of(made) == [first.code, second.code]


def test_a_session_that_ends_while_editing_loses_nothing(client, trainer):
    made = make_set(by=trainer)
    form = form_of(made, purpose="写了一半的用途")
    client.logout()
    let_know(client, "lin")

    response = client.post(f"{made.get_absolute_url()}save/", form)
    login = client.post(
        response.headers["Location"], {"login": "lin", "password": "a-long-password"}
    )
    back = client.get(login.headers["Location"])

    assert "写了一半的用途" in page(back)
    made.refresh_from_db()
    assert made.purpose == ""


def test_questions_are_added_by_code_and_what_cannot_be_is_said(client, trainer):
    there, new = make_question(), make_question()
    made = make_set([there], by=trainer)
    form = form_of(made, action="add-codes", codes=f"{new.code.lower()}，{there.code} XX-9999")

    response = client.post(f"{made.get_absolute_url()}save/", form, follow=True)

    assert questions_of(made) == [there.code, new.code]
    assert f"{there.code}, XX-9999" in page(response)


def test_duplicate_archive_and_delete(client, trainer):
    made = make_set([make_question(), make_question()], by=trainer)
    url = made.get_absolute_url()
    client.post(f"{url}copy/")
    twin = QuestionSet.objects.exclude(pk=made.pk).get()

    assert questions_of(twin) == questions_of(made)
    client.post(f"{url}delete/")
    assert QuestionSet.objects.filter(pk=made.pk).exists()
    client.post(f"{url}archive/")
    assert re.findall(r'data-set="([^"]+)"', page(client.get("/sets/"))) == [twin.code]
    client.post(f"{url}delete/")
    assert not QuestionSet.objects.filter(pk=made.pk).exists()
