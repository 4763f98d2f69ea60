"""Fill a bank with generated questions: Chinese of plausible words, the same for the same seed."""

import random
from datetime import timedelta
from itertools import islice

from django.db import connection, transaction
from django.utils import timezone

from interviews.models import Category, Competency, Digest, Question, Role, Tag
from interviews.models.guards import install_guards, remove_guards
from interviews.models.search import analyse, write_digests
from interviews.text.zones import zoned

WHO = [
    "客户",
    "老客户",
    "新客户",
    "商家",
    "会员",
    "企业客户",
    "组员",
    "质检员",
    "店长",
    "快递员",
    "家长",
    "乘客",
]
DID = [
    "投诉",
    "要求退款",
    "催单",
    "追问进度",
    "拒绝回访",
    "威胁曝光",
    "反复来电",
    "索要赔偿",
    "质疑收费",
    "改了地址",
]
WHAT = [
    "订单",
    "账单",
    "包裹",
    "保单",
    "套餐",
    "机票",
    "洗衣机",
    "会员费",
    "优惠券",
    "验证码",
    "工单",
    "发票",
    "排班",
    "通话录音",
]
HOW = [
    "在电话里",
    "在会话里",
    "在门店",
    "在邮件里",
    "在社交平台",
    "在深夜",
    "在大促当天",
    "在系统故障时",
]
ASK = ["你先做什么？", "你怎么回应？", "接下来一小时你怎么安排？", "你凭什么判断？", "你怎么跟进？"]
TAGS = 200
CHUNK = 2_000


def fill(n, seed=1):
    """Add `n` published questions with roles, competencies, tags and digests."""
    dice = random.Random(seed)
    roles, categories, competencies = (
        list(model.objects.all()) for model in (Role, Category, Competency)
    )
    tags = [Tag.objects.create(name=f"话题{number}") for number in range(TAGS)]
    remove_guards()  # nobody follows a bank that is being made
    now, made = timezone.now() - timedelta(seconds=n), 0
    numbers = iter(range(1, n + 1))
    while chunk := list(islice(numbers, CHUNK)):
        with transaction.atomic():
            questions = Question.objects.bulk_create(
                Question(
                    code=f"BM-{number:06}",
                    status="published",
                    published_at=now + timedelta(seconds=number),
                    review_due=now + timedelta(days=300),
                    category=dice.choice(categories),
                    difficulty=dice.randint(1, 5),
                    minutes=dice.randint(2, 6),
                    stem=sentence(dice),
                    answer="".join(sentence(dice) for _ in range(6)),
                )
                for number in chunk
            )
            link(Question.roles.through, "role", questions, roles, 1, dice)
            link(Question.competencies.through, "competency", questions, competencies, 2, dice)
            link(Question.tags.through, "tag", questions, tags, 3, dice)
            write_digests([digest_of(question) for question in questions])
        made += len(questions)
        yield made
    install_guards()
    analyse()


def sentence(dice):
    words = (dice.choice(words) for words in (HOW, WHO, DID, WHAT, ASK))
    return f"第{dice.randint(1, 9999)}次，" + "".join(words)


def link(through, name, questions, terms, n, dice):
    rows = [(question.pk, term.pk) for question in questions for term in dice.sample(terms, n)]
    add(f"INSERT INTO {through._meta.db_table} (question_id, {name}_id) VALUES (%s, %s)", rows)


def add(statement, rows):
    with connection.cursor() as cursor:
        cursor.executemany(statement, rows)


def digest_of(question):
    text = zoned(code=[question.code], stem=[question.stem], answer=[question.answer])
    return Digest(question=question, text=text, gap_count=0)
