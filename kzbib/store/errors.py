"""SQLite's messages, said so that a user knows what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from kzbib.errors import StoreError

# What SQLite says → what we say, what to do next.
_MEANINGS = (
    (
        "database is locked",
        "another program is writing to the store",
        "Close it (Datasette, another kzbib) and run the command again.",
    ),
    (
        "readonly database",
        "the store cannot be written",
        "Check the permissions of the file and its folder, or name another with --db.",
    ),
    (
        "database or disk is full",
        "the disk is full; nothing was changed",
        "Make room and run the command again.",
    ),
    (
        "disk I/O error",
        "the disk did not take the data (full, or removed?); nothing was changed",
        "Check the disk and run the command again.",
    ),
    (
        "unable to open database file",
        "the store cannot be opened",
        "Does its folder exist, and may you write there?",
    ),
    (
        "file is not a database",
        "this file is no SQLite database",
        "Name the store with --db; to read a bibliography use `kzbib import`.",
    ),
    (
        "malformed",
        "the store is damaged",
        "Restore a copy, or save what can be read with `sqlite3 FILE .recover`.",
    ),
)


@contextmanager
def plain_errors(where: str) -> Iterator[None]:
    """Turn SQLite's errors into StoreError that names the store and the next step."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        said = str(error)
        for mark, message, hint in _MEANINGS:
            if mark in said:
                raise StoreError(message, where=where, hint=hint) from error
        raise StoreError(f"SQLite says: {said}", where=where) from error
