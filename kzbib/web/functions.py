"""SQL functions that let a query find a word in any of its scripts and spellings."""

from __future__ import annotations

import sqlite3

from kzbib.languages.fold import fold
from kzbib.store.search import match_query


def kz_fold(text: object) -> str | None:
    """Fold a value to Latin lower-case words: «Қазақстан» gives «kazakstan»."""
    return None if text is None else fold(str(text))


def kz_match(query: object) -> str:
    """Return the full-text query for what a person typed, in any script."""
    return match_query(str(query or ""))


def register(connection: sqlite3.Connection) -> None:
    """Add ``kz_fold`` and ``kz_match`` to a connection.

    ``escape_fts`` is what Datasette puts round the words of its search box. With
    ours in its place that box, too, finds «Токаев» for ``Tokayev``.
    """
    for name, function in (
        ("kz_fold", kz_fold),
        ("kz_match", kz_match),
        ("escape_fts", kz_match),
    ):
        connection.create_function(name, 1, function, deterministic=True)
