from interviews.models.guides import Guide
from interviews.models.loads import LoadedFile
from interviews.models.questions import (
    DIFFICULTY_WORDS,
    Criterion,
    NotComplete,
    Question,
    QuestionQuerySet,
)
from interviews.models.revision import BankRevision
from interviews.models.search import Digest
from interviews.models.tally import tally
from interviews.models.taxonomy import Category, Competency, Role, Tag

__all__ = [
    "DIFFICULTY_WORDS",
    "BankRevision",
    "Category",
    "Competency",
    "Criterion",
    "Digest",
    "Guide",
    "LoadedFile",
    "NotComplete",
    "Question",
    "QuestionQuerySet",
    "Role",
    "Tag",
    "tally",
]
