from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from kzbib.errors import StoreError
from kzbib.store.documents import add_document
from kzbib.store.opening import SCHEMA_VERSION
from kzbib.store.schema import JOURNALED
from kzbib.store.store import Store
from kzbib.store.works import add_work
from tests.store.contents import (
    import_one,
    print_reference,
    source,
    tokaev,
    with_english,
)

NOT_STRICT = {"_sqlite_migrations"}
VIEWS = {
    "library": "citekey authors year title container_title type language doi printed cited tags",
    "printed_reference": "document list number citekey raw rule evidence confidence",
    "who_cites": "document call locator citekey authors year title sentence",
    "title_in_language": "citekey kind language title authors",
    "history": "id at kind summary rows_changed undoes undone_by",
}


def plain(path: Path) -> sqlite3.Connection:
    """A connection that knows nothing of kzbib."""
    return sqlite3.connect(path)


def sqlite_utils(*arguments: str) -> str:
    command = [sys.executable, "-m", "sqlite_utils", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_plain_sqlite_reads_all(path: Path, store: Store) -> None:
    import_one(store, with_english(tokaev()))
    with plain(path) as other:
        row = other.execute(
            "SELECT citekey, type, title, authors, year, publisher, place, language FROM work"
        ).fetchone()
        assert row[2:] == ("Под стягом независимости", "Токаев К.-Ж. К.", 1997, "Бiлiм", "Алматы", "ru")  # fmt: skip
        assert other.execute("SELECT raw FROM reference").fetchall() == [("1. Токаев",)]
        assert other.execute("SELECT language, title FROM variant").fetchall() == [
            ("en", "Under the Banner of Independence")
        ]
        people = "SELECT role, position, printed, family FROM contribution JOIN person ON person.id = person_id"
        assert other.execute(people).fetchall() == [
            ("author", 1, "Токаев К.-Ж. К.", "Токаев")
        ]
        assert other.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_sqlite_utils_reads_all(path: Path, store: Store) -> None:
    import_one(store, tokaev())
    tables = {row["table"] for row in json.loads(sqlite_utils("tables", str(path)))}
    assert set(JOURNALED) <= tables
    rows = json.loads(sqlite_utils("rows", str(path), "work"))
    assert [row["title"] for row in rows] == ["Под стягом независимости"]
    assert json.loads(rows[0]["csl"])["publisher"] == "Бiлiм"


def test_tables_are_strict_and_keys_hold(store: Store) -> None:
    tables = store.rows("PRAGMA table_list")
    loose = {
        row["name"]
        for row in tables
        if row["type"] == "table" and row["schema"] == "main" and not row["strict"]
    }
    assert {name for name in loose if not name.startswith("sqlite_")} <= NOT_STRICT
    assert store.rows("PRAGMA foreign_keys")[0][0] == 1
    with pytest.raises(StoreError, match="FOREIGN KEY"), store.event("tag"):
        store.insert("tag", work_id=77, name="x")
    with pytest.raises(StoreError, match="cannot store TEXT"), store.event("edit"):
        row = add_work(store, tokaev())
        store.update("work", row, year="MCM")
    assert store.rows("SELECT * FROM work") == []
    assert store.rows("SELECT * FROM event") == []


@pytest.mark.parametrize("table", JOURNALED)
def test_every_journaled_table_has_an_id_and_triggers(store: Store, table: str) -> None:
    columns = {
        row["name"]: row["pk"] for row in store.rows(f'PRAGMA table_info("{table}")')
    }
    assert columns["id"] == 1
    triggers = store.rows(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", table
    )
    names = {
        f"journal_{table}_{operation}" for operation in ("insert", "update", "delete")
    }
    assert names <= {row["name"] for row in triggers}


@pytest.mark.parametrize("view", VIEWS)
def test_views_answer(store: Store, view: str) -> None:
    import_one(store, with_english(tokaev()))
    cursor = store.connection.execute(f"SELECT * FROM {view}")
    assert [column[0] for column in cursor.description] == VIEWS[view].split()
    assert len(cursor.fetchall()) == {"title_in_language": 2, "who_cites": 0}.get(
        view, 1
    )


def test_library_counts_what_is_printed_and_cited(store: Store) -> None:
    with store.event("import"):
        document, work = add_document(store, source()), add_work(store, tokaev())
        reference = print_reference(store, document, work)
        print_reference(store, document, work, position=2)
        store.insert("tag", work_id=work, name="reading")
        store.insert(
            "citation", document_id=document, text="[1]", start=0, end=3, sentence="Так [1].",
            target="{}", locator="", reference_id=reference,
        )  # fmt: skip
    row = store.one("SELECT * FROM library")
    assert row is not None
    assert (row["printed"], row["cited"], row["tags"]) == (2, 1, "reading")
    cites = store.one("SELECT * FROM who_cites")
    assert cites is not None
    assert (cites["document"], cites["call"], cites["title"]) == ("list.txt", "[1]", tokaev().title)  # fmt: skip


def test_a_new_file_gets_all_migrations_once(path: Path) -> None:
    with Store.open(path) as store:
        before = store.rows("SELECT * FROM sqlite_master")
        applied = store.rows("SELECT * FROM _sqlite_migrations")
        assert len(applied) == SCHEMA_VERSION
        assert store.rows("PRAGMA user_version")[0][0] == SCHEMA_VERSION
        assert store.rows("PRAGMA journal_mode")[0][0] == "wal"
    with Store.open(path) as again:
        assert again.rows("SELECT * FROM sqlite_master") == before
        assert again.rows("SELECT * FROM _sqlite_migrations") == applied


def test_an_empty_file_becomes_a_store(path: Path) -> None:
    path.touch()
    with Store.open(path, create=False) as store:
        assert store.rows("SELECT * FROM library") == []


def test_migrations_run_to_the_end_after_a_break(path: Path, store: Store) -> None:
    import_one(store, tokaev())
    store.connection.execute("PRAGMA user_version = 0")
    store.close()
    with Store.open(path) as again:
        assert len(again.rows("SELECT * FROM work")) == 1
        assert again.rows("PRAGMA user_version")[0][0] == SCHEMA_VERSION


def test_a_newer_format_is_refused(path: Path, store: Store) -> None:
    store.connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    store.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="newer kzbib") as caught:
        Store.open(path)
    assert caught.value.where == str(path)
    assert caught.value.hint
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("raw", "other"),
        ("number", "9"),
        ("start", 5),
        ("end", 99),
        ("list", 3),
        ("position", 7),
    ],
)
def test_a_reference_is_never_changed(store: Store, column: str, value: object) -> None:
    import_one(store, tokaev())
    with pytest.raises(StoreError, match="never changed"), store.event("edit"):
        store.update("reference", 1, **{column: value})


def test_a_reference_can_be_read_again(store: Store) -> None:
    import_one(store, tokaev())
    with store.event("parse"):
        store.update("reference", 1, parsed="{}", parser="2", confidence=0.5)
    row = store.one("SELECT raw, parser FROM reference")
    assert row is not None
    assert tuple(row) == ("1. Токаев", "2")
