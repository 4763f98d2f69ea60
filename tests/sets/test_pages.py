"""Who sees and does what with sets, on the pages themselves."""

import re
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from interviews.curation.load import load
from interviews.models import Question, QuestionSet, SetUse
from interviews.sets.select.blueprint import Blueprint, Quota
from tests.make import make_question, make_set, make_trainer, make_triple, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def trainer(client):
    user = make_trainer("lin")
    client.force_login(user)
    return user


def page(response):
    return response.content.decode()


def codes(response):
    return re.findall(r'<li class="slot[^>]*data-code="([^"]+)"', page(response))


def questions_of(question_set):
    loaded = QuestionSet.objects.with_entries().get(pk=question_set.pk)
    return [entry.triple["code"] for entry in loaded.entry_list]


def form_of(question_set, **changes):
    """What the editor posts when nothing is touched, then `changes`."""
    loaded = QuestionSet.objects.with_entries().get(pk=question_set.pk)
    fields = {"version": loaded.version, "title": loaded.title, "action": "save", "layout": []}
    number = 0
    for section in loaded.sections.all():
        fields["layout"].append(f"part-{section.pk}")
        fields[f"part-{section.pk}-title"] = section.title
        for entry in section.entries.all():
            number += 1
            fields["layout"].append(f"entry-{entry.pk}")
            fields[f"entry-{entry.pk}-place"] = number
            fields[f"entry-{entry.pk}-points"] = entry.points
            fields[f"entry-{entry.pk}-minutes"] = entry.minutes
    return {**fields, **changes}


def entry_of(question_set, code):
    return question_set.entries.get(question__code=code)


# ---- Reading


def test_visitors_are_asked_to_sign_in_and_curators_only_look(client):
    made = make_set()
    url = made.get_absolute_url()

    assert client.get(url).headers["Location"] == f"/admin/login/?next={url}"
    client.force_login(make_user(group="题库编辑"))
    assert "</h1>" in page(client.get(url))
    assert 'id="editor"' not in page(client.get(url))
    assert client.post(f"{url}archive/").status_code == 403


def test_another_trainer_reads_a_set_and_edits_it_only_as_an_editor(client, trainer):
    made = make_set(by=make_trainer("wang"))

    assert 'id="editor"' not in page(client.get(made.get_absolute_url()))
    assert client.post(f"{made.get_absolute_url()}save/", form_of(made)).status_code == 403
    made.editors.add(trainer)
    assert 'id="editor"' in page(client.get(made.get_absolute_url()))


def test_who_may_not_read_internal_questions_does_not_see_their_sets(client):
    from django.contrib.auth.models import Permission

    user = make_user()
    user.user_permissions.add(Permission.objects.get(codename="view_questionset"))
    client.force_login(user)
    public = make_set([make_question()])
    secret = make_set([make_question(visibility="internal")])

    assert client.get(public.get_absolute_url()).status_code == 200
    assert client.get(secret.get_absolute_url()).status_code == 404
    assert re.findall(r'data-set="([^"]+)"', page(client.get("/sets/"))) == [public.code]


@pytest.mark.parametrize(
    "address",
    [
        "/sets/?whose=all",
        "/sets/?whose=mine",
        "{set}",
        "{set}newer/",
        "{set}print/?sheet=interviewer",
        "{set}print/?sheet=scorecard",
        "{set}export/",
        "/sets/basket/",
        "/sets/basket/print/",
        "{swap}",
    ],
)
def test_pages_ask_no_more_of_the_database_for_more_questions(client, trainer, address):
    def count(n):
        made = make_set([make_question() for _ in range(n)], by=trainer)
        codes = questions_of(made)
        for code in codes:
            client.post("/sets/basket/change/", {"code": code, "action": "add"})
        swap = f"{made.get_absolute_url()}swap/{entry_of(made, codes[0]).pk}/"
        url = address.format(set=made.get_absolute_url(), swap=swap)
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        return len(captured)

    few = count(2)
    assert count(9) == few <= 30


def test_the_list_asks_no_more_of_the_database_for_more_sets(client, trainer):
    question = make_question()

    def count(n):
        for _ in range(n):
            make_set([question], by=trainer)
        with CaptureQueriesContext(connection) as captured:
            client.get("/sets/?whose=mine")
        return len(captured)

    count(1)
    few = count(1)
    assert count(15) == few <= 12


