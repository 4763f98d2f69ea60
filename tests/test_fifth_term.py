"""A fifth role and a fifth category follow everywhere: one walk over the site with both."""

import re
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from django.conf import settings
from django.core.management import call_command

from interviews.bankfile.complete import problems
from interviews.bankfile.write import write_bank
from interviews.curation import transitions
from interviews.curation.load import dump
from interviews.ingest.draft.blank import blank_workbook
from interviews.ingest.draft.parse import parse
from interviews.ingest.draft.triple import triple_of
from interviews.ingest.extract import UnreadableDocument
from interviews.models import Category, Question, QuestionSet, Role
from interviews.practice.sittings import Wish, codes_for
from tests.admin.forms import posted
from tests.make import make_admin, make_question, make_set

pytestmark = pytest.mark.django_db
STYLES = ("tokens.css", "ladder.css")
BOTH = {"roles": ("inspector",), "category": "values"}
STEM = "客户在质检回访里说坐席记错了他的诉求，你怎么定这通录音的分？"


@pytest.fixture
def desk(client):
    client.force_login(make_admin())
    return client


@pytest.fixture
def grown(desk):
    """The bank after an administrator added a role and a category at the desk."""
    role = {"slug": "inspector", "name": "质检员", "english_name": "Quality inspector", "order": 9}
    role |= {"motto": "听得出问题", "english_motto": "hears it"}
    kind = {"slug": "values", "name": "价值观", "english_name": "Values", "order": 9}
    kind |= {"motto": "看怎么选", "english_motto": "the choice", "points": 12, "needed": 4}
    assert desk.post("/admin/interviews/role/add/", role).status_code == 302
    assert desk.post("/admin/interviews/category/add/", kind).status_code == 302
    return desk


@pytest.fixture
def question(grown):
    return make_question(STEM, code="TS-8001", points=12, **BOTH)


def html(browser, address, **query):
    return browser.get(address, query).content.decode()


def test_a_question_with_both_goes_from_the_form_to_the_site(grown):
    draft = make_question(STEM, status="draft", code="TS-8002")
    form = f"/admin/interviews/question/{draft.pk}/change/"
    roles = [Role.objects.get(slug="inspector").pk]
    category = Category.objects.get(slug="values").pk

    grown.post(form, posted(draft, roles=roles, category=category))
    draft.refresh_from_db()
    assert problems(draft.as_triple()) == []
    transitions.publish(draft, by=None)

    found = Question.objects.with_triple().get(code="TS-8002").as_triple()
    assert (found.status, found.roles, found.category) == ("published", ("inspector",), "values")


def test_the_ladder_and_the_coverage_of_the_desk_have_a_step_and_a_row_more(grown, question):
    home, desk = html(grown, "/"), html(grown, "/admin/")

    for page in (home, desk):
        assert len(re.findall(r'<th scope="col"', page.partition("</thead>")[0])) == 5
        assert 'data-category="values"' in page
    assert "?role=inspector&amp;category=values" in home
    assert "质检员" in desk


def test_marks_and_steps_are_drawn_without_a_style_of_their_own():
    css = {name: (settings.BASE_DIR / "static" / "css" / name).read_text() for name in STYLES}

    assert re.search(
        r"^\[data-category\] \{\n  --hue: .+\n  --shape: .+\n\}", css["tokens.css"], re.M
    )
    assert ".ladder th:nth-child(n + 6)" in css["ladder.css"]


def test_facets_and_the_list_know_both(grown, question):
    page = html(grown, "/questions/", role="inspector", category="values")

    assert question.stem in page
    assert re.search(r'value="inspector"[^>]*checked', page)
    assert re.search(r'value="values"[^>]*checked', page)


def test_a_whole_paper_for_the_role_is_offered_and_draws_the_category(grown, question):
    page = html(grown, "/sets/blueprint/")
    drawn = grown.get("/sets/blueprint/", {"preset": "role-inspector"}, follow=True)

    assert "质检员整卷 34 题" in page
    assert '<option value="values" selected>' in drawn.content.decode()
    assert question.code in drawn.content.decode()


