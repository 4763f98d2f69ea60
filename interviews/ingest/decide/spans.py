"""Where people found questions, kept to measure the reader by: lines and digests. Opt-in."""

from hashlib import sha256

from django.conf import settings

from interviews.models import ImportedItem, KeptSpan
from interviews.text.normalise import letters


def keep(item: ImportedItem, *, is_question: bool = True) -> None:
    """Keep the span of an item that somebody decided about, where the setting says so."""
    if not settings.KEEP_IMPORT_SPANS:
        return
    stem, answer = (item.triple[name] if is_question else "" for name in ("stem", "answer"))
    KeptSpan.objects.create(
        document=item.document,
        start=item.start,
        end=max(item.end, item.start + 1),
        is_question=is_question,
        stem=digest_of(stem),
        answer=digest_of(answer),
    )


def digest_of(text: str) -> str:
    """A digest of what a text says, however it is spaced and punctuated; empty for no text."""
    plain = letters(text)
    return sha256(plain.encode()).hexdigest() if plain else ""
