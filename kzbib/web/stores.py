"""Which of Datasette's databases are stores of ours."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from datasette.app import Datasette

_TABLES = ("work", "variant", "reference", "membership", "event", "work_fts")
_known: WeakKeyDictionary[Datasette, set[str]] = WeakKeyDictionary()


def is_store(connection: sqlite3.Connection) -> bool:
    """Tell whether a database has the tables of a kzbib store."""
    marks = ", ".join("?" * len(_TABLES))
    sql = (
        f"SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name IN ({marks})"
    )
    try:
        found = connection.execute(sql, _TABLES).fetchone()
    except sqlite3.DatabaseError:  # no database at all, or locked: Datasette says so
        return False
    return int(found[0]) == len(_TABLES)


def note_store(datasette: Datasette, database: str) -> None:
    """Remember that a database is a store."""
    _known.setdefault(datasette, set()).add(database)


def is_known_store(datasette: Datasette, database: str | None) -> bool:
    """Tell whether ``note_store`` was called for a database."""
    return database in _known.get(datasette, ())
