"""Which of Datasette's databases are stores of ours."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from kzbib.store.opening import is_store

if TYPE_CHECKING:
    from datasette.app import Datasette

_known: WeakKeyDictionary[Datasette, set[str]] = WeakKeyDictionary()


def is_ours(connection: sqlite3.Connection) -> bool:
    """Tell whether a database that Datasette opened is a store of ours."""
    try:
        return is_store(connection)
    except sqlite3.DatabaseError:  # no database at all, or locked: Datasette says so
        return False


def note_store(datasette: Datasette, database: str) -> None:
    """Remember that a database is a store."""
    _known.setdefault(datasette, set()).add(database)


def is_known_store(datasette: Datasette, database: str | None) -> bool:
    """Tell whether ``note_store`` was called for a database."""
    return database in _known.get(datasette, ())
