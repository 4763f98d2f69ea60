"""Handing in: what is taken, what is refused and leaves nothing, who may."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from interviews.ingest.extract.limits import UPLOAD_BYTES
from interviews.models import ImportBatch, ImportedItem, Job, Question, SourceDocument
from tests.ingest.extract.hostile import CASES
from tests.ingest.make import FORM, PAPER, make_batch
from tests.make import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    user = make_user("editor", group="题库编辑")
    client.force_login(user)
    return user


def hand_in(client, *files, **fields):
    uploads = [SimpleUploadedFile(name, content) for name, content in files]
    return client.post("/imports/", {**FORM, **fields, "files": uploads})


def test_a_paper_is_put_up_for_review_and_nothing_enters_the_bank(client, editor):
    response = hand_in(client, ("经理题.txt", PAPER.encode()))

    batch = ImportBatch.objects.get()
    assert response.url == batch.get_absolute_url()
    assert (batch.source, batch.rights, batch.created_by) == ("人事部", "own", editor)
    document = batch.documents.get()
    assert document.lines[0] == "一、情景面试题（共2题，每题15分）"
    items = document.items.in_order()
    assert [(i.triple["category"], i.triple["points"], i.state) for i in items] == [
        ("situational", 15, "waiting"),
        ("situational", 15, "waiting"),
    ]
    assert [line["criterion"] for line in items[0].triple["rubric"]] != []
    assert Question.objects.count() == 0


def test_pasted_text_is_read_like_a_file(client, editor):
    client.post("/imports/", FORM | {"text": PAPER})

    assert SourceDocument.objects.get().kind == "txt"
    assert ImportedItem.objects.count() == 2


def test_several_files_and_a_zip_make_one_batch(client, editor):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("内/题一.txt", PAPER)
        archive.writestr("题二.md", "# 题\n\n" + PAPER.replace("补发", "换货"))
    hand_in(
        client, ("题三.txt", PAPER.replace("补发", "退款").encode()), ("包.zip", packed.getvalue())
    )

    names = SourceDocument.objects.values_list("name", "batch__source")
    assert sorted(names) == [("题一.txt", "人事部"), ("题三.txt", "人事部"), ("题二.md", "人事部")]


def test_the_page_adds_one_file_after_another_to_its_batch(client, editor):
    first = client.post(
        "/imports/",
        FORM | {"files": SimpleUploadedFile("a.txt", PAPER.encode())},
        headers={"HX-Request": "true"},
    )
    batch = ImportBatch.objects.get()
    assert f'data-batch="{batch.pk}"' in first.content.decode()

    again = PAPER.replace("补发", "换货").encode()
    client.post(
        "/imports/",
        FORM | {"batch": batch.pk, "files": SimpleUploadedFile("b.txt", again)},
        headers={"HX-Request": "true"},
    )

    assert list(batch.documents.values_list("name", flat=True)) == ["a.txt", "b.txt"]


def test_nobody_adds_to_the_batch_of_somebody_else(client, editor):
    foreign = make_batch(by=make_user("other"))

    hand_in(client, ("a.txt", PAPER.encode()), batch=foreign.pk)

    assert foreign.documents.count() == 0
    assert ImportBatch.objects.count() == 2


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"source": ""}, {"source"}),
        ({"rights": ""}, {"rights"}),
        ({"rights": "mine"}, {"rights"}),
        ({"rights": "open"}, {"licence"}),
        ({"source": "长" * 121}, {"source"}),
    ],
)
def test_a_bad_form_keeps_what_was_typed_and_stores_nothing(client, editor, fields, wrong):
    response = client.post("/imports/", FORM | {"text": PAPER} | fields)

    assert response.status_code == 422
    assert set(response.context["form"].errors) == wrong
    assert response.context["form"]["text"].value() == PAPER
    assert not ImportBatch.objects.exists()


def test_nothing_chosen_and_nothing_pasted_is_said(client, editor):
    response = client.post("/imports/", FORM)

    assert response.status_code == 422
    assert len(response.context["form"].non_field_errors()) == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("空.txt", b""),
        ("程序.docx", b"MZ\x90\x00" + b"\x00" * 500),
        ("断.docx", b"PK\x03\x04" + b"\x00" * 300),
        ("断.pdf", b"%PDF-1.7\n" + b"\x00" * 200),
        ("图.txt", b"\x89PNG\r\n\x1a\n" + b"\x00" * 100),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason_and_leaves_nothing(
    client, editor, name, content
):
    response = hand_in(client, (name, content))

    assert response.status_code == 422
    [received] = response.context["received"]
    assert received.is_refused
    assert name in response.content.decode()
    assert not ImportBatch.objects.exists()
    assert not SourceDocument.objects.exists()


def test_a_good_file_beside_a_refused_one_is_taken_and_the_other_named(client, editor):
    response = hand_in(client, ("空.txt", b""), ("好.txt", PAPER.encode()))

    page = client.get(response.url).content.decode()
    assert "空.txt" in page
    assert list(SourceDocument.objects.values_list("name", flat=True)) == ["好.txt"]


def test_a_file_over_20_mb_is_dropped_while_it_arrives(client, editor):
    response = hand_in(client, ("大.txt", b"a" * (UPLOAD_BYTES + 1)), ("好.txt", PAPER.encode()))

    page = client.get(response.url).content.decode()
    assert "大.txt" in page
    assert list(SourceDocument.objects.values_list("name", flat=True)) == ["好.txt"]


def test_a_request_that_is_far_too_large_is_refused_unread(client, editor):
    response = client.post("/imports/", FORM, CONTENT_LENGTH=str(10**12))

    assert response.status_code == 413
    assert not ImportBatch.objects.exists()


def test_text_too_long_to_paste_is_refused_and_not_an_error(client, editor):
    response = client.post("/imports/", FORM | {"text": "字" * 2_000_000})

    assert response.status_code == 413


def test_a_name_with_markup_is_shown_escaped(client, editor):
    response = hand_in(client, ("<img src=x>.txt", b""))

    assert "<img src=x>" not in response.content.decode()


def test_the_token_of_the_form_is_checked(client, editor):
    strict = type(client)(enforce_csrf_checks=True)
    strict.force_login(editor)

    assert strict.post("/imports/", FORM | {"text": PAPER}).status_code == 403
    assert not ImportBatch.objects.exists()


ADDRESSES = [
    *("/imports/", "/imports/1/", "/imports/1/left/", "/imports/items/1/"),
    *("/imports/documents/1/", "/imports/documents/1/columns/"),
    *("/imports/columns/", "/imports/template.xlsx"),
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_only_curators_come_in(client, address):
    assert client.get(address).url.startswith("/accounts/login/")
    client.force_login(make_user(group="培训师"))
    assert client.get(address).status_code == 403


CHANGES = [
    *("/imports/1/take/", "/imports/1/undo/"),
    *("/imports/1/untake/", "/imports/columns/1/forget/"),
]


@pytest.mark.parametrize("address", CHANGES)
def test_only_curators_change_and_only_by_post(client, address):
    assert client.get(address).status_code == 405
    client.force_login(make_user(group="培训师"))
    assert client.post(address).status_code == 403


def test_the_list_asks_as_often_for_many_imports_as_for_few(client, editor):
    counts = []
    for _ in range(3):
        for _ in range(6):
            make_batch(by=editor)
        with CaptureQueriesContext(connection) as queries:
            client.get("/imports/")
        counts.append(len(queries))

    assert counts[1] == counts[2] <= 8  # the first page of a session asks for its basket


@pytest.mark.parametrize(
    "case",
    [
        "zip bomb in a docx",
        "zip bomb with a lying header",
        "100,000 members",
        "external entity in a docx",
        "encrypted zip",
        "PDF with a cycle",
        "macros",
        "macros in a sheet",
        "NULs",
    ],
)
def test_hostile_files_are_refused_and_leave_nothing(client, editor, case):
    name, content = CASES[case]

    response = hand_in(client, (name, content()))

    assert response.status_code == 422
    assert [received.is_refused for received in response.context["received"]] == [True]
    assert not ImportBatch.objects.exists()


def test_a_large_hostile_file_is_refused_by_the_job_that_reads_it(client, editor):
    name, content = CASES["10 MB of newlines"]

    response = hand_in(client, (name, content()))

    page = client.get(response.url).content.decode()
    assert Job.objects.get().state == "failed"
    assert Job.objects.get().get_absolute_url() in page
    assert not ImportedItem.objects.exists()


def test_a_name_that_is_a_path_is_only_a_name(client, editor):
    hand_in(client, ("../../etc/题.txt", PAPER.encode()))

    assert SourceDocument.objects.get().name == "题.txt"


@pytest.mark.parametrize(
    "case", ["NULs between questions", "a name with NUL", "a billion rows declared"]
)
def test_odd_files_are_stored_on_every_database(client, editor, case):
    name, content = CASES[case]

    hand_in(client, (name, content()))

    item = ImportedItem.objects.first()
    assert "请问" in item.stem
    assert client.get(item.get_absolute_url()).status_code == 200
