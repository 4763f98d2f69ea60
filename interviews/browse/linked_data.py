"""A question as schema.org data (JSON-LD), so that search engines know what it is."""

import json

from django.utils.safestring import mark_safe

from interviews.text.markdown import plain


def linked_data(question, address):
    """JSON for a script element of type application/ld+json; `<` is escaped."""
    entity = {
        "@type": "Question",
        "name": question.stem,
        "text": question.stem,
        "eduQuestionType": "Open ended",
        "answerCount": 1,
        "datePublished": question.published_at.isoformat(),
        "acceptedAnswer": {"@type": "Answer", "text": plain(question.answer), "url": address},
    }
    if question.author:
        entity["author"] = {"@type": "Organization", "name": question.author}
    page = {"@context": "https://schema.org", "@type": "QAPage", "mainEntity": entity}
    return mark_safe(json.dumps(page, ensure_ascii=False).replace("<", "\\u003c"))
