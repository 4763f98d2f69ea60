"""Databases apart from the test's own: made of a dump, upgraded by the real command, read whole."""

import os
import re
import secrets
import sqlite3
import subprocess
import sys
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import connection

DUMPS = Path(__file__).parent
COLUMNS = """
    SELECT table_name, column_name, data_type, character_maximum_length, is_nullable, is_identity
    FROM information_schema.columns WHERE table_schema = 'public'
"""
CONSTRAINTS = """
    SELECT conrelid::regclass::text, contype, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace
"""
INDEXES = "SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'public'"
SEQUENCES = "SELECT data_type FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1"
TRIGGERS = """
    SELECT tgname, pg_get_triggerdef(pg_trigger.oid), prosrc FROM pg_trigger
    JOIN pg_proc ON pg_proc.oid = tgfoid WHERE NOT tgisinternal
"""


class Database:
    """One of the vendor that is tested; `url` is for the commands of manage.py."""

    def manage(self, *words):
        done = subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=settings.BASE_DIR,
            env={
                **os.environ,
                **{"DATABASE_URL": self.url, "VAR_DIR": str(self.folder), "SECRET_KEY": ""},
            },
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def rows(self):
        """{table: its rows as dicts, in the order of their text}, but for the search index."""
        return {
            table: sorted(self.query(f'SELECT * FROM "{table}"'), key=str)
            for table in self.tables()
            if not table.startswith(("interviews_search", "sqlite_"))
        }


class SQLite(Database):
    def __init__(self, folder):
        self.folder = folder
        self.path = folder / "upgraded.sqlite3"
        self.url = f"sqlite:///{self.path}"

    def run(self, script):
        with sqlite3.connect(self.path) as database:
            database.executescript(script)
        database.close()

    def query(self, sql):
        database = sqlite3.connect(self.path)
        database.row_factory = sqlite3.Row
        found = [dict(row) for row in database.execute(sql)]
        database.commit()
        database.close()
        return found

    def tables(self):
        return [row["name"] for row in self.query("SELECT name FROM pragma_table_list")]

    def schema(self):
        return {table: self._table(table) for table in self.tables()}

    def _table(self, table):
        columns = self.query(f"SELECT name, type, [notnull], pk FROM pragma_table_info('{table}')")
        keys = self.query(f"SELECT [table], [from], [to] FROM pragma_foreign_key_list('{table}')")
        indexes = self.query(
            "SELECT list.[unique], group_concat(info.name) FROM"
            f" pragma_index_list('{table}') AS list, pragma_index_info(list.name) AS info"
            " GROUP BY list.name"
        )
        text = "".join(
            row["sql"] or ""
            for row in self.query(f"SELECT sql FROM sqlite_master WHERE name = '{table}'")
        )
        checks = re.findall(r'CONSTRAINT "(\w+)" CHECK (\(.*?\))(?:,|\)$)', text)
        return [sorted(map(str, facts)) for facts in (columns, keys, indexes, checks)]

    def triggers(self):
        found = self.query("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        return {row["name"]: row["sql"] for row in found}

    def drop(self):
        self.path.unlink()


class PostgreSQL(Database):
    def __init__(self, folder):
        self.folder = folder
        self.name = f"upgrade_{secrets.token_hex(6)}"
        known = connection.settings_dict
        self.place = {"host": known["HOST"], "port": known["PORT"] or 5432}
        self.place |= {"user": known["USER"], "password": known["PASSWORD"]}
        password = f":{known['PASSWORD']}" if known["PASSWORD"] else ""
        place = f"{known['USER']}{password}@{known['HOST']}:{self.place['port']}"
        self.url = f"postgres://{place}/{self.name}"
        self._do(f"CREATE DATABASE {self.name}", "postgres")

    def _connect(self, name):
        return psycopg.connect(dbname=name, autocommit=True, **self.place)

    def _do(self, sql, name):
        with self._connect(name) as database:
            database.execute(sql)

    def run(self, script):
        self._do(script, self.name)

    def query(self, sql):
        with self._connect(self.name) as database:
            cursor = database.cursor(row_factory=psycopg.rows.dict_row)
            return cursor.execute(sql).fetchall()

    def tables(self):
        named = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        return [row["tablename"] for row in self.query(named)]

    def schema(self):
        facts = (self.query(sql) for sql in (COLUMNS, SEQUENCES))
        casts = re.compile(r"::[a-z ]+(\[\])?|[()]")  # restoring a dump writes them elsewhere
        constraints = (casts.sub("", str(row)) for row in self.query(CONSTRAINTS))
        names = re.compile(r"INDEX \w+ ON")  # a renamed table keeps the names of its indexes
        indexes = (names.sub("INDEX ON", row["indexdef"]) for row in self.query(INDEXES))
        return [*(sorted(map(str, rows)) for rows in facts), sorted(constraints), sorted(indexes)]

    def triggers(self):
        return {row["tgname"]: row for row in self.query(TRIGGERS)}

    def drop(self):
        self._do(f"DROP DATABASE {self.name} WITH (FORCE)", "postgres")


def make_database(folder):
    return (SQLite if connection.vendor == "sqlite" else PostgreSQL)(folder)


def make_first_release(folder):
    database = make_database(folder)
    database.run((DUMPS / f"first_release_{connection.vendor}.sql").read_text("utf-8"))
    return database
