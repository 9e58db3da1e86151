"""A start builds the command that is called, and all where none is known."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(sys.executable).with_name("kzbib")


def kzbib(*arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PROGRAM, *arguments],
        input=text,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--help"], 0, ["import", "bibliography", "offline", "parse"]),
        (["parse", "--help"], 0, ["Usage: kzbib parse"]),
        (["--debug", "romanise", "--help"], 0, ["Usage: kzbib romanise"]),
        (["offline", "--help"], 0, ["Usage: kzbib offline"]),
        (["prase", "parse"], 2, ["No such command", "parse"]),
        ([], 2, ["Usage: kzbib"]),
    ],
)
def test_what_is_called_is_there(
    arguments: list[str], code: int, said: list[str]
) -> None:
    done = kzbib(*arguments)
    assert done.returncode == code
    for words in said:
        assert words in done.stdout + done.stderr


def test_a_line_is_parsed() -> None:
    done = kzbib("parse", "-", text="Иванов И. Право. М., 2001.\n")
    assert done.returncode == 0
    assert '"title": "Право"' in done.stdout
