"""A question as schema.org data (JSON-LD), so that search engines know what it is."""

import json

from django.utils.safestring import SafeString, mark_safe

from interviews.models import Question
from interviews.text.markdown import plain


def linked_data(question: Question, address: str) -> SafeString:
    """JSON for a script element of type application/ld+json; `<` is escaped.

    A flashcard and not a QAPage: readers of this page cannot add answers to it.
    """
    assert question.published_at  # as the database holds of every published one
    answer = {"@type": "Answer", "text": plain(question.answer), "url": f"{address}#answer"}
    asked = {
        "@type": "Question",
        "eduQuestionType": "Flashcard",
        "name": question.stem,
        "text": question.stem,
        "acceptedAnswer": answer,
    }
    card = {
        "@context": "https://schema.org",
        "@type": "Quiz",
        "name": question.stem,
        "url": address,
        "inLanguage": "zh-CN",
        "isAccessibleForFree": True,
        "typicalAgeRange": "18-",
        "datePublished": question.published_at.isoformat(),
        "about": {"@type": "Thing", "name": str(question.category)},
        "hasPart": [asked],
    }
    if question.author:
        card["author"] = {"@type": "Organization", "name": question.author}
    return mark_safe(json.dumps(card, ensure_ascii=False).replace("<", "\\u003c"))
