"""NAME.json is a work; each line of NAME.txt says what a style prints of it.

gost-7.1-2003 gmd > Лихачев, Д. С. Русская культура [Текст] / …
gost-r-7.0.5-2008 cite=footnote:12:page > Лихачев Д. С. … С. 12.
"""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from kzbib.model import Work, work_from_csl
from kzbib.styling import format_work, style_ids
from kzbib.styling.settings import style_settings

FOLDER = Path(__file__).resolve().parent.parent / "cases" / "styling"
CASES = [
    (path.stem, *line.split(" > ", 1))
    for path in sorted(FOLDER.glob("*.txt"))
    for line in path.read_text("utf-8").splitlines()
    if line
]


@cache
def work_of(name: str) -> Work:
    return work_from_csl(json.loads((FOLDER / f"{name}.json").read_text("utf-8")))


def cite_of(words: list[str]) -> dict[str, object]:
    """«cite=footnote:12:page» → mode, locator and label."""
    for word in words:
        if word.startswith("cite="):
            parts = word.removeprefix("cite=").split(":")
            return dict(zip(("mode", "locator", "label"), parts, strict=False))
    return {}


@pytest.mark.parametrize(("name", "how", "expected"), CASES)
def test_case(name: str, how: str, expected: str) -> None:
    style, *words = how.split()
    variant = " ".join(word for word in words if not word.startswith("cite="))
    cite = cite_of(words)
    assert format_work(work_of(name), style, variant=variant, cite=cite) == expected


def test_there_are_enough_cases_of_every_style() -> None:
    counted = Counter(how.split()[0] for _, how, _ in CASES)
    assert sum(counted.values()) >= 600
    public = [style for style in style_ids() if style != "ref-ru-asaf-latin"]
    few = [style for style in public if counted[style] < 10]
    assert few == []


def test_every_type_is_printed_in_every_first_list() -> None:
    seen = {(work_of(name).type, how.split()[0]) for name, how, _ in CASES}
    types = {type_ for type_, style in seen if style == "gost-r-7.0.5-2008"}
    assert len(types) >= 17
    gost = [s for s in style_ids() if style_settings(s).recipe == "gost"]
    for style in set(gost) - {"gost-r-7.0.108-2022"}:  # of network documents only
        assert {type_ for type_ in types if (type_, style) not in seen} == set()
