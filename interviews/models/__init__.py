from interviews.models.loads import LoadedFile
from interviews.models.questions import (
    DIFFICULTY_WORDS,
    Criterion,
    NotComplete,
    Question,
    QuestionQuerySet,
)
from interviews.models.search import Digest
from interviews.models.sources import CodeSeries, ImportBatch, ImportedItem, SourceDocument
from interviews.models.taxonomy import Category, Competency, Role, Tag

__all__ = [
    "DIFFICULTY_WORDS",
    "Category",
    "CodeSeries",
    "Competency",
    "Criterion",
    "Digest",
    "ImportBatch",
    "ImportedItem",
    "LoadedFile",
    "NotComplete",
    "Question",
    "QuestionQuerySet",
    "Role",
    "SourceDocument",
    "Tag",
]
