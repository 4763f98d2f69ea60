"""What every step checks first: the row as it stands now, locked; and whether one may."""

from typing import Any, NoReturn

from interviews.curation.refusal import Refused
from interviews.models import Question, User
from interviews.text.message import N_, Message


def refuse(text: str, **params: Any) -> NoReturn:
    raise Refused(Message(text, params))


def locked(question: Question, by: User | None, permission: str | None, *statuses: str) -> Question:
    """The row as it stands now, locked until the end of the step. Refuses other states."""
    if permission:
        permit(by, permission)
    root = question.revises_id or question.pk
    ids = sorted({root, question.pk})
    rows = Question.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk")
    found: dict[int, Question] = {row.pk: row for row in rows.with_triple()}
    row = found.get(question.pk)
    if row is None:
        refuse(N_("%(code)s: this draft is gone; it was approved or deleted."), code=question.code)
    if row.status not in statuses:
        refuse(
            N_("%(code)s is %(status)s now: this step does not apply."),
            code=row.code,
            status=str(row.get_status_display()),
        )
    return row


def permit(by: User | None, *permissions: str) -> None:
    if by is not None and not any(by.has_perm(permission) for permission in permissions):
        refuse(N_("Your account does not have the permission for this."))
