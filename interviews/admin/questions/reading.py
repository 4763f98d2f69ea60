"""How a question's fields look where they cannot be edited."""

from collections.abc import Iterable

from django.contrib import admin
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from interviews.bankfile.pictures import size_in
from interviews.models import Question
from interviews.templatetags.words import markdown_html


@admin.display(description=_("model answer"))
def answer_html(question: Question) -> SafeString:
    return markdown_html(question.answer)


@admin.display(description=_("key points"))
def key_points_list(question: Question) -> SafeString:
    return _listed(question.key_points)


@admin.display(description=_("probes"))
def probes_list(question: Question) -> SafeString:
    return _listed(question.probes)


@admin.display(description=_("red flags"))
def red_flags_list(question: Question) -> SafeString:
    return _listed(question.red_flags)


@admin.display(description=_("warning signs"))
def warnings_list(question: Question) -> SafeString:
    return _listed(question.warnings)


@admin.display(description=_("legal basis"))
def basis_list(question: Question) -> SafeString:
    return _listed(question.basis)


@admin.display(description=_("roles"))
def roles_text(question: Question) -> str:
    return _joined(question.roles.all())


@admin.display(description=_("competencies"))
def competencies_text(question: Question) -> str:
    return _joined(question.competencies.all())


@admin.display(description=_("tags"))
def tags_text(question: Question) -> str:
    return _joined(question.tags.all())


@admin.display(description=_("picture"))
def picture_shown(question: Question) -> str:
    if question.picture is None:
        return "-"
    width, height = size_in(question.picture.pk)
    address, alt = question.picture.get_absolute_url(), question.picture_alt
    line = '<span class="standing-picture"><img src="{}" alt="{}" width="{}" height="{}"></span>'
    return format_html(line, address, alt, width, height)


READ_ONLY = {
    "new_picture": picture_shown,
    "answer": answer_html,
    "key_points": key_points_list,
    "probes": probes_list,
    "red_flags": red_flags_list,
    "warnings": warnings_list,
    "basis": basis_list,
    "roles": roles_text,
    "competencies": competencies_text,
    "tags": tags_text,
}


def _listed(lines: Iterable[str]) -> SafeString:
    return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((x,) for x in lines)))


def _joined(terms: Iterable[object]) -> str:
    return pgettext("list", ", ").join(map(str, terms))
