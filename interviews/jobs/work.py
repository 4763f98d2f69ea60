"""What work is to its author: a marked function, what it is given, and what it may end with."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from interviews.models import Job
from interviews.text.message import Message


class Failed(Exception):
    """The work cannot be done; `messages` say to its owner why and what helps."""

    def __init__(self, *messages: Message) -> None:
        super().__init__(*map(str, messages))
        self.messages = messages


class Stopped(Exception):
    """Its owner has cancelled the job, or another worker does it now."""


@dataclass(frozen=True)
class File:
    name: str
    content: bytes
    content_type: str = ""


@dataclass(frozen=True)
class Outcome:
    """What came of it: sentences, where to go on, a file to take."""

    said: list[Message] = field(default_factory=list)
    link: str = ""
    file: File | None = None


@dataclass(frozen=True)
class Task:
    """One attempt at a job, as the function that does the work sees it."""

    job: Job
    attempt: int

    @property
    def arguments(self) -> dict[str, Any]:
        return dict(self.job.arguments)

    def files(self) -> list[File]:
        given = self.job.files.filter(is_result=False)
        return [File(one.name, bytes(one.content), one.content_type) for one in given]

    def reached(self, percent: int) -> None:
        """Tell the owner how far it is. Raises Stopped when nobody wants the rest."""
        if not self.job.beat(self.attempt, percent=percent):
            raise Stopped


Work = Callable[[Task], Outcome]


def work(function: Work) -> Work:
    """Mark a function as one that a job may name: nothing else is ever called by its name."""
    function.is_work = True  # type: ignore[attr-defined]  # a mark of ours on a function
    return function


def name_of(function: Work) -> str:
    return f"{function.__module__}.{function.__qualname__}"
