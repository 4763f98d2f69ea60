"""The desk in Chinese reads as Chinese: full-width marks, and no gaps inside a phrase."""

import re

import pytest
from lxml import html

from interviews.curation import transitions
from interviews.models import Question
from tests.make import make_admin, make_question, make_set, make_user

pytestmark = pytest.mark.django_db
HAN = r"[\u3400-\u9fff]"
ODD = re.compile(rf"{HAN} ?[,;:?!]|[,;:?!] ?{HAN}|{HAN}\.(?!\w)|[（《“] | [）》”，。；：]")
GAP = re.compile(rf"{HAN} {HAN}")  # what stands side by side in one element has gaps
NOT_READ = "//script|//style|//template|//svg|//textarea|//select|//kbd|//*[@class='hidden']"
BLOCKS = "//h1|//h2|//h3|//p|//li|//td|//th|//label|//legend|//small|//dt|//dd|//caption|//button"
STOCK = ("question", "user", "tag", "role", "category", "competency", "guide", "synonymset")


@pytest.fixture
def desk(client):
    client.force_login(make_admin())
    return client


def odd(page):
    """The phrases of a page in which a mark or a gap is wrong."""
    tree = html.fromstring(page)
    for hidden in tree.xpath(NOT_READ):
        hidden.drop_tree()
    blocks = [(block, " ".join(block.text_content().split())) for block in tree.xpath(BLOCKS)]
    return [
        text[:120]
        for block, text in blocks
        if len(text) < 200 and (ODD.search(text) or (not len(block) and GAP.search(text)))
    ]


def test_lists_and_forms_of_the_desk(desk):
    make_question("客户骂人，你怎么办？")
    draft = make_question("客户骂人骂了很久，你怎么办？", status="draft", answer="")
    addresses = [f"/admin/interviews/{name}/" for name in STOCK]
    addresses += [f"/admin/interviews/{name}/add/" for name in ("question", "user", "tag", "role")]
    addresses += ["/admin/", "/admin/account/", "/admin/interviews/organisation/1/change/"]
    addresses += [f"/admin/interviews/question/{draft.pk}/change/", "/admin/duplicates/"]

    for address in addresses:
        page = desk.get(address, follow=True)
        assert page.status_code == 200, address
        assert odd(page.content.decode()) == [], address


def test_what_is_said_after_a_step_and_at_review(desk):
    draft = make_question("客户骂人，你怎么办？", status="draft", answer="")
    ready = make_question("客户在电话里哭了很久不说话，你怎么办？", status="draft")
    transitions.submit(ready, by=make_user(group="题库编辑"))
    step = {"step": "submit", "reason": ""}

    refused = desk.post(f"/admin/interviews/question/{draft.pk}/step/", step, follow=True)
    review = desk.get(f"/admin/review/{ready.pk}/")

    assert "参考答案：" in refused.content.decode()
    for page in (refused, review):
        assert odd(page.content.decode()) == []
    assert Question.objects.get(pk=draft.pk).status == "draft"


def test_imports_and_sets(desk):
    made = make_set([make_question()])
    for address in ("/imports/", "/sets/", "/sets/blueprint/", made.get_absolute_url()):
        assert odd(desk.get(address).content.decode()) == [], address
