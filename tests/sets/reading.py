"""What the pages of sets say, and what their forms post."""

import re

from interviews.models import QuestionSet
from tests.make import numbers


def page(response):
    return response.content.decode()


def codes(response):
    return re.findall(r'<li class="slot[^>]*data-code="([^"]+)"', page(response))


def questions_of(question_set):
    loaded = QuestionSet.objects.with_entries().get(pk=question_set.pk)
    return [entry.triple["code"] for entry in loaded.entry_list]


def form_of(question_set, **changes):
    """What the editor posts when nothing is touched, then `changes`."""
    loaded = QuestionSet.objects.with_entries().get(pk=question_set.pk)
    fields = {"version": loaded.version, "title": loaded.title, "action": "save", "layout": []}
    number = 0
    for section in loaded.sections.all():
        fields["layout"].append(f"part-{section.pk}")
        fields[f"part-{section.pk}-title"] = section.title
        for entry in section.entries.all():
            number += 1
            fields["layout"].append(f"entry-{entry.pk}")
            fields[f"entry-{entry.pk}-place"] = number
            fields[f"entry-{entry.pk}-points"] = entry.points
            fields[f"entry-{entry.pk}-minutes"] = entry.minutes
    return {**fields, **changes}


def entry_of(question_set, code):
    return question_set.entries.get(question__code=code)


def make_stem():
    """A stem unlike every other."""
    number = next(numbers) * 40
    return "".join(chr(0x4E00 + number % 18_000 + place) for place in range(30)) + "？"
