"""Walking through doubtful readings, and what is kept of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Shell

LIST = """Список литературы
1. Токаев К.-Ж.К. Под стягом независимости. – Алматы: Білім, 1997. – 736 с.
2. Касымов Г. Заметки без года
"""


@pytest.fixture
def read(kzbib: Shell, monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.setenv("XDG_DATA_HOME", str(kzbib.folder / "data"))
    kzbib.file("list.txt", LIST)
    assert kzbib("import", "list.txt").code == 0
    return kzbib


def kept(shell: Shell) -> list[dict[str, object]]:
    path = shell.folder / "data" / "kzbib" / "corrections.jsonl"
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_doubtful_readings_come_first(read: Shell) -> None:
    answer = read("review", input="q\n")
    assert "Касымов Г. Заметки без года" in answer.out
    assert "no year found" in answer.out
    assert kept(read) == []


def test_a_correction_changes_the_work_and_is_kept(read: Shell) -> None:
    answer = read("review", input="c issued 2001\na\nq\n")
    assert "1 corrected" in answer.err
    assert read.rows("SELECT year FROM work ORDER BY id")[-1] == (2001,)
    (record,) = kept(read)
    assert record["csl"]["issued"] == {"date-parts": [[2001]]}  # type: ignore[index]
    assert "Касымов" not in read("review", "--below", "0.5", input="q\n").out
    assert read("undo").code == 0
    assert "Касымов" in read("review", "--below", "0.5", input="q\n").out


def test_skipping_keeps_nothing(read: Shell) -> None:
    answer = read("review", "--below", "1.01", input="s\n?\nq\n")
    assert "1 skipped" in answer.err
    assert "c FIELD VALUE" in answer.out
    assert kept(read) == []


def test_a_bad_date_is_told(read: Shell) -> None:
    answer = read("review", input="c issued soon\na\nq\n")
    assert "is no date" in answer.out
    assert kept(read) == []


def test_nothing_doubtful(read: Shell) -> None:
    assert "no reading has less" in read("review", "--below", "0.0").err


def test_train_needs_corrections(read: Shell, tmp_path: Path) -> None:
    answer = read("train", "--out", tmp_path / "model")
    assert answer.code == 2
    assert "no corrections to learn from" in answer.err
