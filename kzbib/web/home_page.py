"""The entrance: what is in the store, and the questions it can answer."""

from __future__ import annotations

import sqlite3
from typing import Any

from kzbib.web.queries import QUERIES, SEARCH

# What → table or view behind it, and how to count it.
_COUNTS = (
    ("works", "library", "SELECT count(*) FROM work WHERE merged_into IS NULL"),
    ("printed entries", "printed_reference", "SELECT count(*) FROM reference"),
    ("citations in texts", "who_cites", "SELECT count(*) FROM citation"),
    ("documents", "document", "SELECT count(*) FROM document"),
    ("people", "person", "SELECT count(*) FROM person"),
)
_LANGUAGES = """SELECT language, count(*) AS works FROM work
WHERE merged_into IS NULL GROUP BY language ORDER BY works DESC, language LIMIT 8"""
_NAMES = {"ru": "Russian", "kk": "Kazakh", "en": "English", "": "language unknown"}


def home_page(connection: sqlite3.Connection) -> dict[str, Any]:
    """Return counts, languages and queries of a store."""
    counts = [
        {"what": what, "table": table, "count": connection.execute(sql).fetchone()[0]}
        for what, table, sql in _COUNTS
    ]
    languages = [
        {"tag": tag, "name": _NAMES.get(tag, tag), "works": works}
        for tag, works in connection.execute(_LANGUAGES).fetchall()
    ]
    return {
        "counts": counts,
        "languages": languages,
        "queries": [query for query in QUERIES if query is not SEARCH],
    }
