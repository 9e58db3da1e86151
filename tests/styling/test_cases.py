"""File pairs: NAME.json is a work, NAME.STYLE.txt what the style prints of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kzbib.model import Work, work_from_csl
from kzbib.styling import format_work, style_ids

FOLDER = Path(__file__).resolve().parent.parent / "cases" / "styling"
PAIRS = [
    (path.name.split(".", 1)[0], path.name.split(".", 1)[1].removesuffix(".txt"))
    for path in sorted(FOLDER.glob("*.txt"))
]


def work_of(name: str) -> Work:
    return work_from_csl(json.loads((FOLDER / f"{name}.json").read_text("utf-8")))


@pytest.mark.parametrize(("name", "style"), PAIRS)
def test_case(name: str, style: str) -> None:
    expected = (FOLDER / f"{name}.{style}.txt").read_text("utf-8").strip()
    assert format_work(work_of(name), style) == expected


def test_every_style_has_a_case() -> None:
    assert {style for _, style in PAIRS} >= set(style_ids()) - {"ref-ru-asaf-latin"}
