"""The SQL functions: folding, and queries that no input can break."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzbib.web.functions import kz_fold, kz_match, register


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    register(connection)
    connection.execute("CREATE VIRTUAL TABLE text USING fts5(folded)")
    connection.execute("INSERT INTO text VALUES ('tokaev kazakstan')")
    yield connection
    connection.close()


@pytest.mark.parametrize(("text", "folded"), [
    ("Қазақстан", "kazakstan"),
    ("Tokayev, Токаев", "tokaev tokaev"),
    ("Schrödinger", "srodiner"),
    (1997, "1997"),
    ("", ""),
    (None, None),
])  # fmt: skip
def test_fold(connection: sqlite3.Connection, text: object, folded: str | None) -> None:
    assert kz_fold(text) == folded
    assert connection.execute("SELECT kz_fold(?)", (text,)).fetchone() == (folded,)


@pytest.mark.parametrize(("typed", "query"), [
    ("Қазақстан тарихы", '"kazakstan"* "tarihi"*'),
    ('Токаев" OR *', '"tokaev"* "or"*'),
    ("people:(NEAR) -x ^y", '"people"* "near"* "h"* "i"*'),
    ("   ", '""'),
    ("«»—", '""'),
    (None, '""'),
    (1997, '"1997"*'),
])  # fmt: skip
def test_match(typed: object, query: str) -> None:
    assert kz_match(typed) == query


FIND = "SELECT count(*) FROM text WHERE text MATCH kz_match(?)"


@pytest.mark.parametrize(("typed", "found"), [
    ("Tokayev", 1),
    ("Токаев Қазақ", 1),
    ("Токаев Россия", 0),
    ("", 0),
])  # fmt: skip
def test_match_in_sql(connection: sqlite3.Connection, typed: str, found: int) -> None:
    assert connection.execute(FIND, (typed,)).fetchone() == (found,)


@given(st.text(max_size=200))
def test_no_input_breaks_the_query(typed: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE text USING fts5(folded)")
    sql = "SELECT count(*) FROM text WHERE text MATCH ?"
    assert connection.execute(sql, (kz_match(typed),)).fetchone() == (0,)
    connection.close()


def test_long_input_is_cut() -> None:
    assert kz_match("слово " * 10_000).count('"*') == 32
    assert len(kz_match("а" * 10_000)) < 3_000
