"""What a candidate may be told: the anchors that were reached, and never what somebody noted."""

from __future__ import annotations

from statistics import mean

from django.utils.translation import gettext as _

from interviews.models import Asked
from interviews.panels.standing import Standing
from interviews.scoring.levels import ANCHORS

STRONG, WEAK = 4, 3  # from which mean level a criterion went well; below which it has room


def draft(standing: Standing) -> str:
    """A letter to be edited: what went well, and what the next anchor would have asked for."""
    reached = [found for asked in standing.asked for found in _reached(standing, asked)]
    well = [text for level, text, _above in reached if level >= STRONG and text]
    room = [above for level, _text, above in reached if level < WEAK and above]
    parts = [_("Thank you for the time that you took to talk with us.")]
    if well:
        parts.append(_("What we heard clearly:") + "\n" + _listed(well))
    if room:
        parts.append(_("What would have helped your answers:") + "\n" + _listed(room))
    return "\n\n".join(parts)


def _reached(standing: Standing, asked: Asked) -> list[tuple[float, str, str]]:
    """(mean level, anchor reached, the anchor above) of each criterion that was heard."""
    found = []
    for n, line in enumerate(asked.lines):
        levels = [level for sheet in standing.sheets if (level := sheet.level(asked, n))]
        if levels:
            heard = mean(levels)
            at = max((a for a in ANCHORS if a.level <= heard), key=lambda a: a.level)
            above = [a for a in ANCHORS if a.level > heard]
            higher = min(above, key=lambda a: a.level) if above else at
            found.append((heard, getattr(line, at.field), getattr(line, higher.field)))
    return found


def _listed(lines: list[str]) -> str:
    return "\n".join(f"· {line}" for line in lines)
