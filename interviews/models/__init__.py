from interviews.models.codes import CodeSeries
from interviews.models.duplicates import Resemblance
from interviews.models.events import Event
from interviews.models.facets import FACETS, BandFacet, Option, TermFacet
from interviews.models.finding import find
from interviews.models.guides import Guide
from interviews.models.imported import ImportedItem, Why
from interviews.models.jobs import Job, JobFile
from interviews.models.loads import LoadedFile
from interviews.models.organisation import Organisation, organisation
from interviews.models.people import User
from interviews.models.question_queries import QuestionQuerySet
from interviews.models.questions import DIFFICULTY_WORDS, Criterion, Question
from interviews.models.readings import ColumnMap, Gesture, KeptSpan
from interviews.models.receipts import Receipt
from interviews.models.reports import Report
from interviews.models.revision import BankRevision
from interviews.models.rights import GivenRights
from interviews.models.search import Digest
from interviews.models.set_links import SetLink
from interviews.models.sets import QuestionSet, SetEntry, SetSection, SetUse, idle_days
from interviews.models.sources import ImportBatch, SourceDocument
from interviews.models.standing import tally
from interviews.models.synonyms import SynonymSet
from interviews.models.taxonomy import Category, Competency, Role, Tag
from interviews.models.turns import Turn, forget_turns, take_turn
from interviews.models.unsaved import Unsaved
from interviews.models.versions import Version

__all__ = [
    "DIFFICULTY_WORDS",
    "FACETS",
    "BandFacet",
    "BankRevision",
    "Category",
    "CodeSeries",
    "ColumnMap",
    "Competency",
    "Criterion",
    "Digest",
    "Event",
    "Gesture",
    "GivenRights",
    "Guide",
    "ImportBatch",
    "ImportedItem",
    "Job",
    "JobFile",
    "KeptSpan",
    "LoadedFile",
    "Option",
    "Organisation",
    "Question",
    "QuestionQuerySet",
    "QuestionSet",
    "Receipt",
    "Report",
    "Resemblance",
    "Role",
    "SetEntry",
    "SetLink",
    "SetSection",
    "SetUse",
    "SourceDocument",
    "SynonymSet",
    "Tag",
    "TermFacet",
    "Turn",
    "Unsaved",
    "User",
    "Version",
    "Why",
    "find",
    "forget_turns",
    "idle_days",
    "organisation",
    "take_turn",
    "tally",
]
