"""Lines of text are answered as they come; a bad line does not take the others along."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kzbib.cli import jsonl
from kzbib.cli.jsonl import each_line, waiting_lines
from kzbib.errors import InputError
from tests.cli.conftest import Shell

LINE = "Иванов И. И. Право. М.: Наука, {}. 200 с."


def test_a_line_is_answered_before_the_next_is_written() -> None:
    command = [sys.executable, "-m", "kzbib", "parse", "-"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe) as program:
        assert program.stdin and program.stdout
        for year in (1999, 2003):
            program.stdin.write(LINE.format(year).encode() + b"\n")
            program.stdin.flush()
            answer = json.loads(program.stdout.readline())
            assert answer["csl"]["issued"] == {"date-parts": [[year]]}
        program.stdin.close()
    assert program.returncode == 0


def test_lines_before_one_that_is_no_text_are_parsed(
    kzbib: Shell, tmp_path: Path
) -> None:
    path = tmp_path / "list.txt"
    good = "\n".join(LINE.format(year) for year in range(1950, 1990)).encode()
    path.write_bytes(good + b"\n\n\xff\xfe\nlast")
    answer = kzbib("parse", path)
    assert answer.code == 2
    assert len(answer.out.splitlines()) == 40
    assert "line 42: is no UTF-8" in answer.err


@pytest.mark.parametrize("chunk", [1, 3, 7, 65_536])
def test_lines_are_the_same_however_they_arrive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    monkeypatch.setattr(jsonl, "_CHUNK", chunk)
    path = tmp_path / "list.txt"
    path.write_bytes("\ufeffодин\r\n\n  \nдва\nтри".encode())
    assert list(each_line(str(path))) == [(1, "один"), (4, "два"), (5, "три")]


@pytest.mark.parametrize("end", ["", "\n", "\nlast\n"])
def test_a_line_without_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    monkeypatch.setattr(jsonl, "MAX_LINE", 50)
    monkeypatch.setattr(jsonl, "_CHUNK", 16)
    path = tmp_path / "list.txt"
    path.write_text("first\n" + "x" * 60 + end, encoding="utf-8")
    lines = waiting_lines(str(path))
    assert next(line for line in lines if line) == [(1, "first")]
    with pytest.raises(InputError, match="longer than 50 bytes"):
        list(lines)


def test_lines_come_together(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("a\nb\nc\n", encoding="utf-8")
    assert next(waiting_lines(str(path))) == [(1, "a"), (2, "b"), (3, "c")]
