"""The tables of the store, made and changed by migrations."""

from __future__ import annotations

from pathlib import Path
from sqlite3 import complete_statement

from sqlite_utils.db import Database
from sqlite_utils.migrations import Migrations

SQL = Path(__file__).parent / "sql"
migrations = Migrations("kzbib")

# Tables whose rows an undo must be able to bring back, by the migration that made them.
_FIRST = (
    "work",
    "document",
    "reference",
    "membership",
    "variant",
    "person",
    "contribution",
    "citation",
    "relation",
    "verdict",
    "evidence",
    "tag",
)
_MATCHING = ("decision", "field_choice")
JOURNALED = (*_FIRST, *_MATCHING)


@migrations()
def m001_tables(db: Database) -> None:
    """Make the first tables, views and journal triggers."""
    run_script(db, "tables.sql")
    journal(db, _FIRST)
    run_script(db, "views.sql")


@migrations()
def m002_matching(db: Database) -> None:
    """Make keys with details, profiles, decisions; the index is filled when needed."""
    run_script(db, "matching.sql")
    journal(db, _MATCHING)


def journal(db: Database, tables: tuple[str, ...]) -> None:
    """Let the changes of tables be written to ``change``."""
    for table in tables:
        for trigger in journal_triggers(db, table):
            db.conn.execute(trigger)


def run_script(db: Database, name: str) -> None:
    """Run a file of ``sql/`` statement by statement, inside the open transaction."""
    statement = ""
    for line in (SQL / name).read_text(encoding="utf-8").splitlines(keepends=True):
        statement += line
        if is_complete(statement):
            db.conn.execute(statement)
            statement = ""


def is_complete(statement: str) -> bool:
    """Tell whether ``statement`` is one whole SQL statement."""

    return bool(statement.strip()) and complete_statement(statement)


def journal_triggers(db: Database, table: str) -> tuple[str, ...]:
    """Return the triggers that write a table's changes to ``change``."""
    columns = [row[1] for row in db.conn.execute(f'PRAGMA table_info("{table}")')]
    pairs = ", ".join(f"'{column}', OLD.\"{column}\"" for column in columns)
    before = {"insert": "NULL", "update": f"json_object({pairs})"}
    before["delete"] = before["update"]
    return tuple(
        f"""CREATE TRIGGER journal_{table}_{op} AFTER {op.upper()} ON "{table}"
        BEGIN
          INSERT INTO change(event_id, table_name, row_id, op, before)
          VALUES ((SELECT event_id FROM journal), '{table}',
                  {"NEW" if op == "insert" else "OLD"}.id, '{op}', {old});
        END"""
        for op, old in before.items()
    )
