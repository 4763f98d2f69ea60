"""Every address of the site, as the resolver knows it."""

import re
from dataclasses import dataclass

from django.urls import URLPattern, get_resolver
from django.urls.resolvers import RegexPattern

REGEX_NAMES = re.compile(r"\(\?P(<\w+>)[^)]*\)")


@dataclass(frozen=True)
class Address:
    """`text` is what the table calls it: /sets/<set:pk>/save/"""

    text: str
    name: str


def addresses() -> list[Address]:
    return list(_walk(get_resolver(), "/", ""))


def _walk(resolver, before, space):
    for one in resolver.url_patterns:
        text = before + _text(one.pattern)
        if isinstance(one, URLPattern):
            yield Address(text, f"{space}{one.name}")
        else:
            yield from _walk(one, text, f"{space}{one.namespace}:" if one.namespace else space)


def _text(pattern):
    if isinstance(pattern, RegexPattern):
        return REGEX_NAMES.sub(r"\1", str(pattern)).strip("^$")
    return str(pattern)
