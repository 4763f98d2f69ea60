"""A guide as schema.org data (JSON-LD), so that search engines know what it is."""

import json

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from interviews.models import Guide


def linked_data(guide: Guide, address: str) -> SafeString:
    """JSON for a script element of type application/ld+json; `<` is escaped."""
    publisher = {"@type": "Organization", "name": str(settings.SITE_NAME)}
    article = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": guide.title,
        "description": guide.summary,
        "inLanguage": "zh-CN",
        "isAccessibleForFree": True,
        "timeRequired": f"PT{guide.minutes}M",
        "datePublished": guide.created_at.isoformat(),
        "dateModified": guide.updated_at.isoformat(),
        "author": publisher,
        "publisher": publisher,
        "mainEntityOfPage": address,
        "url": address,
    }
    return mark_safe(json.dumps(article, ensure_ascii=False).replace("<", "\\u003c"))
