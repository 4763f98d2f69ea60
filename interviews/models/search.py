"""What is derived from a whole question, and the index that searches it.

A Digest row holds the folded text that search verifies against and ranks by, zone by zone, and the
number of gaps. The tokens of that text stand in an index of each database's own: a contentless FTS5
table in SQLite, a `tsvector` column with a GIN index in PostgreSQL (both made by migration 0002).
`digest()` below is the only writer, and everything that writes a question calls it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.db import connection, models, transaction
from django.db.models.expressions import RawSQL
from django.db.models.functions import StrIndex
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from interviews.bankfile.complete import problems
from interviews.bankfile.triple import Triple
from interviews.text import zones
from interviews.text.markdown import plain
from interviews.text.tokens import STEM, index_tokens, query_terms, term_of

if TYPE_CHECKING:
    from interviews.models.question_queries import QuestionQuerySet
    from interviews.models.questions import Question

# What a text is asked for: a token, or several joined by the place of one of OPERATORS.
Wanted = str | tuple[int, tuple["Wanted", ...]]

Row = tuple[int, list[str]]  # a question's id, and the tokens of its digest

BATCH = 500
VERSION = "2"  # of the texts and tokens below: `prepare` makes the index anew when it rises


class Digest(models.Model):
    question = models.OneToOneField(
        "interviews.Question", models.CASCADE, primary_key=True, related_name="digest"
    )
    text = models.TextField()
    gap_count = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("digest")
        verbose_name_plural = _("digests")

    def __str__(self) -> str:
        return self.text[:40]


def matching(questions: QuestionQuerySet, text: str) -> QuestionQuerySet:
    """Filter `questions` to those whose digest holds every word of `text`."""
    return having(questions, [[term.word] for term in query_terms(text)])


def having(questions: QuestionQuerySet, groups: Iterable[Sequence[str]]) -> QuestionQuerySet:
    """Filter `questions` to those whose digest holds a word of each group.

    A group of one word is looked up in the text where tokens do not prove it; of several words,
    having all tokens of one is enough.
    """
    terms = [[term_of(word) for word in group] for group in groups]
    if wanted := all_of(any_of(all_of(term.tokens) for term in group) for group in terms):
        questions = questions.filter(pk__in=RawSQL(MATCHING[connection.vendor], [said(wanted)]))
    for group in terms:
        if len(group) == 1 and not group[0].exact:
            found = StrIndex("digest__text", models.Value(group[0].word))
            questions = questions.alias(found=found).filter(found__gt=0)
    return questions


def newest_with(wanted: Wanted | None, most: int) -> list[int]:
    """Ids of the newest questions whose tokens fit an expression of all_of and any_of."""
    if wanted is None:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            f"{MATCHING[connection.vendor]} {NEWEST[connection.vendor]}", [said(wanted), most]
        )
        return [key for (key,) in cursor.fetchall()]


MATCHING = {
    "sqlite": "SELECT rowid FROM interviews_search WHERE interviews_search MATCH %s",
    "postgresql": "SELECT question_id FROM interviews_digest WHERE tokens @@ %s::tsquery",
}
NEWEST = {
    "sqlite": "ORDER BY rowid DESC LIMIT %s",
    "postgresql": "ORDER BY question_id DESC LIMIT %s",
}
OPERATORS = {"sqlite": (" AND ", " OR "), "postgresql": (" & ", " | ")}


def all_of(wanted: Iterable[Wanted | None]) -> Wanted | None:
    return _joined(0, wanted)


def any_of(wanted: Iterable[Wanted | None]) -> Wanted | None:
    return _joined(1, wanted)


def _joined(operator: int, wanted: Iterable[Wanted | None]) -> Wanted | None:
    """An expression over tokens: a token itself, or (operator, expressions); None for nothing."""
    known = tuple(dict.fromkeys(one for one in wanted if one))
    if len(known) > 1:
        return operator, known
    return known[0] if known else None


def said(wanted: Wanted) -> str:
    """An expression over tokens in the words of this database's index."""
    if isinstance(wanted, str):
        return wanted
    operator, parts = wanted
    return f"({OPERATORS[connection.vendor][operator].join(map(said, parts))})"


