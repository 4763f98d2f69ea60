"""A person's own jobs: seen by nobody else, stopped, tried again, and never without words."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from interviews.jobs.rescue import LOST, take_up_lost
from interviews.jobs.run import BROKEN
from interviews.jobs.start import start
from interviews.jobs.tidy import tidy
from interviews.jobs.work import Failed, File, Outcome, work
from interviews.models import Job
from interviews.text.message import Message
from tests.make import make_user

pytestmark = pytest.mark.django_db


@work
def write_file(task):
    return Outcome([Message("written")], "/sets/", File("题.txt", b"abc", "text/plain"))


@work
def fail(task):
    raise Failed(Message("no such file"))


@work
def break_down(task):
    raise ZeroDivisionError("secret detail")


@pytest.fixture
def owner(client):
    user = make_user("owner")
    client.force_login(user)
    return user


def make_job(owner=None, **fields):
    return Job.objects.create(owner=owner, work="tests.none", title="读文件", **fields)


def ago(**time):
    return timezone.now() - timedelta(**time)


def test_what_came_of_it_is_on_its_page_and_the_file_is_there(client, owner):
    job = start(write_file, owner=owner, title="写文件")

    page = client.get(job.get_absolute_url()).content.decode()
    taken = client.get(f"{job.get_absolute_url()}file/")

    assert 'data-state="done"' in page
    assert "written" in page
    assert 'href="/sets/"' in page
    assert b"".join(taken.streaming_content) == b"abc"
    assert "attachment" in taken.headers["Content-Disposition"]


@pytest.mark.parametrize("path", ["", "file/", "cancel/", "again/"])
def test_another_person_finds_nothing(client, owner, path):
    job = start(write_file, owner=make_user("other"), title="写文件")
    address = f"{job.get_absolute_url()}{path}"

    response = client.post(address) if path in ("cancel/", "again/") else client.get(address)

    assert response.status_code == 404


def test_a_reader_without_an_account_comes_back_by_the_address_alone(client):
    job = start(write_file, owner=None, title="写文件")

    assert "written" in client.get(job.get_absolute_url()).content.decode()
    assert client.get("/jobs/").status_code == 302


def test_a_failure_is_said_in_words_and_can_be_tried_again(client, owner):
    job = start(fail, owner=owner, title="写文件")
    page = client.get(job.get_absolute_url()).content.decode()
    assert "no such file" in page
    assert "again/" in page

    client.post(f"{job.get_absolute_url()}again/")

    job.refresh_from_db()
    assert (job.state, job.attempt) == ("failed", 2)


def test_our_own_fault_shows_no_detail(client, owner):
    job = start(break_down, owner=owner, title="写文件")

    page = client.get(job.get_absolute_url()).content.decode()

    job.refresh_from_db()
    assert (job.state, job.said) == ("failed", [[BROKEN, {}]])
    assert "secret detail" not in page


def test_without_a_worker_the_page_says_so(client, owner):
    early, late = make_job(owner), make_job(owner, created_at=ago(seconds=40))
    words = 'class="note alarm" role="alert"'
    assert words not in client.get(early.get_absolute_url()).content.decode()
    assert words in client.get(late.get_absolute_url()).content.decode()

    make_job(state="running", attempt=1, beat_at=timezone.now())

    assert words not in client.get(late.get_absolute_url()).content.decode()


def test_without_script_the_page_comes_again_by_itself(client, owner):
    page = client.get(make_job(owner).get_absolute_url()).content.decode()

    assert '<noscript><meta http-equiv="refresh" content="1"></noscript>' in page
    assert 'hx-trigger="load delay:1s"' in page


def test_what_waits_is_stopped_at_once(client, owner):
    job = make_job(owner)

    client.post(f"{job.get_absolute_url()}cancel/")

    job.refresh_from_db()
    assert job.state == "cancelled"


def test_the_result_of_an_attempt_that_was_replaced_does_not_count():
    job = make_job(state="running", attempt=2, beat_at=timezone.now())

    assert job.finish(1, Job.State.DONE, link="/old/") is False
    assert job.finish(2, Job.State.DONE, link="/new/") is True
    job.refresh_from_db()
    assert (job.state, job.link) == ("done", "/new/")


def test_a_job_lost_twice_ends_with_words_and_one_that_lives_is_left_alone():
    lost = make_job(state="running", attempt=2, beat_at=ago(minutes=2))
    alive = make_job(state="running", attempt=2, beat_at=ago(seconds=5))

    assert take_up_lost() == 1

    lost.refresh_from_db()
    alive.refresh_from_db()
    assert (lost.state, lost.said, alive.state) == ("failed", [[LOST, {}]], "running")


def test_old_jobs_go_with_their_files():
    old = start(write_file, owner=None, title="旧")
    new = start(write_file, owner=None, title="新")
    Job.objects.filter(pk=old.pk).update(created_at=ago(days=8))

    assert tidy()["jobs"] == 1
    assert list(Job.objects.values_list("pk", flat=True)) == [new.pk]


def test_the_list_shows_ones_own_and_asks_as_much_for_twenty_as_for_two(client, owner):
    make_job(make_user("other"), arguments={})
    asked = []
    for n in (2, 18):
        for _ in range(n):
            make_job(owner)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page = client.get("/jobs/").content.decode()
        asked.append((len(queries), page.count("读文件")))

    assert [rows for _, rows in asked] == [2, 20]
    assert asked[0][0] == asked[1][0]
