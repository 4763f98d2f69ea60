"""What the stock admin would tell or open to those whom it does not concern."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client

from interviews.models import Report
from tests.make import make_admin, make_guide, make_question, make_user

pytestmark = pytest.mark.django_db
STEM = "客户说发票抬头写错了三回，要求今天就给一个说法，你怎么处理？"


@pytest.fixture
def report():
    return Report.objects.create(question=make_question(), kind="wrong", text="锚点二错了")


def as_staff(group=None):
    client = Client(raise_request_exception=False)
    client.force_login(make_user(group=group))
    return client


def test_what_reads_like_a_stem_is_shown_to_those_who_may_read_internal_ones():
    make_question(STEM, visibility="internal")
    address = "/admin/interviews/question/similar/"

    refused = as_staff().post(address, {"stem": STEM})
    shown = as_staff("题库编辑").post(address, {"stem": STEM})

    assert (refused.status_code, STEM in refused.content.decode()) == (403, False)
    assert STEM in shown.content.decode()


def test_nobody_is_led_from_a_report_to_its_readers_secret_address(report):
    kind = ContentType.objects.get_for_model(Report).pk
    editor = as_staff("题库编辑")

    led = editor.get(f"/admin/r/{kind}/{report.pk}/")
    page = editor.get(f"/admin/interviews/report/{report.pk}/change/").content.decode()

    assert led.status_code == 404
    assert report.text in page
    assert report.token not in page
    assert "/admin/r/" not in page


def test_a_guide_that_is_up_is_still_one_click_away():
    guide, draft = make_guide(), make_guide(published=False)
    editor = as_staff("题库编辑")
    pages = [
        editor.get(f"/admin/interviews/guide/{one.pk}/change/").content.decode()
        for one in (guide, draft)
    ]

    found = [
        f'href="{one.get_absolute_url()}"' in page
        for one, page in zip([guide, draft], pages, strict=True)
    ]
    assert found == [True, False]


@pytest.mark.parametrize(
    ("model", "lookup"),
    [
        ("report", "token__startswith=A"),
        ("report", "token=A"),
        ("report", "question__search_text__contains=A"),
        ("report", "answered_by__password__startswith=A"),
        ("importbatch", "created_by__email__startswith=A"),
        ("importeditem", "document__sha256__startswith=A"),
        ("guide", "body__contains=A"),
        ("user", "password__startswith=A"),
        ("user", "username__startswith=A"),
        ("user", "set_links__secret__startswith=A"),
        ("question", "reports__token__startswith=A"),
        ("question", "set_entries__question_set__links__secret__startswith=A"),
    ],
)
def test_a_list_is_asked_only_what_its_filters_ask(model, lookup):
    client = Client(raise_request_exception=False)
    client.force_login(make_admin())

    assert client.get(f"/admin/interviews/{model}/?{lookup}").status_code == 400


@pytest.mark.parametrize(
    "address",
    [
        "report/?state__exact=new&kind__exact=wrong",
        "report/?created_at__year=2026&created_at__month=11",
        "question/?queue=review&complete=no",
        "question/?roles__id__exact=1&category__id__exact=1&status__exact=published",
        "question/?visibility__exact=internal&difficulty__exact=3",
        "importbatch/?rights__exact=own&created_at__gte=2026-01-01T00:00Z",
        "importeditem/?state__exact=taken&standing__exact=new",
        "guide/?published__exact=1&categories__id__exact=1&audience__exact=lead",
        "user/?groups__id__exact=1&is_active__exact=1",
        "synonymset/?in_use__exact=1",
        "tag/?q=退款&o=1&p=1",
    ],
)
def test_every_filter_still_filters(address, client):
    client.force_login(make_admin())

    assert client.get(f"/admin/interviews/{address}").status_code == 200


def test_what_is_no_field_is_left_aside(client):
    client.force_login(make_admin())

    response = client.get("/admin/interviews/report/?utm_source=mail")

    assert response.status_code == 302
    assert response.headers["Location"] == "/admin/interviews/report/?e=1"


@pytest.mark.parametrize(
    "address",
    [
        "/admin/django_tasks_database/dbtaskresult/",
        "/admin/interviews/report/add/",
        "/admin/interviews/report/1/delete/",
        "/admin/interviews/importbatch/add/",
        "/admin/interviews/importitem/1/delete/",
        "/admin/interviews/organisation/1/delete/",
        "/admin/interviews/user/1/password/",
        "/admin/interviews/question/1/",
    ],
)
def test_what_nobody_needs_is_not_there_for_a_superuser_either(address, client):
    client.force_login(make_admin())

    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "address", ["/admin/", "/admin/interviews/", "/sitemap.xml", "/favicon.ico", "/robots.txt"]
)
def test_a_page_that_takes_nothing_refuses_to_be_posted_to(address, client):
    client.force_login(make_admin())

    assert client.post(address, {"x": "1"}).status_code == 405
