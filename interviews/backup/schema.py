"""The tables of this database as the migrations have left them, and as a copy wants them."""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

Node = tuple[str, str]  # app, name of a migration


def applied() -> list[Node]:
    return sorted(MigrationRecorder(connection).applied_migrations())


def unknown(wanted: list[Node]) -> str:
    """The first of the migrations that this code does not have; empty when it has them all."""
    there = MigrationLoader(connection).disk_migrations
    known = {*there}.union(*(migration.replaces for migration in there.values()))
    return " ".join(next((node for node in wanted if node not in known), ()))


def become(wanted: list[Node]) -> None:
    """Bring the tables to where `wanted` left them; those that are further are made anew."""
    executor = MigrationExecutor(connection)
    nodes = {node for node in wanted if node in executor.loader.graph.nodes}
    if set(executor.loader.applied_migrations) - {*wanted}:
        drop_all()
        executor = MigrationExecutor(connection)
    executor.migrate(_last_of(executor.loader, nodes))


def _last_of(loader: MigrationLoader, nodes: set[Node]) -> list[Node]:
    """Of each app the last: naming an earlier one would migrate backwards."""

    def goes_on(node: Node) -> bool:
        children = (child.key for child in loader.graph.node_map[node].children)
        return any(child in nodes and child[0] == node[0] for child in children)

    return [node for node in sorted(nodes) if not goes_on(node)]


def drop_all() -> None:
    quoted = connection.ops.quote_name
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        if connection.vendor == "postgresql":
            for name in names:
                cursor.execute(f"DROP TABLE IF EXISTS {quoted(name)} CASCADE")
            return
        cursor.execute("PRAGMA foreign_keys=OFF")
        for name in sorted(names, key=len):  # a search table takes its own helpers along
            cursor.execute(f"DROP TABLE IF EXISTS {quoted(name)}")
        cursor.execute("PRAGMA foreign_keys=ON")
