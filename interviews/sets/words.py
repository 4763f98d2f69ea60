"""What a blueprint asks for and falls short of, as sentences for the trainer."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from interviews.models import DIFFICULTY_WORDS
from interviews.sets.select.blueprint import Quota
from interviews.sets.select.choose import Choice

CONDITIONS = {
    "unused_days": gettext_lazy("not used lately"),
    "visibility": gettext_lazy("public or internal"),
    "difficulty": gettext_lazy("difficulty"),
    "competency": gettext_lazy("competency"),
    "points": gettext_lazy("points"),
}


def quota_label(quota: Quota, labels: Mapping[str, str]) -> str:
    """Behavioural, 10 points, hard, empathy."""
    parts = [labels.get(quota.category, "") or _("any category")]
    if quota.points:
        parts.append(ngettext("%(n)d point", "%(n)d points", quota.points) % {"n": quota.points})
    if quota.difficulty:
        parts.append(str(DIFFICULTY_WORDS[quota.difficulty]))
    if quota.competency:
        parts.append(quota.competency)
    return pgettext("list", ", ").join(parts)


def shortfall_lines(choice: Choice, labels: Mapping[str, str]) -> list[str]:
    """One sentence for each quota that is short, and for the minutes."""
    lines = [
        _("%(quota)s: %(wanted)d wanted, %(found)d found, %(missing)d short.")
        % {
            "quota": quota_label(short.quota, labels),
            "wanted": short.quota.count,
            "found": short.found,
            "missing": short.missing,
        }
        for short in choice.shortfalls
    ]
    if choice.minutes_over:
        text = _("The shortest choice takes %(minutes)d minutes, %(over)d more than allowed.")
        lines.append(text % {"minutes": choice.minutes, "over": choice.minutes_over})
    return lines


def way_lines(choice: Choice) -> list[tuple[str, str]]:
    """What would come nearer: (condition, sentence) for each that could be given up."""
    text = _("Without the condition “%(condition)s” there are %(found)d of %(wanted)d.")
    lines = [
        (
            way.condition,
            text
            % {
                "condition": CONDITIONS[way.condition],
                "found": way.found,
                "wanted": choice.blueprint.count,
            },
        )
        for way in choice.ways
    ]
    if choice.minutes_over:
        lines.append(("max_minutes", _("Without the limit of minutes the paper stands as below.")))
    return lines
