"""What is derived from a whole question, and the search over it.

A Digest row holds the folded text that search verifies against, and the number of gaps. The tokens
of that text stand in an index of each database's own: a contentless FTS5 table in SQLite, a
`tsvector` column with a GIN index in PostgreSQL (both made by migration 0002). `digest()` below is
the only writer, and everything that writes a question calls it.
"""

from django.db import connection, models, transaction
from django.db.models.expressions import RawSQL
from django.db.models.functions import StrIndex
from django.utils.translation import gettext_lazy as _

from interviews.bankfile.complete import problems
from interviews.text.markdown import plain
from interviews.text.normalise import normalise
from interviews.text.tokens import index_tokens, query_terms

BATCH = 500


class Digest(models.Model):
    question = models.OneToOneField(
        "interviews.Question", models.CASCADE, primary_key=True, related_name="digest"
    )
    text = models.TextField()
    gap_count = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("digest")
        verbose_name_plural = _("digests")

    def __str__(self):
        return self.text[:40]


def matching(questions, text):
    """Filter `questions` to those whose digest holds every word of `text`."""
    terms = query_terms(text)
    tokens = sorted({token for term in terms for token in term.tokens})
    if tokens:
        questions = questions.filter(pk__in=_ids_with(tokens))
    for term in terms:
        if not term.exact:
            found = StrIndex("digest__text", models.Value(term.word))
            questions = questions.alias(found=found).filter(found__gt=0)
    return questions


def _ids_with(tokens):
    if connection.vendor == "sqlite":
        sql = "SELECT rowid FROM interviews_search WHERE interviews_search MATCH %s"
        return RawSQL(sql, [" ".join(tokens)])
    sql = "SELECT question_id FROM interviews_digest WHERE tokens @@ %s::tsquery"
    return RawSQL(sql, [" & ".join(tokens)])


def searchable_text(triple):
    """The folded text that search looks through, one field or list entry a line."""
    rubric = (
        text
        for line in triple.rubric
        for text in (line.criterion, line.excellent, line.adequate, line.poor)
    )
    fields = (triple.code, triple.stem, plain(triple.answer), triple.analysis)
    lines = (*fields, *triple.key_points, *rubric, *triple.tags)
    return "\n".join(normalise(line) for line in lines if line)


def digest(questions):
    """Derive search text, tokens and gap count anew for a QuerySet of questions."""
    ids = list(questions.values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        batch = questions.model.objects.filter(pk__in=ids[start : start + BATCH]).with_triple()
        write_digests([_digest_of(question) for question in batch])


def _digest_of(question):
    triple = question.as_triple()
    text, gaps = searchable_text(triple), problems(triple)
    return Digest(question=question, text=text, gap_count=len(gaps))


@transaction.atomic
def write_digests(digests):
    """Store `digests` and index their tokens, replacing what stood there."""
    old = Digest.objects.in_bulk([digest.question_id for digest in digests])
    Digest.objects.bulk_create(
        digests,
        update_conflicts=True,
        unique_fields=["question"],
        update_fields=["text", "gap_count"],
    )
    rows = [(digest.question_id, index_tokens(digest.text)) for digest in digests]
    if connection.vendor == "sqlite":
        _index_sqlite([(key, index_tokens(kept.text)) for key, kept in old.items()], rows)
    else:
        _index_postgresql(rows)


@transaction.atomic
def forget(questions):
    """Take a QuerySet of questions out of the search, before their rows go."""
    old = Digest.objects.filter(question__in=questions)
    if connection.vendor == "sqlite":
        _index_sqlite([(kept.question_id, index_tokens(kept.text)) for kept in old], [])
    old.delete()


def _index_sqlite(old_rows, rows):
    # A contentless table takes a row out only when told what stood in it.
    remove = (
        "INSERT INTO interviews_search (interviews_search, rowid, tokens) VALUES ('delete', %s, %s)"
    )
    insert = "INSERT INTO interviews_search (rowid, tokens) VALUES (%s, %s)"
    with connection.cursor() as cursor:
        cursor.executemany(remove, [(key, " ".join(tokens)) for key, tokens in old_rows])
        cursor.executemany(insert, [(key, " ".join(tokens)) for key, tokens in rows])


def _index_postgresql(rows):
    update = "UPDATE interviews_digest SET tokens = array_to_tsvector(%s) WHERE question_id = %s"
    with connection.cursor() as cursor:
        cursor.executemany(update, [(tokens, key) for key, tokens in rows])
