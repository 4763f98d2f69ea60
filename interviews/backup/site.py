"""A whole site into a copy and back: rows, media, and the key that signs."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from interviews.backup import archive, rows, schema
from interviews.backup.archive import Copy, Unusable
from interviews.models import Question, User
from interviews.models.search import digest_anew

KEY = "secret-key"


def back_up(path: Path) -> dict[str, int]:
    """Write a copy of the site to `path` while it goes on; rows by table. Raises Unusable."""
    counts = {}
    with archive.written(path) as writer, rows.one_moment():
        applied = schema.applied()
        found = rows.tables(applied)
        for table in found:
            counts[table._meta.label_lower] = table._base_manager.count()
            writer.add(_member(table._meta.label_lower), rows.lines(table))
        for file in _media():
            writer.add(f"media/{file.relative_to(settings.MEDIA_ROOT)}", _chunks(file))
        if (kept := Path(settings.VAR, KEY)).exists():
            writer.add(KEY, _chunks(kept))
        writer.facts = {
            "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "migrations": applied,
            "columns": {table._meta.label_lower: rows.columns_of(table) for table in found},
            "rows": counts,
        }
    return counts


def _member(label: str) -> str:
    return f"rows/{label}.jsonl"


def _media() -> list[Path]:
    return sorted(path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file())


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from archive.chunks(file)


def is_empty() -> bool:
    """Whether nobody has anything in this database yet."""
    there = connection.introspection.table_names()
    return not any(
        model._meta.db_table in there and model._default_manager.exists()
        for model in (Question, User)
    )


def check(path: Path) -> dict[str, Any]:
    """The facts of a whole copy that this release can restore. Raises Unusable."""
    with archive.opened(path) as copy:
        copy.check()
        _known(copy)
        return copy.facts


def restore(path: Path) -> dict[str, int]:
    """Make this site what the copy holds; rows by table. Raises Unusable before it changes one.

    All rows come in or none does; whatever ended in the middle may be said again.
    """
    with archive.opened(path) as copy:
        copy.check()
        applied = _known(copy)
        schema.become(applied)
        counts = _fill(copy, rows.tables(applied))
        _put_back(copy)
    call_command("migrate", interactive=False, verbosity=0)
    digest_anew(Question.objects.all())
    return counts


def _known(copy: Copy) -> list[tuple[str, str]]:
    """The migrations behind a copy; raise Unusable where this code is older than they are."""
    applied = [(app, name) for app, name in copy.facts["migrations"]]
    if unknown := schema.unknown(applied):
        raise Unusable(
            f"The copy is of a later release: {unknown} is not known here. Take that code first."
        )
    return applied


def _fill(copy: Copy, found: list[rows.Table]) -> dict[str, int]:
    counts = {}
    with rows.filling(found):
        for table in found:
            label = table._meta.label_lower
            with copy.open(_member(label)) as lines:
                counts[label] = rows.fill(table, copy.facts["columns"][label], lines)
        if counts != copy.facts["rows"]:
            raise Unusable("The copy does not hold as many rows as it says.")
    return counts


def _put_back(copy: Copy) -> None:
    for name in copy.names("media"):
        _write(Path(settings.MEDIA_ROOT, name.removeprefix("media/")), copy, name)
    if copy.has(KEY):
        _write(Path(settings.VAR, KEY), copy, KEY)


def _write(path: Path, copy: Copy, name: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    with copy.open(name) as member, part.open("wb") as file:
        part.chmod(0o600)
        shutil.copyfileobj(member, file)
    part.rename(path)