def test_short_papers_and_mock_interviews_draw_the_category(grown, question):
    page = html(grown, "/sets/blueprint/")
    drawn = grown.get("/sets/blueprint/", {"preset": "short"}, follow=True).content.decode()

    assert "短面试：8 题，40 分钟，102 分" in page
    assert '<option value="values" selected>' in drawn
    assert question.code in drawn
    codes = codes_for(Wish(of="short", role=Role.objects.get(slug="inspector")), None)
    assert codes == [question.code]


def test_papers_name_both_in_the_order_of_the_bank(grown, question):
    other = make_question(roles=("inspector",), category="technical")
    made = make_set([question, other], title="质检终面", role=Role.objects.get(slug="inspector"))

    titles = list(QuestionSet.objects.get(pk=made.pk).sections.values_list("title", flat=True))
    assert titles == ["技术题", "价值观题"]
    grown.force_login(made.owner)
    paper = html(grown, f"{made.get_absolute_url()}print/")
    assert "价值观题" in paper
    assert "质检员" in paper


@pytest.mark.parametrize("name", ["xlsx", "csv", "json", "yaml"])
def test_what_is_exported_comes_in_again(grown, question, name):
    (found,) = parse(f"bank.{name}", exported(grown, name))["questions"]

    triple = found.get("triple") or triple_of(found)
    assert triple["stem"] == STEM
    assert (triple["roles"], triple["category"]) == (["inspector"], "values")
    assert found.get("faults", []) == []


def exported(browser, name):
    if name == "yaml":
        return write_bank(dump(Question.objects.filter(category__slug="values"))).encode()
    asked = {"format": name, "category": "values", "sheet": "interviewer"}
    response = browser.post("/questions/export/", asked, follow=True)
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_a_bank_file_with_a_word_that_nobody_added_is_refused_at_its_line(grown, question):
    text = exported(grown, "yaml").decode().replace("category: values", "category: valeus")

    with pytest.raises(UnreadableDocument) as refused:
        parse("bank.yaml", text.encode())

    assert refused.value.message.params["field"] == "category"


def test_the_spreadsheet_to_fill_in_offers_both(grown):
    words = workbook_words(blank_workbook())

    assert {"质检员", "价值观", "客服专员", "行为"} <= words


def workbook_words(content):
    with ZipFile(BytesIO(content)) as book:
        return set(re.findall(r"<t[^>]*>([^<]+)</t>", book.read("xl/sharedStrings.xml").decode()))


def test_a_document_that_names_them_is_read_so(grown):
    text = (
        "质检员面试题\n\n一、行为题\n1. 讲一次你发现同事录音有问题的经历，你怎么跟他说？\n"
        "答案：先听完整通录音，再单独找他，把时间点放给他听。\n\n"
        "二、价值观题\n2. 坐席求你把一个不合格改成合格，你怎么做？\n"
        "答案：不改，把规则念给他听，告诉他申诉怎么走。\n"
    )

    questions = parse("paper.txt", text.encode())["questions"]

    found = [(one["triple"]["roles"], one["triple"]["category"]) for one in questions]
    assert found == [(["inspector"], "behavioral"), (["inspector"], "values")]


def test_a_home_made_table_that_names_them_is_read_so(grown):
    rows = "坐席求你改分，你怎么做？,质检员,价值观", "你怎么听录音？,Quality inspector,技术"
    table = "\n".join(["题目,岗位,类别", *rows])

    questions = parse("own.csv", table.encode())["questions"]

    found = [(one["triple"]["roles"], one["triple"]["category"]) for one in questions]
    assert found == [(["inspector"], "values"), (["inspector"], "technical")]


def test_addresses_for_machines_and_what_a_command_loads(grown, question, tmp_path):
    path = tmp_path / "bank.yaml"
    path.write_bytes(exported(grown, "yaml"))
    call_command("load_bank", str(path), stdout=StringIO())

    assert Question.objects.filter(code=question.code).count() == 1
    parts = re.findall(r"/sitemap-questions-\d+\.xml", html(grown, "/sitemap.xml"))
    assert any(f"/questions/{question.code}/" in html(grown, part) for part in parts)
