"""The rooms import one way, and files and functions stay small."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "kzbib"
ROOMS = (
    "model languages reading parsing training formats csl styling store matching "
    "resolving checks library web cli"
).split()
FREE = {"errors", "data"}
MAX_FILE = 400
MAX_FUNCTION = 60

FILES = sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Yield (line, module) for every import of the file, inside functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = resolved(path, node)
            yield node.lineno, base
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def resolved(path: Path, node: ast.ImportFrom) -> str:
    """The absolute name of «from … import», for relative imports too."""
    if not node.level:
        return node.module or ""
    here = ["kzbib", *path.relative_to(PACKAGE).parent.parts]
    base = here[: len(here) - node.level + 1]
    return ".".join([*base, *filter(None, [node.module])])


def room(module: str) -> str:
    """The room of a module of ours, "" for the rest of the world."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[0] == "kzbib" else ""


def test_every_room_is_known() -> None:
    rooms = {
        path.relative_to(PACKAGE).parts[0] for path in FILES if path.parent != PACKAGE
    }
    assert rooms <= set(ROOMS)
    assert {path.stem for path in FILES if path.parent == PACKAGE} <= FREE | {"__init__", "__main__"}  # fmt: skip


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_imports_point_one_way(path: Path) -> None:
    parts = path.relative_to(PACKAGE).parts
    ours = ROOMS.index(parts[0]) if len(parts) > 1 else -1
    if name_of(path) == "__main__.py":
        ours = len(ROOMS)
    wrong = [
        f"line {line} imports {module}"
        for line, module in imported(path)
        if room(module) in ROOMS and ROOMS.index(room(module)) > ours
    ]
    assert not wrong


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_files_and_functions_are_small(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= MAX_FILE
    functions = ast.FunctionDef | ast.AsyncFunctionDef
    long = [
        f"{node.name}: {length(node)} lines"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, functions) and length(node) > MAX_FUNCTION
    ]
    assert not long


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


@pytest.mark.parametrize(
    ("line", "module"),
    [
        ("import kzbib.cli.main", "kzbib.cli.main"),
        ("from kzbib.cli import main", "kzbib.cli"),
        ("from kzbib import cli", "kzbib.cli"),
        ("def f():\n    from ..cli import main", "kzbib.cli"),
        ("from . import work", "kzbib.model.work"),
    ],
)
def test_every_way_to_import_is_seen(line: str, module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    monkeypatch.setitem(globals(), "PACKAGE", tmp_path)
    path = tmp_path / "model" / "x.py"
    path.parent.mkdir()
    path.write_text(line, encoding="utf-8")
    assert module in {name for _, name in imported(path)}
