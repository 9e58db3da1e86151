"""Running the command line as a user does, in a folder of its own."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kzbib.cli.main import program

app = program()


@dataclass(frozen=True)
class Answer:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


class Shell:
    """Runs commands against one store."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.db = folder / "library.db"

    def __call__(self, *arguments: str | Path, input: str | bytes = "") -> Answer:
        result = CliRunner().invoke(app, [str(each) for each in arguments], input=input)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Answer(result.exit_code, result.stdout, result.stderr)

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        """Read the store with plain SQLite, as any other program would."""
        connection = sqlite3.connect(self.db)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()

    def file(self, name: str, content: str | bytes) -> Path:
        """Write a file into the folder."""
        path = self.folder / name
        if isinstance(content, str):
            content = content.encode("utf-8")
        path.write_bytes(content)
        return path


@pytest.fixture
def kzbib(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shell]:
    """The command line in an empty folder, with its store and cache there."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KZBIB_DB", str(tmp_path / "library.db"))
    monkeypatch.setenv("KZBIB_CACHE", str(tmp_path / "http.db"))
    monkeypatch.delenv("KZBIB_DEBUG", raising=False)
    yield Shell(tmp_path)


@pytest.fixture(scope="session")
def article(shared: Path) -> Path:
    """The real article with a bilingual list of 11 entries."""
    return next((shared / "seeds").glob("004_*.txt"))
