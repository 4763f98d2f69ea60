"""A small site in which everything that an address can lead to is there, and who asks for it."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from django.contrib.auth.models import Group
from django.utils.timezone import localdate

from interviews.accounts.adapter import link_to_set_password
from interviews.browse.pages.sitemap import PART
from interviews.models import (
    Attempt,
    BulkStep,
    Category,
    ColumnMap,
    Competency,
    Job,
    JobFile,
    Learner,
    Report,
    Resemblance,
    Role,
    SecurityEvent,
    Sitting,
    SynonymSet,
    Tag,
)
from interviews.panels.arrange import add_guest
from interviews.practice.packet import Asked
from tests.admin.forms import ORGANISATION
from tests.ingest.make import make_batch, make_document, make_found
from tests.make import (
    make_candidate,
    make_guide,
    make_interview,
    make_link,
    make_picture,
    make_question,
    make_samples,
    make_set,
    make_trainer,
    make_user,
    make_vacancy,
)

ACTORS = ("visitor", "link", "account", "staff", "题库编辑", "审核人", "培训师", "owner", "管理员")
GROUPS = ("题库编辑", "审核人", "培训师", "管理员")
INVOICE = "客户说发票抬头写错了三回，要求今天就给一个说法，你怎么处理？"
NIGHT = "夜里系统停了半小时，排队的客户有八十个，你先做什么？"
TRAIN = "高铁票改签失败，客户一小时后发车，客服系统又在排队，你怎么安排？"
REFUND = "系统显示已退款，客户的银行却说没有，两边都不肯再查，你怎么收场？"


@dataclass(frozen=True)
class Secret:
    """A part of an address that only those who were given the link know."""

    known: str
    guessed: str = "a-guess"


class World:
    """Whom and what there is. `people[actor]` signs in; who is not in it is a visitor."""

    def __init__(self):
        self.owner = make_trainer("owner")
        self.people = {
            "account": make_user("learner", is_staff=False),
            "staff": make_user("newcomer"),
            **{group: make_user(f"of-{group}", group=group) for group in GROUPS},
            "owner": self.owner,
        }
        self.pictures = make_picture(color="red").pk, make_picture(color="blue").pk
        self.shown = make_question(samples=make_samples(), **_with(self.pictures[0]))
        self.internal = make_question(INVOICE, visibility="internal", **_with(self.pictures[1]))
        self.draft = make_question(REFUND, status="draft")
        self.spare = make_question(TRAIN)
        self.waiting = make_question(NIGHT, status="review")
        self.set = make_set([self.shown], by=self.owner)
        self.internal_set = make_set([self.internal], by=self.owner)
        self.set_link = make_link(self.set, owner=self.owner)
        self.mock_link = make_link(self.set, ("mock",), owner=self.owner)
        self.report = Report.objects.create(question=self.shown, kind="wrong")
        self.document = make_document(make_found(INVOICE), batch=make_batch(), lines=(INVOICE,))
        self.pair = Resemblance.objects.create(first=self.shown, second=self.waiting, ratio=0.9)
        self.columns = ColumnMap.objects.create(heads_digest="1", heads=["题"], fields=["stem"])
        self.job, self.readers_job = _job(self.owner), _job(None)
        self.event = SecurityEvent.objects.create(kind="signed_in")
        learner = Learner.objects.create(user=self.owner)
        self.attempt = Attempt.objects.create(
            learner=learner, question=self.shown, version=self.shown.versions.get(), key="1"
        )
        self.sitting = Sitting.objects.create(learner=learner, codes=[self.shown.code])
        self.bulk = BulkStep.objects.create(kind="publish", by=self.people["审核人"])
        self.vacancy = make_vacancy(by=self.owner)
        self.candidate = make_candidate(self.vacancy)
        self.interview = make_interview(
            [self.owner, self.people["staff"]], candidate=self.candidate
        )
        self.guest, _code = add_guest(self.interview, "业务经理", by=self.owner)
        self.boss = make_user("boss", is_superuser=True)
        self.invited = make_user("invited", group="培训师")

    @cached_property
    def places(self):
        """{start of an address: [(what it leads to, the values of its parameters)]}"""
        one, spare = self.document.items.get(), {"slug": "spare", "english_name": "Spare"}
        key, token = link_to_set_password(self.invited).split("/")[-2].split("-", 1)
        of_set = {
            "entry": self.set.entries.get().pk,
            "link": self.set_link.pk,
            "code": self.spare.code,
        }
        return {
            "/questions/": [
                ("public", {"code": self.shown.code}),
                ("internal", {"code": self.internal.code}),
                ("draft", {"code": self.draft.code}),
            ],
            "/sitemap-": [("", {"number": self.shown.pk // PART})],
            "/pictures/": [
                ("of a public question", {"name": self.pictures[0]}),
                ("of an internal question", {"name": self.pictures[1]}),
            ],
            "/practice/questions/": [
                ("public", {"code": self.shown.code, "number": 1}),
                ("internal", {"code": self.internal.code, "number": 1}),
            ],
            "/practice/attempts/": [("the owner's", {"pk": self.attempt.pk, "number": 1})],
            "/practice/shared/": [("", {"secret": Secret(self.mock_link.secret)})],
            "/practice/sittings/": [("the owner's", {"pk": self.sitting.pk})],
            "/reports/": [("", {"code": self.shown.code, "token": Secret(self.report.token)})],
            "/imports/documents/": [("", {"pk": self.document.pk})],
            "/imports/items/": [("", {"pk": one.pk})],
            "/imports/columns/": [("", {"pk": self.columns.pk})],
            "/imports/": [("", {"pk": self.document.batch_id})],
            "/sets/shared/": [("", {"secret": Secret(self.set_link.secret)})],
            "/sets/basket/": [("", {"pk": f"S-{self.set.pk:04}"})],
            "/sets/": [
                ("", {"pk": f"S-{self.set.pk:04}", "link": self.set_link.pk, **of_set}),
            ],
            "/panels/vacancies/": [("the owner's", {"pk": self.vacancy.pk})],
            "/panels/candidates/": [("the owner's", {"pk": self.candidate.pk})],
            "/panels/guests/": [("", {"secret": Secret(self.guest.secret)})],
            "/panels/interviews/": [
                (
                    "the owner's, staff at the table",
                    {"pk": self.interview.pk, "seat": self.guest.pk, "number": 1, "kind": "json"},
                )
            ],
            "/jobs/": [
                ("the owner's", {"token": self.job.token}),
                ("a reader's", {"token": Secret(self.readers_job.token)}),
            ],
            "/guides/": [
                ("", {"slug": make_guide().slug}),
                ("draft", {"slug": make_guide(published=False).slug}),
            ],
            "/accounts/welcome/": [("", {"uidb36": key, "key": Secret(token)})],
            "/accounts/company/": [("", {"company": "sso", "provider_id": "sso"})],
            "/accounts/sessions/": [("", {"pk": 1})],
            "/accounts/factor/keys/": [("", {"pk": 1})],
            "/admin/review/": [("", {"pk": self.waiting.pk})],
            "/admin/bulk/": [("", {"pk": self.bulk.pk})],
            "/admin/duplicates/": [("", {"pk": self.pair.pk})],
            "/admin/interviews/role/": _row(Role.objects.create(name="闲置", **spare)),
            "/admin/interviews/category/": _row(Category.objects.create(name="闲置", **spare)),
            "/admin/interviews/competency/": _row(Competency.objects.create(name="闲置", **spare)),
            "/admin/interviews/tag/": _row(Tag.objects.create(name="闲置")),
            "/admin/interviews/synonymset/": _row(SynonymSet.objects.create(words="催单\n催促")),
            "/admin/interviews/question/": [
                ("published", {"pk": self.shown.pk, "object_id": self.shown.pk, "number": 1}),
                ("draft", {"pk": self.draft.pk, "object_id": self.draft.pk, "number": 1}),
            ],
            "/admin/interviews/report/": _row(self.report),
            "/admin/interviews/guide/": _row(make_guide()),
            "/admin/interviews/importbatch/": _row(self.document.batch),
            "/admin/interviews/importeditem/": _row(one),
            "/admin/interviews/securityevent/": _row(self.event),
            "/admin/interviews/user/": [
                ("a trainer", {"id": self.invited.pk, **_keys(self.invited)}),
                ("a superuser", {"id": self.boss.pk, **_keys(self.boss)}),
            ],
            "/admin/auth/group/": _row(Group.objects.get(name="培训师")),
            "/admin/interviews/organisation/": [("", {"object_id": 1})],
            "/admin/<app_label>/": [("", {"app_label": "interviews"})],
            "/admin/<url>": [("", {"url": "nothing-of-ours/"})],
        }


def _job(owner):
    job = Job.objects.create(owner=owner, work="tests", title="大文件", state=Job.State.DONE)
    JobFile.objects.create(job=job, name="卷.csv", content=b"x", is_result=True)
    return job


def _with(picture):
    return {"picture": picture, "picture_alt": "一块颜色"}


def _row(row):
    return [("", _keys(row))]


def tomorrow():
    return localdate() + timedelta(days=1)


def _keys(row):
    return {"pk": row.pk, "object_id": row.pk}


def sent(world):
    """What a POST sends where an empty one would do nothing: {address: fields}."""
    tag = {"name": "夜班"}
    return {
        "/admin/autocomplete/": {
            **{"app_label": "interviews", "model_name": "question", "field_name": "tags"},
            "term": "退",
        },
        "/reports/about/<str:code>/": {"kind": "wrong", "text": "错字"},
        "/imports/": {"source": "人事部", "rights": "own", "text": f"1. {NIGHT}\n答案：先听完。"},
        "/imports/items/<int:pk>/": {"decision": "reject"},
        "/sets/new/": {"title": "新的一套"},
        "/sets/basket/change/": {"code": world.shown.code, "action": "add"},
        "/sets/basket/save/": {"title": "新的一套"},
        "/sets/<set:pk>/update/": {"all": "1"},
        "/sets/<set:pk>/editors/": {"editors": [world.invited.pk]},
        "/sets/<set:pk>/links/": {"sheets": ["candidate"], "days": "7"},
        "/sets/<set:pk>/links/<int:link>/hand/": {"person": world.invited.pk},
        "/sets/<set:pk>/export/": {"sheet": "candidate", "format": "csv", "accepted": "1"},
        "/panels/new/": {
            **{"title": "客服组长", "question_set": world.set.pk, "rule": "mean"},
            **{"pass_line": "60", "retention_days": "90"},
        },
        "/panels/vacancies/<int:pk>/candidates/": {"name": "7", "delete_on": str(tomorrow())},
        "/panels/candidates/<int:pk>/interview/": {
            **{"starts_at": f"{tomorrow()}T10:00", "minutes": "45"},
            **{"question_set": world.set.pk, "lead": world.owner.pk},
        },
        "/panels/interviews/<int:pk>/when/": {"starts_at": f"{tomorrow()}T10:00", "minutes": "45"},
        "/panels/interviews/<int:pk>/seats/": {"person": world.invited.pk},
        "/panels/interviews/<int:pk>/guests/": {"name": "另一位"},
        "/panels/interviews/<int:pk>/questions/<int:number>/": {"level-0": "5"},
        "/practice/questions/<str:code>/note/": {"text": "我的笔记"},
        "/practice/questions/<str:code>/answer/": {"key": "2", "opened": "1", "way": "mind"},
        "/practice/questions/<str:code>/whole/": {
            **{"asked": Asked(world.shown.code, 1, 0).signed(), "key": "3"},
            **{f"level-{place}": 5 for place in range(3)},
        },
        "/practice/attempts/<int:pk>/mark/": {f"level-{place}": 5 for place in range(3)},
        "/practice/begin/": {"minutes": "10"},
        "/admin/account/": {"email": "somebody@example.org"},
        "/admin/interviews/question/<int:pk>/comment/": {"reason": "这里要改", "client_key": "1"},
        "/admin/review/<int:pk>/": {"step": "send_back", "reason": "锚点太像"},
        "/admin/duplicates/<int:pk>/": {"decision": "different", "reason": "渠道不同"},
        "/admin/interviews/question/<int:pk>/step/": {"step": "comment", "reason": "这里要改"},
        "/admin/interviews/question/unsaved/": {"_place": str(world.draft.pk), "stem": "半句"},
        "/admin/interviews/tag/add/": tag,
        "/admin/interviews/user/add/": {"username": "new"},
        **{
            f"/admin/interviews/{model}/<path:object_id>/delete/": {"post": "yes"}
            for model in (
                "role",
                "category",
                "competency",
                "tag",
                "synonymset",
                "guide",
                "question",
            )
        },
        "/admin/interviews/tag/<path:object_id>/change/": tag,
        "/admin/interviews/user/<path:object_id>/delete/": {"post": "yes"},
        "/admin/interviews/report/<path:object_id>/change/": {"state": "done", "answer": "改了"},
        "/admin/interviews/synonymset/add/": {"words": "催单\n催促", "in_use": "on"},
        "/admin/interviews/user/<path:object_id>/change/": {"username": "renamed"},
        "/admin/auth/group/<path:object_id>/change/": {"name": "renamed"},
        "/admin/interviews/organisation/<path:object_id>/change/": ORGANISATION,
    }