# ---- Editing


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
    client.post(save, form_of(made, action=f"remove-{entry_of(made, a.code).pk}"))
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
    assert 'value="0" aria-invalid="true"' in page(response)
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

    response = client.post(f"{made.get_absolute_url()}save/", form)
    login = client.post(
        response.headers["Location"], {"username": "lin", "password": "a-long-password"}
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


# ---- Versions of questions


def test_newer_text_is_shown_and_taken_over(client, trainer):
    question = make_question("客户说昨天答应的退款没有到账，你怎么做？")
    made = make_set([question], by=trainer)
    assert "newer/" not in page(client.get(made.get_absolute_url()))
    question.stem = "客户说前天答应的退款没有到账，你怎么做？"
    question.save()

    assert "newer/" in page(client.get(made.get_absolute_url()))
    diff = page(client.get(f"{made.get_absolute_url()}newer/"))
    assert "<del>昨</del><ins>前</ins>" in diff
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


# ---- Blueprint


def test_a_blueprint_is_drawn_kept_and_drawn_again_the_same(client, trainer):
    for _ in range(6):
        make_question(make_stem(), category="stress", points=20)
    query = "q0-count=3&q0-category=stress&q0-points=20&seed=7"

    drawn = codes(client.get(f"/sets/blueprint/?{query}"))
    response = client.post(f"/sets/blueprint/make/?{query}", {"title": "压力卷"})

    made = QuestionSet.objects.get()
    assert response.headers["Location"] == made.get_absolute_url()
    assert questions_of(made) == drawn
    assert codes(client.get(f"/sets/blueprint/?{query}")) == drawn
    assert made.blueprint["quotas"][0]["count"] == 3


def test_what_the_bank_cannot_give_is_said_with_numbers(client, trainer):
    for level in (1, 2):
        make_question(make_stem(), category="stress", difficulty=level)

    text = page(client.get("/sets/blueprint/?q0-count=3&q0-category=stress&q0-difficulty=2"))

    found = re.search(r'<div class="note alarm".*?</div>', text, re.DOTALL)[0]
    assert re.findall(r"\d+", re.sub("<.*?>", "", found)) == ["3", "1", "2", "2", "3"]


def test_form_b_has_no_question_of_form_a(client, trainer):
    for _ in range(5):
        make_question(make_stem(), category="stress")
    blueprint = Blueprint((Quota(3, "stress"),)).as_dict()
    made = make_set(Question.objects.all()[:3], by=trainer, blueprint=blueprint, seed=1)
    client.post(f"{made.get_absolute_url()}parallel/")

    second = QuestionSet.objects.get(form="B")
    assert second.parallel_to == made
    assert len(questions_of(second)) == 2
    assert not set(questions_of(second)) & set(questions_of(made))


def test_swapping_keeps_the_blueprint_and_the_place(client, trainer):
    stress = [make_question(make_stem(), category="stress") for _ in range(3)]
    make_question(make_stem(), category="technical")
    blueprint = Blueprint((Quota(2, "stress"),)).as_dict()
    made = make_set(stress[:2], by=trainer, blueprint=blueprint, seed=1)
    entry = entry_of(made, stress[0].code)

    offered = codes(client.get(f"{made.get_absolute_url()}swap/{entry.pk}/"))
    client.post(f"{made.get_absolute_url()}swap/{entry.pk}/{stress[2].code}/")

    assert offered == [stress[2].code]
    assert questions_of(made) == [stress[2].code, stress[1].code]


def test_open_places_are_filled(client, trainer):
    stress = [make_question(make_stem(), category="stress") for _ in range(3)]
    made = make_set(stress[:1], by=trainer, blueprint=Blueprint((Quota(3, "stress"),)).as_dict())

    client.post(f"{made.get_absolute_url()}fill/")

    assert sorted(questions_of(made)) == sorted(question.code for question in stress)


def test_a_set_without_a_blueprint_is_not_filled(client, trainer):
    made = make_set(by=trainer)
    make_question()

    client.post(f"{made.get_absolute_url()}fill/")

    assert made.entries.count() == 1


# ---- Use and sharing


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


def test_a_secret_link_reads_prints_and_changes_nothing(client, trainer):
    question = make_question()
    made = make_set([question], by=trainer)
    client.post(f"{made.get_absolute_url()}share/")
    made.refresh_from_db()
    client.logout()
    link = f"/sets/shared/{made.secret}/"

    assert codes(client.get(link)) == [question.code]
    assert "<form" not in page(client.get(link)).split("<main")[1].split("</main>")[0]
    assert question.stem in page(client.get(f"{link}print/"))
    assert client.get("/sets/shared/guessed/").status_code == 404
    made.unshare()
    assert client.get(link).status_code == 404


def test_internal_questions_go_out_by_link_only_when_confirmed_by_one_with_the_right(
    client, trainer
):
    question = make_question(visibility="internal")
    made = make_set([question], by=trainer)
    share = f"{made.get_absolute_url()}share/"

    refused = client.post(share, {"confirmed": "1"}, follow=True)
    assert question.code in page(refused)
    made.refresh_from_db()
    assert made.secret is None
    client.force_login(make_user(group="题库编辑"))
    client.post(share)
    made.refresh_from_db()
    assert made.secret is None
    client.post(share, {"confirmed": "1"})
    made.refresh_from_db()
    client.logout()
    assert codes(client.get(f"/sets/shared/{made.secret}/")) == [question.code]


def test_a_question_that_becomes_internal_closes_the_link(client, trainer):
    question = make_question()
    made = make_set([question], by=trainer)
    made.share()
    link = f"/sets/shared/{made.secret}/"
    assert client.get(link).status_code == 200

    question.visibility = "internal"
    question.save()

    assert client.get(link).status_code == 404


def test_only_the_owner_names_editors(client, trainer):
    other = make_trainer("wang")
    made = make_set(by=other)
    made.editors.add(trainer)

    client.post(f"{made.get_absolute_url()}editors/", {"editors": [trainer.pk]})
    client.force_login(other)
    client.post(f"{made.get_absolute_url()}editors/", {"editors": []})

    assert list(made.editors.all()) == []


def make_stem():
    """A stem unlike every other."""
    from tests.make import numbers

    number = next(numbers) * 40
    return "".join(chr(0x4E00 + number % 18_000 + place) for place in range(30)) + "？"
