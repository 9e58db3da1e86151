"""Documents name what there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kzbib.cli.main import COMMANDS
from kzbib.store.schema import JOURNALED
from tests.conftest import ROOT

DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))


@pytest.mark.parametrize("command", [each.name for each in COMMANDS])
def test_readme_or_changelog_names_every_command(command: str) -> None:
    text = "".join(
        (ROOT / name).read_text(encoding="utf-8")
        for name in ("README.md", "CHANGELOG.md")
    )
    assert re.search(rf"\b{command}\b", text)


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_decisions_are_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 25


def test_contributing_names_every_room() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rooms = {path.parent.name for path in (ROOT / "kzbib").glob("*/__init__.py")}
    assert {room for room in rooms if not re.search(rf"\b{room}\b", text)} == set()


def test_words_names_the_tables() -> None:
    text = (ROOT / "docs" / "words.md").read_text(encoding="utf-8")
    technical = {"person", "contribution", "evidence", "tag"}
    assert {t for t in JOURNALED if t not in technical and t not in text} == set()


def test_links_lead_somewhere() -> None:
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "docs/words.md"):
        for target in re.findall(
            r"\]\((?!http)([^)#]+)", page.read_text(encoding="utf-8")
        ):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