def searchable_text(question: Question, triple: Triple) -> str:
    """The folded text that search looks through, in zones.

    Sample answers are left out: what is found is quoted, and they are to be heard unmarked.
    """
    rubric = (
        text
        for line in triple.rubric
        for text in (line.criterion, line.excellent, line.adequate, line.poor)
    )
    return zones.zoned(
        code=[triple.code],
        stem=[triple.stem],
        tags=triple.tags,
        points=triple.key_points,
        names=_names(question),
        analysis=[triple.analysis],
        answer=[plain(triple.answer)],
        rubric=rubric,
        probes=triple.probes,
        flags=(*triple.red_flags, *triple.warnings),
    )


def _names(question: Question) -> list[str]:
    """The site's own words for a question, in both languages: its facets."""
    category = [question.category] if question.category else []
    terms = [*question.roles.all(), *category, *question.competencies.all()]
    with override("zh-hans"):
        words = [str(question.get_difficulty_display())]
    return [*words, *(name for term in terms for name in (term.name, term.english_name))]


def digest(questions: QuestionQuerySet) -> None:
    """Derive search text, tokens and gap count anew for a QuerySet of questions."""
    ids = list(questions.values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        batch = questions.model.objects.filter(pk__in=ids[start : start + BATCH]).with_triple()
        write_digests([_digest_of(question) for question in batch])


def _digest_of(question: Question) -> Digest:
    triple = question.as_triple()
    text, gaps = searchable_text(question, triple), problems(triple)
    return Digest(question=question, text=text, gap_count=len(gaps))


def tokens_of(text: str) -> list[str]:
    """The tokens of a digest's text, and those of its stem once more as such."""
    stem = zones.zones_of(text)[zones.STEM]
    return [*index_tokens(text), *(STEM + token for token in index_tokens(stem))]


@transaction.atomic
def digest_anew(questions: QuestionQuerySet) -> None:
    """Empty the index, whatever is in it, and derive it from all `questions`."""
    Digest.objects.all().delete()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO interviews_search (interviews_search) VALUES ('delete-all')"
            )
    digest(questions)


@transaction.atomic
def write_digests(digests: Sequence[Digest]) -> None:
    """Store `digests` and index their tokens, replacing what stood there."""
    old = Digest.objects.in_bulk([digest.question_id for digest in digests])
    Digest.objects.bulk_create(
        digests,
        update_conflicts=True,
        unique_fields=["question"],
        update_fields=["text", "gap_count"],
    )
    rows = [(digest.question_id, tokens_of(digest.text)) for digest in digests]
    if connection.vendor == "sqlite":
        _index_sqlite([(key, tokens_of(kept.text)) for key, kept in old.items()], rows)
    else:
        _index_postgresql(rows)


@transaction.atomic
def forget(questions: QuestionQuerySet) -> None:
    """Take a QuerySet of questions out of the search, before their rows go."""
    old = Digest.objects.filter(question__in=questions)
    if connection.vendor == "sqlite":
        _index_sqlite([(kept.question_id, tokens_of(kept.text)) for kept in old], [])
    old.delete()


def _index_sqlite(old_rows: Sequence[Row], rows: Sequence[Row]) -> None:
    # A contentless table takes a row out only when told what stood in it.
    remove = (
        "INSERT INTO interviews_search (interviews_search, rowid, tokens) VALUES ('delete', %s, %s)"
    )
    insert = "INSERT INTO interviews_search (rowid, tokens) VALUES (%s, %s)"
    with connection.cursor() as cursor:
        cursor.executemany(remove, [(key, " ".join(tokens)) for key, tokens in old_rows])
        cursor.executemany(insert, [(key, " ".join(tokens)) for key, tokens in rows])


def _index_postgresql(rows: Sequence[Row]) -> None:
    update = "UPDATE interviews_digest SET tokens = array_to_tsvector(%s) WHERE question_id = %s"
    with connection.cursor() as cursor:
        cursor.executemany(update, [(tokens, key) for key, tokens in rows])


def analyse() -> None:
    """Let the database look at its tables: it plans by what they held when it last did."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA analysis_limit = 1000")
        cursor.execute("ANALYZE")
