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
from interviews.models.sets import QuestionSet, SetEntry, SetSection, SetUse, idle_days
from interviews.models.tally import tally
from interviews.models.taxonomy import Category, Competency, Role, Tag

__all__ = [
    "DIFFICULTY_WORDS",
    "BankRevision",
    "Category",
    "Competency",
    "Criterion",
    "Digest",
    "LoadedFile",
    "NotComplete",
    "Question",
    "QuestionQuerySet",
    "QuestionSet",
    "Role",
    "SetEntry",
    "SetSection",
    "SetUse",
    "Tag",
    "idle_days",
    "tally",
]
