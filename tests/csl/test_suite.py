"""The CSL test-suite may only grow: fixtures that passed once must go on passing."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from tests.csl.adapter import render
from tests.csl.fixtures import load

HERE = Path(__file__).parent
PASS_LIST = (HERE / "pass_list.txt").read_text(encoding="utf-8").split()
OWN = sorted((HERE.parent / "cases" / "csl").glob("*.txt"))


def scorer(shared: Path) -> ModuleType:
    """The scorer of the measuring data, as a module."""
    path = shared / "tools" / "score_csl.py"
    spec = importlib.util.spec_from_file_location("score_csl", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_no_fixture_of_the_pass_list_regresses(shared: Path) -> None:
    score = scorer(shared)
    passed = {
        fixture["name"]
        for fixture in score.load(str(shared / "csl" / "suite"), "*")
        if score.rendered(fixture.pop("expected")) == score.rendered(render(fixture))
    }
    assert sorted(set(PASS_LIST) - passed) == []
    assert sorted(passed - set(PASS_LIST)) == [], "add these to pass_list.txt"


def test_the_pass_list_is_long_and_in_order() -> None:
    assert len(PASS_LIST) >= 800
    assert sorted(set(PASS_LIST)) == PASS_LIST


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_own_fixture(path: Path) -> None:
    fixture = load(path)
    assert render(fixture).strip() == fixture["expected"].strip()
