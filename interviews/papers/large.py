"""Files of many questions are written by a job; readers without an account may ask for some too."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.module_loading import import_string
from django.utils.translation import override

from interviews.exports.booklet import Booklet, Sheet
from interviews.exports.formats import ExportError, write
from interviews.jobs.start import start
from interviews.jobs.work import Failed, File, Outcome, Task, name_of, work
from interviews.models import Job, Reader, SecurityEvent, note
from interviews.text.message import N_, Message

LARGE = 100  # questions that a request still writes itself
MOST_ASKED = 5  # open jobs of all readers without an account, and of each with one
CHINESE = "zh-hans"  # papers are Chinese, whoever prints them
Recipe = tuple[Callable[..., Booklet], dict[str, Any]]
DIFFERS = N_("The file is ready, but it differs from the paper:")


def write_later(
    request: HttpRequest, title: object, recipe: Recipe, sheet: dict[str, Any], format_name: str
) -> Job | None:
    """The job that writes it, or None while too many are being written.

    `recipe` is a function from the keywords of a sheet to a Booklet, by plain values besides:
    (function, values).
    """
    function, values = recipe
    user = request.user
    owned = {"owner": user} if user.is_authenticated else {"owner": None}
    if Job.objects.open().filter(work=name_of(write_paper), **owned).count() >= MOST_ASKED:
        return None
    asked: dict[str, Any] = {
        "recipe": f"{function.__module__}.{function.__qualname__}",
        "values": values,
        "sheet": sheet,
        "format": format_name,
    }
    return start(write_paper, owner=user, title=str(title), **asked)


def note_taken(booklet: Booklet, format_name: str, *, by: Reader | None) -> None:
    """Write down who took out a file with internal questions."""
    codes = [item.triple.code for item in booklet.items if item.triple.visibility == "internal"]
    if codes:
        about = f"{booklet.sheet} {format_name}: {', '.join(codes)}"
        note(SecurityEvent.Kind.EXPORTED, by=by, about=about)


@work
def write_paper(task: Task) -> Outcome:
    asked = task.arguments
    sheet = asked["sheet"] | {"sheet": Sheet(asked["sheet"]["sheet"])}
    with override(CHINESE):
        booklet = import_string(asked["recipe"])(**asked["values"], **sheet)
    task.reached(20)
    try:
        export = write(booklet, asked["format"])
        note_taken(booklet, asked["format"], by=task.job.owner)
    except ExportError as error:
        raise Failed(error.message) from error
    said = [Message(DIFFERS), *export.warnings] if export.warnings else []
    return Outcome(said, file=File(export.filename, export.content, export.content_type))


def reader(pk: int | None) -> Reader:
    """The person by whose rights a recipe reads."""
    return AnonymousUser() if pk is None else get_user_model().objects.get(pk=pk)
