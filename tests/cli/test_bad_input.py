from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Shell

ENTRY = "Список литературы\n1. Қасымбаев Ж.Қ. Кенесары хан. – Алматы: Қазақстан, 1993. – 112 б.\n"

# name, bytes, words of the message
UNREADABLE = [
    ("empty.txt", b"", "empty"),
    ("binary.txt", bytes(range(256)) * 40, "binary"),
    ("paper.pdf", b"%PDF-1.7 ...", "PDF"),
    ("paper.docx", b"PK\x03\x04 ...", "Word"),
]


@pytest.mark.parametrize(("name", "data", "words"), UNREADABLE)
def test_unreadable_input(kzbib: Shell, name: str, data: bytes, words: str) -> None:
    answer = kzbib("import", kzbib.file(name, data))
    assert answer.code == 2
    assert name in answer.err
    assert words in answer.err
    assert "Traceback" not in answer.err
    assert kzbib.rows("SELECT count(*) FROM document") == [(0,)]


def test_missing_file(kzbib: Shell) -> None:
    answer = kzbib("import", "nowhere.txt")
    assert answer.code == 2
    assert "nowhere.txt" in answer.err


def test_windows_1251_is_read_and_said(kzbib: Shell) -> None:
    text = "Список литературы\n1. Лихачев Д.С. Русская культура. – СПб.: Искусство, 2007. – 440 с.\n"
    answer = kzbib("import", kzbib.file("old.txt", text.encode("cp1251")))
    assert answer.code == 0
    assert "windows-1251" in answer.err
    assert kzbib.rows("SELECT title FROM work") == [("Русская культура",)]


def test_a_50_megabyte_file_is_refused_at_once(kzbib: Shell) -> None:
    big = kzbib.folder / "big.txt"
    with big.open("wb") as stream:
        stream.truncate(50_000_000)
    answer = kzbib("import", big)
    assert answer.code == 2
    assert "MB" in answer.err


def test_a_locked_store(kzbib: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kzbib.store.opening.BUSY_SECONDS", 0.1)
    kzbib("import", kzbib.file("one.txt", ENTRY))
    import sqlite3

    other = sqlite3.connect(kzbib.db, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    answer = kzbib("import", kzbib.file("two.txt", ENTRY.replace("1993", "1994")))
    other.execute("ROLLBACK")
    other.close()
    assert answer.code == 2
    assert "another program is writing" in answer.err
    assert kzbib.rows("SELECT count(*) FROM document") == [(1,)]


def test_a_file_that_is_no_store(kzbib: Shell) -> None:
    fake = kzbib.file("fake.db", "not a database, only text " * 100)
    answer = kzbib("list", "--db", fake)
    assert answer.code == 2
    assert "no SQLite database" in answer.err


def test_no_store_yet(kzbib: Shell) -> None:
    answer = kzbib("list")
    assert answer.code == 2
    assert "kzbib import" in answer.err
    assert not kzbib.db.exists()


KILLED = """
import os, sys
from kzbib.cli.main import program
import kzbib.library.importing as importing
save, seen = importing._save_item, []
def dying(*arguments):
    save(*arguments)
    seen.append(1)
    if len(seen) == 5:
        os._exit(9)
importing._save_item = dying
program()(["import", sys.argv[1]])
"""


def test_a_killed_import_leaves_the_store_as_before(
    kzbib: Shell, article: Path
) -> None:
    kzbib("import", kzbib.file("one.txt", ENTRY))
    before = kzbib.rows("SELECT * FROM work")
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(article)], check=False, capture_output=True
    )
    assert killed.returncode == 9
    assert kzbib.rows("SELECT * FROM work") == before
    assert kzbib.rows("PRAGMA integrity_check") == [("ok",)]
    again = kzbib("import", article)
    assert again.code == 0
    assert "read 11 = stored 11" in again.out


FULL = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
limit = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
from kzbib.cli.main import program
program()(["import", sys.argv[1]])
"""


def test_a_full_disk_leaves_the_store_unharmed(kzbib: Shell, article: Path) -> None:
    kzbib("import", kzbib.file("one.txt", ENTRY))
    before = kzbib.rows("SELECT * FROM work")
    limit = str(kzbib.db.stat().st_size + 4096)
    full = subprocess.run(
        [sys.executable, "-c", FULL, str(article), limit],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert full.returncode == 2, full.stderr
    assert "disk" in full.stderr
    assert "Traceback" not in full.stderr
    assert kzbib.rows("SELECT * FROM work") == before
    assert kzbib.rows("PRAGMA integrity_check") == [("ok",)]


@pytest.mark.parametrize("command", ["parse", "format", "match", "romanise"])
def test_a_bad_line_becomes_an_error_record(kzbib: Shell, command: str) -> None:
    lines = kzbib.file("bad.jsonl", "[1]\n{broken\n")
    answer = kzbib(command, lines)
    assert "Traceback" not in answer.err
    if command == "parse":  # any text is a reference
        assert answer.out.count("\n") == 2
        return
    assert answer.code == 1
    assert answer.out.count('"error"') == 2
