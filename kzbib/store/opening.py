"""Open the file of a store, and bring its tables up to date."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from urllib.parse import quote

from kzbib.errors import StoreError

APPLICATION_ID = int.from_bytes(b"kzbb")
"""Marks a SQLite file as ours (``PRAGMA application_id``)."""

SCHEMA_VERSION = 2
"""Number of migrations; kept in the file, so that opening needs no look-up."""

BUSY_SECONDS = 5.0
CACHE_KIB = 65_536
"""A large import stays in memory until it is written."""


def open_file(path: Path) -> sqlite3.Connection:
    """Open the SQLite file of a store and bring its tables up to date.

    Raises StoreError for a file that is no store; SQLite's own errors pass through.
    """
    connection = _connect(path)
    try:
        _prepare(connection)
        migrate(connection, str(path))
    except BaseException:
        connection.close()
        raise
    return connection


def _connect(path: Path) -> sqlite3.Connection:
    """Connect; a file that cannot be written is opened for reading only."""
    if is_writable(path):
        return sqlite3.connect(path, timeout=BUSY_SECONDS)
    # WAL needs to write beside the file, unless SQLite is told that nobody can; but
    # then it would not read a journal that an unfinished import left there.
    how = "mode=ro" if _has_journal(path) else "immutable=1"
    return sqlite3.connect(f"file:{quote(str(path.absolute()))}?{how}", uri=True)


def _has_journal(path: Path) -> bool:
    journal = path.with_name(f"{path.name}-wal")
    return journal.exists() and journal.stat().st_size > 0


def _prepare(connection: sqlite3.Connection) -> None:
    connection.row_factory = sqlite3.Row
    connection.isolation_level = None  # transactions are opened by Store.event alone
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")


def is_writable(path: Path) -> bool:
    """Tell whether the file and its folder can be written, as far as the system says.

    A file that is not there yet counts as writable: SQLite says what is wrong.
    """
    if not path.exists():
        return True
    return os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)


def is_store(connection: sqlite3.Connection) -> bool:
    """Tell whether a database is a store of ours."""
    return _number(connection, "application_id") == APPLICATION_ID


def migrate(connection: sqlite3.Connection, name: str) -> None:
    """Bring the tables up to date; a store that is so already is not written.

    Raises StoreError for a database of another program, which is left as it is, and
    for a store of a newer kzbib.
    """
    if not is_store(connection):
        _claim(connection, name)
    version = _number(connection, "user_version")
    if version > SCHEMA_VERSION:
        raise StoreError(
            f"the store was written by a newer kzbib (format {version})",
            where=name,
            hint="Install the newest kzbib.",
        )
    if version < SCHEMA_VERSION:
        _make_tables(connection)


def _claim(connection: sqlite3.Connection, name: str) -> None:
    """Mark an empty file as a store."""
    if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise StoreError(
            "this SQLite file belongs to another program",
            where=name,
            hint="Name a store with --db; `kzbib import` makes a new one.",
        )
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _make_tables(connection: sqlite3.Connection) -> None:
    from sqlite_utils.db import Database  # noqa: PLC0415  # costs 0.2 s to import

    from kzbib.store.schema import migrations  # noqa: PLC0415

    connection.row_factory = None
    migrations.apply(Database(connection))
    connection.row_factory = sqlite3.Row
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])
