"""The README is true: its commands are run, and print what it shows."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

_BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
_GAP = "…"


def sessions(text: str) -> list[tuple[str, list[str]]]:
    """Return each command of the console blocks with the lines it must print."""
    found: list[tuple[str, list[str]]] = []
    for block in _BLOCK.findall(text):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            else:
                found[-1][1].append(line)
    return found


def agrees(shown: list[str], printed: list[str]) -> bool:
    """Tell whether output is as shown; a line «…» stands for any lines.

    A shown line that ends in «…» is the beginning of a printed one.
    """
    pattern = "".join(
        r"(?:.*\n)*?"
        if line == _GAP
        else re.escape(line.removesuffix(_GAP))
        + (".*\n" if line.endswith(_GAP) else "\n")
        for line in shown
    )
    return re.fullmatch(pattern, "\n".join([*printed, ""])) is not None


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        (["a", "…"], ["a", "b", "c"], True),
        (["a", "…", "c"], ["a", "c"], True),
        (["a…"], ["abc"], True),
        (["a"], ["a", "b"], False),
        (["…", "b"], ["a"], False),
    ],
)
def test_the_comparison_can_fail(
    shown: list[str], printed: list[str], same: bool
) -> None:
    assert agrees(shown, printed) is same


def test_readme_commands_print_what_it_shows(tmp_path: Path) -> None:
    shutil.copy(ROOT / "refs/demo/article.txt", tmp_path)
    shutil.copy(ROOT / "refs/004-diplomacy-of-kazakhstan.txt", tmp_path)
    program = Path(sys.executable).parent
    environment = {
        "PATH": f"{program}:{os.environ['PATH']}",
        "PYTHONIOENCODING": "utf-8",
        "LANG": "C.UTF-8",
    }
    commands = sessions((ROOT / "README.md").read_text(encoding="utf-8"))
    assert len(commands) >= 10
    for command, shown in commands:
        done = subprocess.run(
            command,
            shell=True,
            cwd=tmp_path,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT if "undo" in command else subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
        printed = done.stdout.replace("\N{NO-BREAK SPACE}", " ").splitlines()
        assert agrees(shown, printed), f"{command}\n{done.stdout}\n{done.stderr}"
