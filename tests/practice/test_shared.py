"""A mock interview by a share link: its internal questions may be asked there, and nowhere else."""

import pytest

from interviews.models import Attempt, Learner, Sitting
from tests.make import make_link, make_question, make_set, make_trainer

pytestmark = pytest.mark.django_db


@pytest.fixture
def internal():
    return make_question(
        "客户说发票抬头写错了三回，要求今天就给一个说法，你怎么处理？", visibility="internal"
    )


@pytest.fixture
def link(internal):
    owner = make_trainer("owner")
    paper = make_set([make_question(), internal], by=owner, title="终面")
    return make_link(paper, ("mock",), internal=[internal.code], owner=owner)


def begin(learning, link):
    response = learning.post(f"shared/{link.secret}/")
    return response, Sitting.objects.latest("pk")


def test_the_page_of_the_link_says_what_it_is_and_keeps_nothing(learning, link, internal):
    page = learning.get(f"shared/{link.secret}/").content.decode()

    assert "终面" in page
    assert "共 2 题" in page
    assert internal.stem not in page
    assert Learner.objects.count() == 0
    shared = learning.client.get(f"/sets/shared/{link.secret}/").content.decode()
    assert f"/practice/shared/{link.secret}/" in shared
    assert internal.stem not in shared  # no paper is let out


def test_all_questions_are_asked_in_the_order_of_the_paper_and_marked_at_the_end(
    learning, link, internal
):
    response, sitting = begin(learning, link)
    assert response.url == f"/practice/sittings/{sitting.pk}/next/"
    assert (sitting.kind, sitting.codes[1]) == ("mock", internal.code)

    for code in sitting.codes:
        place = f"questions/{code}/?sitting={sitting.pk}"
        assert learning.get(f"sittings/{sitting.pk}/next/").url == f"/practice/{place}"
        assert learning.get(place).status_code == 200
        address = f"questions/{code}/answer/?way=mind&sitting={sitting.pk}"
        learning.post(address, key=code, opened="1")
    for attempt in Attempt.objects.order_by("pk"):
        assert learning.get(f"sittings/{sitting.pk}/next/").url.endswith(f"/{attempt.pk}/mark/")
        learning.mark(attempt)

    page = learning.get(f"sittings/{sitting.pk}/").content.decode()
    assert internal.stem in page
    result = learning.get(f"attempts/{Attempt.objects.latest('pk').pk}/").content.decode()
    for closed in (f"/practice/questions/{internal.code}/", f"/questions/{internal.code}/"):
        assert f'href="{closed}"' not in page + result


def test_nothing_else_of_an_internal_question_is_open(learning, another, link, internal):
    _response, sitting = begin(learning, link)
    code = internal.code

    for address in (f"questions/{code}/", f"questions/{code}/answer/"):
        assert learning.get(address).status_code == 404
        assert another.get(f"{address}?sitting={sitting.pk}").status_code == 404
    assert learning.post(f"questions/{code}/note/", text="x").status_code == 404
    assert learning.client.get(f"/questions/{code}/").status_code == 404
    attempt = learning.attempt(internal, sitting=sitting.pk)
    learning.mark(attempt, (1, 1, 1))
    for page in (learning.get(""), learning.get("weak/"), learning.get("begin/?of=weak")):
        assert internal.stem not in page.content.decode()


@pytest.mark.parametrize("how", ["closed", "paper only", "not confirmed", "archived", "guessed"])
def test_a_link_that_does_not_let_it_out_opens_nothing(learning, link, internal, how):
    _response, sitting = begin(learning, link)
    secret = link.secret
    if how == "closed":
        link.close()
    elif how == "archived":
        link.question_set.archive()
    elif how == "guessed":
        secret = "a-guess"
    else:
        change = {"sheets": ["candidate"]} if how == "paper only" else {"internal": []}
        type(link).objects.update(**change)

    for send in (learning.get, learning.post):
        assert send(f"shared/{secret}/").status_code == 404
    asked = learning.get(f"questions/{internal.code}/?sitting={sitting.pk}")
    assert asked.status_code == (200 if how == "guessed" else 404)


def test_a_link_for_a_mock_interview_prints_nothing(client, link):
    for place in ("print", "export"):
        assert client.get(f"/sets/shared/{link.secret}/{place}/").status_code == 404


def test_a_link_is_opened_for_a_mock_interview_and_papers(client):
    owner = make_trainer("owner")
    paper = make_set(by=owner)
    client.force_login(owner)
    client.post(f"/sets/S-{paper.pk:04}/links/", {"sheets": ["candidate", "mock"], "days": "7"})

    made = paper.links.get()
    assert made.sheets == ["candidate", "mock"]
    assert "模拟面试" in client.get(f"/sets/S-{paper.pk:04}/links/").content.decode()
    page = client.get(f"/sets/shared/{made.secret}/print/")
    assert page.status_code == 200


def test_the_steps_of_a_shared_interview_take_few_queries(
    learning, link, internal, django_assert_max_num_queries
):
    _response, sitting = begin(learning, link)
    for step in ("", "answer/"):
        with django_assert_max_num_queries(8):
            learning.get(f"questions/{internal.code}/{step}?sitting={sitting.pk}")
