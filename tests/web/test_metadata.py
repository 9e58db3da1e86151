"""Metadata agrees with the tables, views and queries it speaks of."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from kzbib.web.functions import register
from kzbib.web.metadata import config, for_datasette, metadata
from kzbib.web.queries import QUERIES, Query


@pytest.fixture
def connection(library: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(library)
    register(connection)
    yield connection
    connection.close()


def columns(connection: sqlite3.Connection, table: str) -> set[str]:
    return {row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')}


def test_descriptions_name_real_columns(connection: sqlite3.Connection) -> None:
    for table, words in metadata("x")["databases"]["x"]["tables"].items():
        assert set(words["columns"]) <= columns(connection, table), table
        assert words["description"].endswith((".", "…")), table


def test_config_names_real_columns(connection: sqlite3.Connection) -> None:
    for table, how in config("x")["databases"]["x"]["tables"].items():
        named = {
            how[key] for key in ("label_column", "sort", "sort_desc") if key in how
        }
        named |= set(how.get("facets", ()))
        assert columns(connection, table), table
        assert named <= columns(connection, table), table


def test_every_table_is_described_or_hidden(connection: sqlite3.Connection) -> None:
    rows = connection.execute(
        """SELECT name FROM sqlite_master WHERE type IN ('table', 'view')
        AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'work_fts%'"""
    )
    known = set(for_datasette("x")["databases"]["x"]["tables"])
    assert {name for (name,) in rows} == known


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_queries_only_read(connection: sqlite3.Connection, query: Query) -> None:
    connection.execute("PRAGMA query_only = ON")
    connection.execute(query.sql, {query.parameter: ""}).fetchall()
    assert (f":{query.parameter}" in query.sql) == bool(query.parameter)


def test_no_query_hides_a_table(connection: sqlite3.Connection) -> None:
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    assert not names & {query.name for query in QUERIES}


def test_one_tree_holds_both() -> None:
    tree = for_datasette("x")
    work = tree["databases"]["x"]["tables"]["work"]
    assert work["label_column"] == "citekey"
    assert work["description"].startswith("What references stand for")
    assert tree["databases"]["x"]["queries"]["search"]["params"] == ["q"]
