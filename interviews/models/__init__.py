from interviews.models.duplicates import Resemblance
from interviews.models.events import Event
from interviews.models.finding import find
from interviews.models.guides import Guide
from interviews.models.loads import LoadedFile
from interviews.models.question_queries import QuestionQuerySet
from interviews.models.questions import DIFFICULTY_WORDS, Criterion, Question
from interviews.models.reports import Report
from interviews.models.revision import BankRevision
from interviews.models.search import Digest
from interviews.models.sets import QuestionSet, SetEntry, SetSection, SetUse, idle_days
from interviews.models.sources import CodeSeries, ImportBatch, ImportedItem, SourceDocument
from interviews.models.tally import tally
from interviews.models.taxonomy import Category, Competency, Role, Tag
from interviews.models.versions import Version

__all__ = [
    "DIFFICULTY_WORDS",
    "BankRevision",
    "Category",
    "CodeSeries",
    "Competency",
    "Criterion",
    "Digest",
    "Event",
    "Guide",
    "ImportBatch",
    "ImportedItem",
    "LoadedFile",
    "Question",
    "QuestionQuerySet",
    "QuestionSet",
    "Report",
    "Resemblance",
    "Role",
    "SetEntry",
    "SetSection",
    "SetUse",
    "SourceDocument",
    "Tag",
    "Version",
    "find",
    "idle_days",
    "tally",
]
