"""Bold words at the start of several paragraphs that name a part without a colon: **Ask** …"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from interviews.ingest.extract.document import Line
from interviews.ingest.extract.segment.markers import marker

FEWEST = 3
LONGEST = 24
MOST_WORDS = 4
PUNCTUATED = re.compile(r"[:：.。?？!！,，、;；)）…」”]$")

Part = tuple[str, bool]  # a piece of a paragraph, and whether it is bold


def lead_of(parts: Sequence[Part]) -> str:
    """The bold words that a paragraph begins with, where they may be a name of what follows."""
    if len(parts) < 2 or not (end := _bold_until(parts)):
        return ""
    bold, rest = ("".join(text for text, _ in some) for some in (parts[:end], parts[end:]))
    lead = bold.strip()
    if not lead or not rest.strip() or len(lead) > LONGEST or len(lead.split()) > MOST_WORDS:
        return ""
    is_apart = bold[-1:].isspace() or rest[:1].isspace()
    return lead if is_apart and not PUNCTUATED.search(lead) and not marker(lead).style else ""


def _bold_until(parts: Sequence[Part]) -> int:
    return next(
        (n for n, (text, bold) in enumerate(parts) if text.strip() and not bold), len(parts)
    )


def with_colons(leads: Iterable[tuple[Line, str]]) -> None:
    """Put a colon behind the leads that come back: so they are read like any other label."""
    leads = list(leads)
    counts = Counter(lead for _, lead in leads)
    for line, lead in leads:
        if counts[lead] >= FEWEST and line.text.startswith(lead):
            line.text = f"{lead}: {line.text.removeprefix(lead).lstrip()}"
