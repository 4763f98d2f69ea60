"""The organisation at the desk: one page, its values as the whole house reads them."""

import struct
import zlib
from datetime import date

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile

from interviews.admin.logo import MOST_BYTES, size_of
from interviews.curation import transitions
from interviews.models import Organisation, organisation
from tests.admin.forms import ORGANISATION
from tests.make import make_admin, make_question, make_user

pytestmark = pytest.mark.django_db
PAGE = "/admin/interviews/organisation/1/change/"


def png(width=4, height=4, body=None):
    """A grey picture; `body` in place of the packed pixels."""

    def chunk(name, content):
        head = struct.pack(">I", len(content)) + name + content
        return head + struct.pack(">I", zlib.crc32(name + content))

    packed = zlib.compress(b"".join(b"\0" + b"\x80" * width for _ in range(height)))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", packed if body is None else body)
    return b"\x89PNG\r\n\x1a\n" + parts + chunk(b"IEND", b"")


def post(client, content=None, **changes):
    words = {**ORGANISATION, **changes}
    if content is not None:
        words["new_logo"] = SimpleUploadedFile("logo.png", content)
    return client.post(PAGE, words)


def test_until_it_is_saved_the_environment_speaks(client, settings):
    settings.FOUR_EYES, settings.REVIEW_MONTHS = False, 9
    client.force_login(make_admin())

    page = client.get(PAGE)

    assert (organisation().four_eyes, organisation().review_months) == (False, 9)
    form = page.context["adminform"].form
    assert (form["four_eyes"].value(), form["review_months"].value()) == (False, 9)
    assert Organisation.objects.count() == 0


def test_what_is_saved_holds_at_once_and_is_logged(client, settings):
    client.force_login(make_admin())

    assert post(client).status_code == 302
    assert post(client, name="云杉", four_eyes="").status_code == 302

    now = organisation()
    fields = ("name", "department", "confidentiality", "consent", "retention", "licence")
    assert [getattr(now, name) for name in fields] == [
        *("云杉", "人力资源部", "内部资料", "本人同意", "一年后销毁", "CC BY 4.0")
    ]
    assert (now.pass_line, now.hundred, now.paper_size, now.two_sided) == (70, True, "a3", False)
    assert (now.four_eyes, now.review_months) == (False, 6)
    assert Organisation.objects.count() == 1
    log = LogEntry.objects.filter(content_type__model="organisation")
    assert list(log.values_list("object_id", "action_flag")) == [("1", 2), ("1", 2)]


def test_its_rules_are_what_the_desk_follows(client, settings):
    admin = make_admin()
    client.force_login(admin)
    post(client, four_eyes="", review_months="3")
    settings.FOUR_EYES, settings.REVIEW_MONTHS = True, 12

    question = make_question(status="draft")
    transitions.submit(question, by=admin)
    published = transitions.approve(question, by=admin)

    months = (published.review_due.year - date.today().year) * 12
    assert months + published.review_due.month - date.today().month in (3, 4)
    form = client.get("/admin/interviews/question/add/").context["adminform"].form
    assert form["licence"].value() == "CC BY 4.0"


@pytest.mark.parametrize(
    ("field", "value"),
    [("pass_line", "101"), ("review_months", "0"), ("paper_size", "a9"), ("review_months", "121")],
)
def test_what_does_not_fit_is_said_and_what_was_typed_stays(client, field, value):
    client.force_login(make_admin())

    page = post(client, **{field: value})

    assert list(page.context["adminform"].form.errors) == [field]
    assert "云杉家居" in page.content.decode()
    assert Organisation.objects.count() == 0


def test_a_logo_is_kept_shown_and_taken_away(client):
    client.force_login(make_admin())

    post(client, png())
    assert bytes(organisation().logo) == png()
    assert organisation().logo_address.startswith("data:image/png;base64,iVBOR")
    assert organisation().logo_address in client.get(PAGE).content.decode()
    post(client)
    assert bytes(organisation().logo) == png()
    post(client, no_logo="on")

    assert organisation().logo_address == ""


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"\xff\xd8\xff\xe0", "SVG"),
        (png(2001, 1), "2000"),
        (png(body=b"rubbish"), "损坏"),
        (b"\0" * (MOST_BYTES + 1), "200"),
    ],
    ids=["svg", "cut", "wide", "damaged", "heavy"],
)
def test_what_papers_cannot_show_is_refused(client, content, word):
    client.force_login(make_admin())

    page = post(client, content)

    [said] = page.context["adminform"].form.errors["new_logo"]
    assert word in said
    assert Organisation.objects.count() == 0


def test_the_size_of_a_jpeg_stands_behind_its_other_segments():
    start = bytes.fromhex("ffd8 ffe0 0004 0000".replace(" ", ""))
    frame = bytes.fromhex("ffc0 0011 08 0010 0020".replace(" ", ""))
    assert size_of(start + frame) == ("jpg", 32, 16)


@pytest.mark.parametrize("group", ["题库编辑", "审核人", "培训师"])
def test_others_neither_see_nor_change_it(client, group):
    client.force_login(make_user(group=group))

    assert (client.get(PAGE).status_code, post(client).status_code) == (403, 403)
    assert Organisation.objects.count() == 0
