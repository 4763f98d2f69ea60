"""The first work that left the request: reading large files, the scan, large papers."""

import pytest

from interviews.ingest.intake import later
from interviews.models import ImportBatch, Job, Resemblance
from interviews.papers import large
from tests.ingest.make import FORM, PAPER
from tests.make import make_admin, make_question, make_set, make_trainer, make_user

pytestmark = pytest.mark.django_db


def test_a_large_file_is_read_by_a_job_and_put_up_once(client, monkeypatch):
    from django.core.files.uploadedfile import SimpleUploadedFile

    client.force_login(make_user("editor", group="题库编辑"))
    monkeypatch.setattr(later, "LARGE", 10)
    upload = SimpleUploadedFile("题.txt", PAPER.encode())

    response = client.post("/imports/", FORM | {"files": [upload]})

    batch, job = ImportBatch.objects.get(), Job.objects.get()
    assert response.url == batch.get_absolute_url()
    assert (job.state, job.link) == ("done", batch.get_absolute_url())
    assert batch.documents.get().items.count() == 2
    assert job.files.count() == 0


def test_a_slow_file_is_given_to_a_job(client, monkeypatch):
    from django.core.files.uploadedfile import SimpleUploadedFile

    client.force_login(make_user("editor", group="题库编辑"))
    monkeypatch.setattr(later, "SECONDS", 0.001)

    client.post("/imports/", FORM | {"files": [SimpleUploadedFile("题.txt", PAPER.encode())]})

    assert Job.objects.get().state == "done"
    assert ImportBatch.objects.get().documents.get().items.count() == 2


def test_a_large_file_that_cannot_be_read_fails_with_the_reason(client, monkeypatch):
    from django.core.files.uploadedfile import SimpleUploadedFile

    client.force_login(make_user("editor", group="题库编辑"))
    monkeypatch.setattr(later, "LARGE", 2)

    client.post(
        "/imports/", FORM | {"files": [SimpleUploadedFile("题.docx", b"PK\x03\x04 cut short")]}
    )

    job = Job.objects.get()
    assert job.state == "failed"
    assert [said[1]["name"] for said in job.said] == ["题.docx"]
    assert job.get_absolute_url() in client.get(f"/imports/{job.arguments['batch']}/").text


def test_the_scan_puts_pairs_before_the_desk(client):
    client.force_login(make_admin())
    stem = "客户说昨天答应的退款没有到账，系统里查不到这条承诺，你怎么做？"
    make_question(stem), make_question(stem + "说说看。")
    Resemblance.objects.all().delete()

    response = client.post("/admin/duplicates/scan/")

    job = Job.objects.get()
    assert response.url == job.get_absolute_url()
    assert (job.state, job.said[0][1], job.link) == ("done", {"n": 1}, "/admin/duplicates/")
    assert Resemblance.objects.open().count() == 1


def test_a_trainer_may_not_scan(client):
    client.force_login(make_trainer())

    assert client.post("/admin/duplicates/scan/").status_code == 403
    assert Job.objects.count() == 0


@pytest.fixture
def many(monkeypatch):
    monkeypatch.setattr(large, "LARGE", 1)
    monkeypatch.setattr("interviews.papers.respond.LARGE", 1)
    return [make_question(), make_question()]


def test_a_large_set_is_written_by_a_job_and_counts_as_a_use(client, many):
    trainer = make_trainer()
    client.force_login(trainer)
    made = make_set(many, by=trainer)

    asked = {"sheet": "interviewer", "format": "markdown"}
    response = client.post(f"{made.get_absolute_url()}export/", asked)

    job = Job.objects.get()
    assert (response.url, job.state, job.owner) == (job.get_absolute_url(), "done", trainer)
    text = bytes(job.files.get().content).decode()
    assert [question.stem in text for question in many] == [True, True]
    assert made.uses.count() == 1


def test_a_reader_takes_a_large_list_by_its_address_and_not_the_internal_ones(client, many):
    hidden = make_question("内部题：你怎么看加班？", visibility="internal")

    asked = {"sheet": "interviewer", "format": "markdown", "accepted": "1"}
    response = client.post("/questions/export/", asked)

    taken = client.get(f"{response.url}file/")
    text = b"".join(taken.streaming_content).decode()
    assert [question.stem in text for question in [*many, hidden]] == [True, True, False]


def test_readers_do_not_fill_the_queue(client, many):
    for _ in range(large.MOST_ASKED):
        Job.objects.create(work="interviews.papers.large.write_paper", title="文件")

    response = client.post("/questions/export/", {"sheet": "interviewer", "format": "json"})

    assert response.status_code == 429
    assert 'role="alert"' in response.content.decode()
