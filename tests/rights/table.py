"""docs/rights.md, read as a table; `RECORD_RIGHTS=1 pytest tests/rights/test_rights.py` writes."""

from pathlib import Path

from django.conf import settings

from tests.rights.ask import Door
from tests.rights.world import ACTORS

FILE = Path(settings.BASE_DIR, "docs", "rights.md")


def written() -> dict[Door, list[str]]:
    """{Door: its words in the order of ACTORS}, as the file says."""
    rows = [line for line in FILE.read_text("utf-8").splitlines() if line.startswith("| `")]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    return {Door(text.strip("`"), note, method): words for text, note, method, *words in cells}


def write(found: dict[Door, list[str]]) -> None:
    head = ["address", "of what", "by", *ACTORS]
    rows = [[f"`{door.text}`", door.note, door.method, *words] for door, words in found.items()]
    lines = [f"| {' | '.join(cells)} |".replace("|  |", "| |") for cells in [head, *rows]]
    lines.insert(1, "|---" * len(head) + "|")
    words = FILE.read_text("utf-8").partition("| address")[0]
    FILE.write_text(words + "\n".join(lines) + "\n", "utf-8")
