"""What can happen to a file: each is a StoreError, and the store stays whole."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kzbib.errors import ExitCode, StoreError
from kzbib.library.open import open_library
from kzbib.store import opening
from kzbib.store.store import Store, default_path
from kzbib.store.works import add_work
from tests.store.contents import contents, import_one, tokaev

NOBODY = 65534


@pytest.fixture
def kept(path: Path, store: Store) -> Iterator[Path]:
    """A closed store with one work; whatever happens, it must be whole afterwards."""
    import_one(store, tokaev())
    before = contents(store)
    store.close()
    yield path
    with open_library(path) as again:
        assert contents(again) == before
        assert [tuple(row) for row in again.rows("PRAGMA integrity_check")] == [("ok",)]
        assert again.rows("PRAGMA foreign_key_check") == []


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not wait long for a lock."""
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.05)


@contextmanager
def says(message: str, hint: str, where: Path) -> Iterator[None]:
    """Expect a StoreError that names the file and the next step."""
    with pytest.raises(StoreError) as caught:
        yield
    assert message in caught.value.message
    assert hint in caught.value.hint
    assert caught.value.where == str(where)
    assert caught.value.exit_code is ExitCode.UNUSABLE
    assert str(where) in str(caught.value)


def fill(store: Store, number: int = 1) -> None:
    with store.event("import"):
        for each in range(number):
            add_work(store, tokaev(f"Книга {each} " + "слово " * 50))


