"""The panel meets: sums by hand, spread, agreed marks beside the originals, decision, record."""

import json
from decimal import Decimal
from io import BytesIO

import pikepdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from interviews.models import AgreedMark, Interview
from interviews.panels.arrange import close, decide, reopen, sign
from interviews.panels.feedback import draft
from interviews.panels.marking import keep
from interviews.panels.ranking import ranked
from interviews.panels.standing import standing_of
from tests.make import make_candidate, make_interview, make_question, make_user, make_vacancy
from tests.panels.conftest import mark_all

pytestmark = pytest.mark.django_db
D = Decimal


def held(rule="drop", *, levels, questions=(), vacancy=None, name="林一"):
    """A closed interview in which interviewer n gave `levels[n]`."""
    vacancy = vacancy or make_vacancy(rule=rule, questions=questions)
    people = [make_user(name=f"第{n}位") for n in range(len(levels))]
    panel = make_interview(people, candidate=make_candidate(vacancy, name))
    for seat, given in zip(panel.seats.order_by("pk"), levels, strict=True):
        mark_all(seat, *given)
    close(panel, "", by="第0位")
    return Interview.objects.get(pk=panel.pk)


def text_of(answer):
    return answer.content.decode()


def test_the_sum_is_what_one_reckons_by_hand():
    """Points 8, 1, 1; 5-5-5 is 100, 3-3-3 is 60, 4-0-1 is (6.4 + 0.2) of 9: 73.33."""
    panel = held(levels=[(5, 5, 5), (3, 3, 3), (4, 0, 1)])
    found = standing_of(panel).result()

    assert [sheet.result().out_of_100 for sheet in standing_of(panel).sheets] == [
        D("100.00"),
        D("60.00"),
        D("73.33"),
    ]
    assert (found.score, found.counted) == (D("77.78"), 3)


def test_from_five_on_the_highest_and_the_lowest_are_left_out():
    given = [(5, 5, 5), (1, 1, 1), (3, 3, 3), (4, 4, 4), (3, 3, 3)]
    dropped = standing_of(held(levels=given)).result()
    plain = standing_of(held("mean", levels=given)).result()

    assert (dropped.score, dropped.lowest, dropped.highest) == (D("66.67"), D(20), D(100))
    assert (plain.score, plain.lowest) == (D("64.00"), None)


def test_agreed_marks_stand_beside_and_count_only_by_that_rule():
    panel = held("agreed", levels=[(5, 3, 1), (3, 3, 1)])
    standing = standing_of(panel)
    assert (standing.result(), standing.not_agreed(), standing.passes()) == (None, 1, None)

    AgreedMark.objects.create(asked=panel.asked.get(), line=0, level=4, by_name="第0位")
    standing = standing_of(panel)
    assert standing.result().score == D("72.00")  # 6.4 + 0.6 + 0.2 of 10
    assert standing.sheets[0].level(panel.asked.get(), 0) == 5
    AgreedMark.objects.create(asked=panel.asked.get(), line=0, level=None, by_name="第0位")
    assert standing_of(panel).result() is None


def test_the_widest_differences_stand_first_with_what_was_noted(client):
    vacancy = make_vacancy()
    people = [make_user(name="甲"), make_user(name="乙")]
    panel = make_interview(people, candidate=make_candidate(vacancy))
    mark_all(panel.seats.get(name="甲"), 5, 5, 3, **{"evidence-2": "说会回访"})
    mark_all(panel.seats.get(name="乙"), 5, 4, 1, **{"evidence-2": "挂了就关单"})
    client.force_login(people[1])

    page = text_of(client.get(f"/panels/interviews/{panel.pk}/meeting/"))

    assert [row.spread for row in standing_of(panel).rows()] == [2, 1, 0]
    assert page.index("留痕") < page.index("查证") < page.index("接手")
    assert "说会回访" in page
    assert "挂了就关单" in page
    assert "偏严" not in page  # only who leads is told


def test_the_lead_writes_down_what_was_agreed(client):
    panel = held(levels=[(5, 3, 1), (3, 3, 1)])
    client.force_login(panel.seats.get(is_lead=True).user)
    form = {"asked": panel.asked.get().pk, "line": "0", "level": "4"}

    answer = client.post(f"/panels/interviews/{panel.pk}/agree/", form)

    assert answer.headers["Location"].endswith(f"#r{form['asked']}-0")
    assert AgreedMark.objects.get().level == 4
    client.force_login(panel.seats.get(is_lead=False).user)
    assert client.post(f"/panels/interviews/{panel.pk}/agree/", form).status_code == 403


def test_agreement_is_shown_with_its_count_or_not_at_all(client):
    few = held(levels=[(5, 3, 1), (3, 3, 1)])
    questions = [make_question() for _ in range(3)]
    many = held(
        levels=[(5, 3, 1, 4, 2, 1, 5, 5, 3), (5, 3, 1, 4, 2, 1, 5, 4, 3)], questions=questions
    )
    page = {}
    for panel in (few, many):
        client.force_login(panel.seats.get(is_lead=True).user)
        page[panel] = text_of(client.get(f"/panels/interviews/{panel.pk}/meeting/"))

    assert "α" not in page[few]
    assert "9 个要点" in page[many]
    assert "偏严与偏宽" in page[many]


