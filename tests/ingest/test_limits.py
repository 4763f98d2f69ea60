"""What goes wrong around a file: odd names, nothing in it, no worker, a job that was stopped."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from interviews.ingest.intake.later import receive_soon
from interviews.ingest.intake.receive import NAME_LENGTH, Receiver
from interviews.models import ImportBatch, ImportedItem, Job
from tests.ingest.make import FORM, PAPER, make_batch

pytestmark = pytest.mark.django_db
LARGE = (PAPER + "\n").encode() * 6_000


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        ("长" * 300 + ".txt", "长" * (NAME_LENGTH - 4) + ".txt"),
        ("../../etc/题.txt", "../../etc/题.txt"),
        ("题\x00\x1b[31m\r\n.txt", "题␀[31m .txt"),
        ("\u202e题.txt", "题.txt"),
        ("  ", "?"),
    ],
)
def test_an_odd_name_is_only_a_name(name, stored):
    [received] = Receiver(ImportBatch(source="人事部", rights="own")).receive(name, PAPER.encode())

    assert received.document.name == stored
    assert received.document.items.count() == 2


@pytest.mark.parametrize("name", ["题.docx", "题.pdf", "题.xlsx", "题", "题.jpg", "题.exe"])
def test_what_a_file_holds_decides_and_not_its_suffix(name):
    [received] = Receiver(ImportBatch(source="人事部", rights="own")).receive(name, PAPER.encode())

    assert (received.is_refused, received.found) == (False, 2)


@pytest.mark.parametrize("content", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file_is_refused_with_a_reason(client, editor, content):
    client.cookies["language"] = "en"
    file = SimpleUploadedFile("空.txt", content)

    response = client.post("/imports/", FORM | {"files": [file]})

    assert response.status_code == 422
    assert "This file is empty." in response.content.decode()
    assert not ImportBatch.objects.exists()


@pytest.fixture
def job(editor, settings):
    """A job that no worker has come for."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    batch = make_batch(by=editor)
    [received] = receive_soon(batch, "大.txt", LARGE)
    return received.job


def page_of(client, job):
    client.cookies["language"] = "en"
    return client.get(f"/imports/{job.arguments['batch']}/").content.decode()


def test_a_file_that_is_being_read_says_so(client, job):
    page = page_of(client, job)

    assert "Its questions appear here when it has been read." in page
    assert "is not running" not in page


def test_where_no_worker_runs_the_page_says_so_and_what_helps(client, job):
    Job.objects.filter(pk=job.pk).update(created_at=timezone.now() - timedelta(minutes=1))

    page = page_of(client, job)

    assert "The worker that does long work is not running." in page
    assert "please tell the administrator" in page


def test_a_job_that_was_stopped_took_nothing_in_and_can_begin_again(client, job):
    client.post(f"/jobs/{job.token}/cancel/")

    page = page_of(client, job)

    assert "Nothing of this file was taken in." in page
    assert f'href="{job.get_absolute_url()}"' in page
    assert not ImportedItem.objects.exists()
    client.post(f"/jobs/{job.token}/again/")
    job.refresh_from_db()
    assert job.state == "waiting"
