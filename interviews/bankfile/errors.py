"""What is wrong with a bank file, said so that its writer finds the place."""

from collections.abc import Iterable
from typing import NamedTuple

from interviews.text.message import Message

MAX_PROBLEMS = 20


class Problem(NamedTuple):
    """`line` counts from 1; `question` is a code, "#3" for the third, or empty for the file."""

    line: int
    question: str
    field: str
    message: Message

    def __str__(self) -> str:
        place = [self.question, self.field]
        return ": ".join([f"line {self.line}", *filter(None, place), str(self.message)])


class BankFileError(ValueError):
    """A bank file that cannot be read; `problems` has the first of them in file order."""

    def __init__(self, name: str, problems: Iterable[Problem]) -> None:
        self.name, self.problems = name, tuple(problems)
        super().__init__("\n".join(f"{name}: {problem}" for problem in self.problems))