def in_another_process(path: Path, code: str, *, user: int | None = None) -> str:
    """Run ``code`` with an open ``store`` elsewhere; return what it prints."""
    opening = f"""
import os, sys
from pathlib import Path
from kzbib.errors import StoreError
from kzbib.library.open import open_library
from kzbib.store.works import add_work
from tests.store.contents import tokaev
from tests.store.test_errors import fill
path = Path({str(path)!r})
{"" if user is None else f"os.setgid({user}); os.setuid({user})"}
"""
    done = subprocess.run(
        [sys.executable, "-c", opening + code],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    return done.stdout + done.stderr


REPORT = """
try:
    with open_library(path) as store:
        print("opened", len(store.rows("SELECT * FROM work")), flush=True)
        fill(store)
except StoreError as error:
    print("StoreError:", error.message, "|", error.where == str(path), "|", error.hint)
"""


def test_a_missing_store(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    with says("no store here yet", "kzbib import FILE", path):
        open_library(path)
    assert not path.exists()


def test_a_missing_folder(tmp_path: Path) -> None:
    path = tmp_path / "no" / "library.db"
    with says("cannot be opened", "folder", path):
        open_library(path, create=True)


def test_a_folder(tmp_path: Path) -> None:
    with says("cannot be opened", "folder", tmp_path):
        open_library(tmp_path)


@pytest.mark.parametrize("data", ["Список литературы\n" * 100, "@book{a}", "x" * 5000])
def test_not_a_database(tmp_path: Path, data: str) -> None:
    path = tmp_path / "list.txt"
    path.write_text(data, encoding="utf-8")
    with says("no SQLite database", "kzbib import", path):
        open_library(path)
    assert path.read_text(encoding="utf-8") == data
    assert [each.name for each in tmp_path.iterdir()] == ["list.txt"]


@pytest.mark.parametrize("version", [0, 1, 99])
def test_a_database_of_another_program(tmp_path: Path, version: int) -> None:
    path = tmp_path / "places.sqlite"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url TEXT)")
    other.execute(f"PRAGMA user_version = {version}")
    other.close()
    before = path.read_bytes()
    with says("another program", "--db", path):
        open_library(path, create=True)
    assert path.read_bytes() == before


def test_a_damaged_file(path: Path, store: Store) -> None:
    import_one(store, tokaev())
    store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()
    data = bytearray(path.read_bytes())
    data[100:] = b"\x5a" * (len(data) - 100)
    path.write_bytes(data)
    with says("damaged", "recover", path), open_library(path) as broken:
        broken.rows("SELECT * FROM work")


@pytest.mark.usefixtures("impatient")
def test_locked_by_another(kept: Path) -> None:
    with open_library(kept) as store:
        other = sqlite3.connect(kept, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        assert len(store.rows("SELECT * FROM work")) == 1  # reading goes on
        with says("another program is writing", "Datasette", kept):
            fill(store)
        other.execute("ROLLBACK")
        other.close()


@pytest.mark.usefixtures("impatient")
def test_locked_for_reading_too(kept: Path) -> None:
    other = sqlite3.connect(kept, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    other.execute("UPDATE journal SET event_id = NULL")
    with says("another program is writing", "Close it", kept):
        open_library(kept)
    other.execute("ROLLBACK")
    other.close()


@pytest.mark.parametrize("folder_too", [False, True])
def test_a_file_that_may_not_be_written(kept: Path, folder_too: bool) -> None:
    folder = kept.parent
    user = NOBODY if os.geteuid() == 0 else None
    for each in [folder, *folder.parents][:3]:
        if os.stat(each).st_uid == os.geteuid():
            each.chmod(0o755)  # let the other user come as far as the file
    kept.chmod(0o444)
    folder.chmod(0o555 if folder_too else 0o777)
    try:
        said = in_another_process(kept, REPORT, user=user)
    finally:
        folder.chmod(0o755)
        kept.chmod(0o644)
    assert "Traceback" not in said
    assert "opened 1" in said  # it can be read
    assert "StoreError: the store cannot be" in said
    assert "| True | " in said
    assert "writ" in said.rsplit("|", 1)[1] or "permissions" in said


def test_what_another_program_has_just_written_can_be_read(
    path: Path, store: Store
) -> None:
    fill(store, 2)  # the store stays open: its rows are in the journal beside the file
    assert path.with_name(f"{path.name}-wal").stat().st_size > 0
    path.chmod(0o444)
    for each in [path.parent, *path.parent.parents][:3]:
        if os.stat(each).st_uid == os.geteuid():
            each.chmod(0o755)
    said = in_another_process(path, REPORT, user=NOBODY if os.geteuid() == 0 else None)
    path.chmod(0o644)
    assert "opened 2" in said
    assert "StoreError: the store cannot be" in said


def test_a_full_store(kept: Path) -> None:
    with open_library(kept) as store:
        pages = store.rows("PRAGMA page_count")[0][0]
        store.connection.execute(f"PRAGMA max_page_count = {pages + 2}")
        with says("disk is full", "Make room", kept):
            fill(store, 200)
        assert not store.connection.in_transaction
        assert len(store.rows("SELECT * FROM work")) == 1


def test_a_file_that_may_not_grow(kept: Path) -> None:
    limit = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
size = path.stat().st_size + 20_000
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
try:
    with open_library(path) as store:
        fill(store, 400)
    print("nothing happened")
except StoreError as error:
    print("StoreError:", error.message, "|", error.hint)
"""
    said = in_another_process(kept, limit)
    assert "StoreError:" in said, said
    assert "disk" in said
    assert "nothing was changed" in said


@pytest.mark.parametrize("moment", ["first", "late"])
def test_killed_in_the_middle(kept: Path, moment: str) -> None:
    number = {"first": 1, "late": 500}[moment]
    kill = f"""
with open_library(path) as store:
    with store.event("import"):
        store.connection.execute("PRAGMA cache_size = 5")  # spill to disk early
        for each in range({number}):
            add_work(store, tokaev(f"Книга {{each}} " + "слово " * 50))
        print("dying", flush=True)
        os._exit(9)
"""
    assert in_another_process(kept, kill) == "dying\n"


def test_killed_while_it_is_made(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    kill = """
from sqlite_utils.db import Database
import kzbib.store.schema as schema
def script(db, name, run=schema.run_script):
    if name == "views.sql":
        os._exit(9)
    run(db, name)
schema.run_script = script
open_library(path, create=True)
"""
    assert in_another_process(path, kill) == ""
    with open_library(path) as store:
        fill(store)
        assert len(store.rows("SELECT * FROM library")) == 1


def test_an_open_that_fails_lets_the_file_go(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("text " * 1000, encoding="utf-8")
    before = len(os.listdir("/proc/self/fd")) if Path("/proc/self/fd").exists() else 0
    for _ in range(5):
        with pytest.raises(StoreError):
            open_library(path)
    after = len(os.listdir("/proc/self/fd")) if before else 0
    assert after <= before + 1


def test_a_query_of_nonsense_is_a_store_error(store: Store) -> None:
    with pytest.raises(StoreError, match="SQLite says: no such table"):
        store.rows("SELECT * FROM nowhere")


def test_the_store_in_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KZBIB_DB", raising=False)
    assert default_path() == Path("library.db")
    monkeypatch.setenv("KZBIB_DB", "/x/y.db")
    assert default_path() == Path("/x/y.db")
