"""Every row of every table as lines of JSON, and back, in whichever database.

The tables are those of a state of the migrations and not of today's models: a copy of an older
release goes into tables as they were then, and is migrated from there. Values are taken column by
column as they stand, so that no time is set anew and nothing is derived.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from django.apps.registry import Apps
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.migrations.loader import MigrationLoader

from interviews.models.guards import remove_guards

BATCH = 500  # rows
PLAIN = (bool, int, float, str, type(None))
Table = type[models.Model]
Column = models.Field[Any, Any]


def tables(applied: Iterable[tuple[str, str]]) -> list[Table]:
    """The tables as they are after the migrations `applied`, those between two others as well."""
    loader = MigrationLoader(connection)
    known = [node for node in applied if node in loader.graph.nodes]
    apps: Apps = loader.project_state(known).apps
    found = [
        table
        for table in apps.get_models(include_auto_created=True)
        if table._meta.managed and not table._meta.proxy
    ]
    return sorted(found, key=lambda table: table._meta.label_lower)


@contextmanager
def one_moment() -> Iterator[None]:
    """Read all that follows as it is now, while others go on writing; nobody waits."""
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SET LOCAL statement_timeout = 0")
            yield
        return
    with connection.cursor() as cursor:  # `atomic` would take the lock of the one writer
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def lines(table: Table) -> Iterator[bytes]:
    """The rows of a table, each a line: a list of values in the order of its columns."""
    columns = table._meta.concrete_fields
    for row in table._base_manager.order_by("pk").iterator(chunk_size=BATCH):
        values = [_said(column, row) for column in columns]
        yield json.dumps(values, ensure_ascii=False).encode() + b"\n"


def _said(column: Column, row: models.Model) -> Any:
    value = column.value_from_object(row)
    if isinstance(value, PLAIN) or isinstance(column, models.JSONField):
        return value
    return column.value_to_string(row)


def columns_of(table: Table) -> list[str]:
    return [column.attname for column in table._meta.concrete_fields]


@contextmanager
def filling(found: list[Table]) -> Iterator[None]:
    """Empty the tables, let the body fill them, and hold every rule at the end; all of it or none.

    The guards are away until migrating brings them back: a copy holds what they held already.
    """
    with transaction.atomic():
        remove_guards()
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SET LOCAL statement_timeout = 0")
            for table in found:
                cursor.execute(f"DELETE FROM {connection.ops.quote_name(table._meta.db_table)}")
        yield
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), found):
                cursor.execute(statement)
        connection.check_constraints()


def fill(table: Table, columns: list[str], written: Iterable[bytes]) -> int:
    """Put the rows of `lines` into a table; how many they were."""
    fields = [_as_it_stands(table, name) for name in columns]
    rows = (_row(table, fields, json.loads(line)) for line in written)
    count = 0
    while batch := list(islice(rows, BATCH)):
        table._base_manager.bulk_create(batch)
        count += len(batch)
    return count


def _as_it_stands(table: Table, name: str) -> Column:
    column: Column = table._meta.get_field(name)  # type: ignore[assignment]  # the name is a column's
    for stamp in ("auto_now", "auto_now_add"):
        if hasattr(column, stamp):
            setattr(column, stamp, False)
    return column


def _row(table: Table, columns: list[Column], values: list[Any]) -> models.Model:
    pairs = zip(columns, values, strict=True)
    return table(**{column.attname: column.to_python(value) for column, value in pairs})
