from interviews.models.audit import SecurityEvent, note
from interviews.models.bulk_steps import BulkChange, BulkStep
from interviews.models.codes import CodeSeries
from interviews.models.criteria import Criterion
from interviews.models.duplicates import Resemblance
from interviews.models.events import Event
from interviews.models.facets import FACETS, BandFacet, Option, TermFacet
from interviews.models.finding import find
from interviews.models.guides import Guide
from interviews.models.imported import ImportedItem, Why
from interviews.models.jobs import Job, JobFile
from interviews.models.loads import LoadedFile
from interviews.models.marks import AgreedMark, Decision, PanelEvent, PanelMark
from interviews.models.organisation import Organisation, organisation
from interviews.models.panels import Asked, Interview, Seat
from interviews.models.people import Reader, User, account_of
from interviews.models.pictures import Picture, picture_words
from interviews.models.practice import Attempt, Card, Learner, Note, Plan, Sitting
from interviews.models.practice_counts import PracticeCount
from interviews.models.question_queries import QuestionQuerySet
from interviews.models.questions import DIFFICULTY_WORDS, Question
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
from interviews.models.submissions import Submission
from interviews.models.synonyms import SynonymSet
from interviews.models.taxonomy import Category, Competency, Role, Tag, terms
from interviews.models.turns import Turn, note_turn, take_turn, wait_for_turn
from interviews.models.unsaved import Unsaved
from interviews.models.vacancies import Candidate, Vacancy
from interviews.models.versions import Version

__all__ = [
    "DIFFICULTY_WORDS",
    "FACETS",
    "AgreedMark",
    "Asked",
    "Attempt",
    "BandFacet",
    "BankRevision",
    "BulkChange",
    "BulkStep",
    "Candidate",
    "Card",
    "Category",
    "CodeSeries",
    "ColumnMap",
    "Competency",
    "Criterion",
    "Decision",
    "Digest",
    "Event",
    "Gesture",
    "GivenRights",
    "Guide",
    "ImportBatch",
    "ImportedItem",
    "Interview",
    "Job",
    "JobFile",
    "KeptSpan",
    "Learner",
    "LoadedFile",
    "Note",
    "Option",
    "Organisation",
    "PanelEvent",
    "PanelMark",
    "Picture",
    "Plan",
    "PracticeCount",
    "Question",
    "QuestionQuerySet",
    "QuestionSet",
    "Reader",
    "Receipt",
    "Report",
    "Resemblance",
    "Role",
    "Seat",
    "SecurityEvent",
    "SetEntry",
    "SetLink",
    "SetSection",
    "SetUse",
    "Sitting",
    "SourceDocument",
    "Submission",
    "SynonymSet",
    "Tag",
    "TermFacet",
    "Turn",
    "Unsaved",
    "User",
    "Vacancy",
    "Version",
    "Why",
    "find",
    "account_of",
    "idle_days",
    "note",
    "note_turn",
    "organisation",
    "picture_words",
    "take_turn",
    "tally",
    "terms",
    "wait_for_turn",
]
