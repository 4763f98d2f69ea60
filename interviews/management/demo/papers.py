"""Sets of a trainer, with links that are open and closed."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from interviews.management.demo.people import Person
from interviews.models import Question, QuestionSet, SetLink
from interviews.sets import build

SETS = (("专员初面（示例）", "specialist", 6), ("主管复面（示例）", "manager", 8))


def make_sets(people: dict[str, Person]) -> list[str]:
    """The sets that are missing; the addresses of the links that open one."""
    trainer = people["xiaozhou"].user
    for title, role, count in SETS:
        if not QuestionSet.objects.filter(title=title, owner=trainer).exists():
            questions = Question.objects.published().filter(visibility="public", roles__slug=role)
            codes = questions.order_by("code").values_list("code", flat=True)[:count]
            made = build.make_set(list(codes), by=trainer, title=title)
            _link(made, ["candidate"], "王女士，周四初面", days=14)
            _link(made, ["candidate", "interviewer"], "面试官李工", days=3).close()
    links = SetLink.objects.active().filter(owner=trainer)
    return [reverse("sets:shared", args=[link.secret]) for link in links]


def _link(question_set: QuestionSet, sheets: list[str], note: str, *, days: int) -> SetLink:
    until = timezone.now() + timedelta(days=days)
    owner = question_set.owner
    return SetLink.objects.create(
        question_set=question_set, sheets=sheets, note=note, owner=owner, expires_at=until
    )
