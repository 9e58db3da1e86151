"""The open store: a connection, its events, and whoever keeps derived tables fresh."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from kzbib.errors import StoreError
from kzbib.model import Work
from kzbib.store.errors import plain_errors
from kzbib.store.journal import close_event, open_event
from kzbib.store.opening import open_file

DEFAULT_FILE = "library.db"
Indexer = Callable[["Store", int, Work | None], None]
"""Writes derived rows of one work anew; None: the work is gone or given up."""


def default_path() -> Path:
    """``$KZBIB_DB``, else ``library.db`` in the current folder."""
    return Path(os.environ.get("KZBIB_DB") or DEFAULT_FILE)


def now() -> str:
    """The time as the store writes it: UTC, whole seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class Store:
    """One open SQLite file.

    ``indexers`` are called with each work that was written, inside the same
    transaction, so that derived tables never lag behind.
    """

    def __init__(
        self, connection: sqlite3.Connection, name: str, indexers: Sequence[Indexer]
    ) -> None:
        self.connection = connection
        self.name = name
        self._indexers = tuple(indexers)

    @classmethod
    def open(
        cls, path: Path, *, create: bool = True, indexers: Sequence[Indexer] = ()
    ) -> Store:
        """Open a store and bring its tables up to date.

        Raises StoreError when the file is missing (unless ``create``), is no
        database, is locked or cannot be written.
        """
        if not create and not path.exists():
            raise StoreError(
                "there is no store here yet",
                where=str(path),
                hint="Start one with `kzbib import FILE`, or name another with --db.",
            )
        with plain_errors(str(path)):
            connection = open_file(path)
        return cls(connection, str(path), indexers)

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def event(self, kind: str, summary: str = "") -> Iterator[int]:
        """Do all writes of the block as one event that can be undone, or none of them.

        Yields the event's id. Raises StoreError with what SQLite saw.
        """
        with plain_errors(self.name):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                event = open_event(self.connection, kind, summary, now())
                yield event
                close_event(self.connection)
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def refresh(self, row: int, work: Work | None) -> None:
        """Let the indexers write what is derived from a work; None: it is gone."""
        for index in self._indexers:
            index(self, row, work)

    def rows(self, sql: str, *values: object) -> list[sqlite3.Row]:
        """Return all rows of a query."""
        with plain_errors(self.name):
            return self.connection.execute(sql, values).fetchall()

    def one(self, sql: str, *values: object) -> sqlite3.Row | None:
        """Return the first row of a query, or None."""
        with plain_errors(self.name):
            row: sqlite3.Row | None = self.connection.execute(sql, values).fetchone()
            return row

    def insert(self, table: str, **values: object) -> int:
        """Insert a row and return its id. ``table`` and keys come from our own code."""
        columns = ", ".join(f'"{column}"' for column in values)
        marks = ", ".join("?" * len(values))
        cursor = self.connection.execute(
            f'INSERT INTO "{table}" ({columns}) VALUES ({marks})',
            tuple(values.values()),
        )
        return int(cursor.lastrowid or 0)

    def update(self, table: str, row: int, **values: object) -> None:
        """Set columns of the row with id ``row``."""
        columns = ", ".join(f'"{column}" = ?' for column in values)
        self.connection.execute(
            f'UPDATE "{table}" SET {columns} WHERE id = ?', (*values.values(), row)
        )