def test_a_red_flag_stops_the_line_however_high_the_score(client):
    vacancy = make_vacancy()
    panel = make_interview([make_user(name="甲")], candidate=make_candidate(vacancy))
    mark_all(panel.seats.get(), 5, 5, 5, **{"flag-0": True, "quote-0": "我先垫上"})
    close(panel, "", by="甲")
    client.force_login(vacancy.owner)

    page = text_of(client.get(f"/panels/interviews/{panel.pk}/meeting/"))

    assert "我先垫上" in page
    assert "不以得分直接通过" in page
    (row,) = ranked(vacancy)
    assert (row.score, row.passes) == (D(100), False)
    assert "有雷区" in text_of(client.get(f"/panels/vacancies/{vacancy.pk}/"))


def test_candidates_with_the_same_score_share_a_place(client):
    vacancy = make_vacancy()
    for name, level in (("一", 3), ("二", 5), ("三", 3), ("四", 1)):
        held(levels=[(level,) * 3], vacancy=vacancy, name=name)
    make_candidate(vacancy, "五")

    places = [(row.place, row.candidate.name) for row in ranked(vacancy)]
    assert places == [(1, "二"), (2, "一"), (2, "三"), (4, "四"), (None, "五")]


def record(client, panel, kind):
    answer = client.get(f"/panels/interviews/{panel.pk}/record/{kind}/")
    return b"".join(answer.streaming_content)


def test_the_record_holds_marks_rule_reasons_versions_and_signatures(client):
    panel = held(levels=[(5, 3, 1), (3, 3, 1)])
    reopen(panel, "补听", by="第0位")
    seat, asked = panel.seats.get(name="第1位"), panel.asked.get()
    keep(seat, asked, {"level-0": 4, "evidence-0": "先查流水"}, reason="重听了录音")
    close(panel, "", by="第0位")
    lead, owner = panel.seats.get(is_lead=True).user, panel.candidate.vacancy.owner
    decide(panel, "recommend", "要点都达到", by=lead, name="第0位")
    sign(panel, by=owner, name="林老师")
    client.force_login(lead)

    values = json.loads(record(client, panel, "json"))
    paper = words_of(record(client, panel, "pdf"))
    book = CalamineWorkbook.from_filelike(BytesIO(record(client, panel, "xlsx")))
    rows = book.get_sheet_by_index(0).to_python()

    assert values["score"] == "80.00"  # (5·8+3+1)/50 = 88.00 and (4·8+3+1)/50 = 72.00
    assert values["decision"]["signed_by"] == "林老师"
    assert values["questions"][0]["version"] == 1
    assert values["questions"][0]["criteria"][0]["marks"]["第1位"]["level"] == 4
    for word in (
        "80.00",
        "原为3",
        "重听了录音",
        "先查流水",
        f"{asked.text.code}v1",
        "建议录用",
        "林老师",
    ):
        assert word in paper, word
    assert len(rows) == 1 + 3 * 2
    assert rows[2][5:9] == ["第1位", 4, "", "先查流水"]


def words_of(content):
    import pypdfium2

    with pikepdf.open(BytesIO(content)) as pdf:
        assert "/MarkInfo" in pdf.Root  # tagged, as all papers
    document = pypdfium2.PdfDocument(content)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    return "".join(text.split())


def test_a_record_is_of_a_closed_interview_only(client, panel):
    client.force_login(panel.candidate.vacancy.owner)

    for kind in ("pdf", "xlsx", "json"):
        assert client.get(f"/panels/interviews/{panel.pk}/record/{kind}/").status_code == 403
    assert client.get(f"/panels/interviews/{panel.pk}/record/exe/").status_code == 404


def test_feedback_is_made_of_anchors_and_never_of_what_was_noted(client):
    panel = make_interview([make_user(name="甲")])
    mark_all(panel.seats.get(), 5, 3, 1, **{"evidence-0": "紧张得发抖"})
    close(panel, "", by="甲")
    rubric = panel.asked.get().lines

    text = draft(standing_of(panel))

    assert rubric[0].excellent in text
    assert rubric[2].adequate in text  # the next anchor above what was reached
    assert "发抖" not in text
    assert rubric[2].poor not in text


@pytest.mark.parametrize(
    "address", ["", "meeting/", "decision/", "mark/", "submit/", "feedback/", "record/json/"]
)
def test_a_page_asks_ten_times_at_most_for_one_interviewer_and_for_twenty(client, address):
    counts = []
    for n in (1, 20):
        people = [make_user() for _ in range(n)]
        panel = make_interview(people)
        for seat in panel.seats.all():
            mark_all(seat, 5, 3, 1, **{"evidence-0": "原话"})
        if address in ("feedback/", "record/json/"):
            close(panel, "", by="甲")
        client.force_login(people[0])
        client.get(f"/panels/interviews/{panel.pk}/{address}")
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(f"/panels/interviews/{panel.pk}/{address}")
        assert answer.status_code == 200
        counts.append(len([one for one in captured if not one["sql"].startswith("INSERT")]))
    assert counts[0] == counts[1] <= 10


@pytest.mark.parametrize("address", ["/panels/", "/panels/vacancies/{pk}/"])
def test_lists_ask_no_more_for_more_candidates(client, address):
    vacancy = make_vacancy()
    client.force_login(vacancy.owner)

    def count(n):
        for _ in range(n):
            held(levels=[(5, 3, 1)], vacancy=vacancy)
        url = address.format(pk=vacancy.pk)
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        return len(captured)

    few = count(1)
    assert count(5) == few <= 14
