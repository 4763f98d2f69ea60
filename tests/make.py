"""One make_x() a model: a test states only what matters to it."""

import io
from dataclasses import replace
from itertools import count

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone
from PIL import Image

from interviews.bankfile.pictures import prepare
from interviews.bankfile.triple import Criterion, Sample, Triple
from interviews.curation.load import load
from interviews.models import Candidate, Category, Guide, Picture, Question, SetLink, Vacancy
from interviews.panels.arrange import make_interview as arrange_interview
from interviews.sets import build
from interviews.web.devices import remember

numbers = count(1)

ANSWER = (
    "我先把事情接过来，不争有没有答应过。接着在三分钟内查两件事：退款走到哪一步，昨天是谁接的会话；"
    "查到就把流水号发给客户，说明原路退回一般要一到三个工作日，凭流水号可以向银行查。"
    "查不到，我当场补提申请，请组长加急，并且约好两点十五分给第二次回复，哪怕那时还没有新的结果。"
    "承诺属实就认，在我的权限里补一张二十元的券，超出的请组长定，不再许一个新的到账时间。"
    "最后留痕：工单补记承诺的内容、时间和同事，设明天中午的回访提醒，再私下跟那位同事说一声，"
    "答应了客户的时间，要写进工单。"
)
ANALYSIS = (
    "看候选人在没有记录的时候会不会把举证的责任推给客户，能不能把含糊的承诺换成自己做得到的时间点。"
)


def make_triple(stem="客户说昨天答应的退款没有到账，系统里查不到这条承诺，你怎么做？", **fields):
    """A complete triple with a code of its own; `rubric` always fits `points`."""
    points = fields.setdefault("points", 10)
    return replace(
        Triple(
            code=f"TS-{next(numbers):04}",
            status="published",
            visibility="public",
            roles=("specialist",),
            category="situational",
            competencies=("问题解决",),
            difficulty=3,
            points=points,
            minutes=3,
            tags=("工单", "退款"),
            stem=stem,
            answer=ANSWER,
            analysis=ANALYSIS,
            key_points=("先接手，不争论", "查证有次序、有时限", "把口头承诺补成工单"),
            rubric=make_rubric(points),
            probes=("同事说的是尽快，你怎么跟客户说？", "两点十五分到了还没有结果呢？"),
            red_flags=("自己垫钱了事",),
            source="original",
            author="题库编写组",
            licence="CC-BY-SA-4.0",
        ),
        **fields,
    )


def make_rubric(points=10):
    """Three criteria whose weights sum to `points` (at least 3)."""
    return (
        Criterion("接手", points - 2, "说出由自己跟到底", "道了歉再查", "让客户先给截图"),
        Criterion("查证", 1, "三分钟内给第一次答复", "会去查，没说多久", "让客户自己问银行"),
        Criterion("留痕", 1, "补记承诺并设回访", "只写这一次的结果", "一结束就关单"),
    )


def make_samples():
    """An adequate and a poor answer that fit `make_rubric`: 6.0 and 2.0 of 10 points."""
    adequate = (
        "我先跟他说声不好意思，请他给我两分钟，我去看看退款到哪一步了。要是系统里真没有，我就问问组长怎么办，"
        "有了消息再告诉他。昨天是哪位同事讲的我也会问一下，工单里写清楚这次的结果。"
    )
    poor = (
        "系统里没有就是没有，我也不能凭空给他变出来。我会请他把昨天的聊天截图发过来，没有截图我们很难处理。"
        "或者让他自己打银行问一问，说不定早就到了。他要是还闹，就跟他讲规定是这样。"
    )
    return (
        Sample("adequate", adequate, (3, 3, 3), "会查会问，没有说多久，也没有自己跟到底。"),
        Sample("poor", poor, (1, 1, 1), "把举证和查询都推给客户。"),
    )


def make_picture(size=(60, 40), color="red"):
    """A kept picture of one colour."""
    file = io.BytesIO()
    Image.new("RGB", size, color).save(file, "PNG")
    return Picture.objects.keep(prepare(file.getvalue()))


def make_question(stem=None, **fields):
    """A saved question, published and complete unless told otherwise."""
    triple = make_triple(**({"stem": stem} if stem else {}), **fields)
    load([triple])
    return Question.objects.get(code=triple.code)


def make_guide(title=None, *, questions=(), categories=(), **fields):
    """A saved guide, published, last in the reading order unless told otherwise."""
    number = next(numbers)
    known = {
        "slug": f"guide-{number}",
        "title": title or f"指南第 {number} 篇",
        "summary": "一两句话。",
        "body": "先做**一件事**。",
        "order": number,
    }
    guide = Guide.objects.create(**known | fields)
    guide.questions.set(questions)
    guide.categories.set(Category.objects.filter(slug__in=categories))
    return guide


def make_user(username=None, *, group=None, **fields):
    """A member of staff; `group` is the name of one of the groups that come with the migrations."""
    fields = {"is_staff": True, "password": "a-long-password", **fields}
    user = get_user_model().objects.create_user(username or f"user{next(numbers)}", **fields)
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user


def let_know(client, username):
    """Let the browser be one on which `username` signed in before."""
    response = HttpResponse()
    remember(RequestFactory().get("/"), response, username)
    client.cookies[settings.DEVICE_COOKIE_NAME] = response.cookies[
        settings.DEVICE_COOKIE_NAME
    ].value


def make_admin(name="root"):
    return make_user(name, is_superuser=True)


def make_trainer(username=None, **fields):
    return make_user(username, group="培训师", **fields)


def make_set(questions=(), *, by=None, title="客服经理终面", **fields):
    """A saved set of `questions` (or of one new one), owned by `by` or a new trainer."""
    questions = list(questions) or [make_question()]
    codes = [question.code for question in questions]
    return build.make_set(codes, by=by or make_trainer(), title=title, **fields)


def make_link(question_set, sheets=("candidate",), **fields):
    return SetLink.objects.create(question_set=question_set, sheets=list(sheets), **fields)


def make_vacancy(*, by=None, title="客服经理", questions=(), **fields):
    """A vacancy of `by` or a new trainer, with a set of `questions` (or of one new one)."""
    owner = by or make_trainer()
    made = make_set(questions, by=owner)
    return Vacancy.objects.create(title=title, owner=owner, question_set=made, **fields)


def make_candidate(vacancy=None, name="林一", **fields):
    vacancy = vacancy or make_vacancy()
    known = {"vacancy": vacancy, "name": name, "delete_on": vacancy.last_day()}
    return Candidate.objects.create(**known | fields)


def make_interview(seats=(), *, candidate=None, **when):
    """An interview of `candidate` with accounts at its table, the first of whom leads."""
    candidate = candidate or make_candidate()
    vacancy = candidate.vacancy
    when = {"starts_at": timezone.now(), "minutes": 60, "place": "三楼会议室", **when}
    return arrange_interview(
        candidate, vacancy.question_set, seats, by=vacancy.owner or make_trainer(), **when
    )
