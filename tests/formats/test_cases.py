"""A file and, beside it, what is read out of it (``<name>.expected.json``)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kzbib.formats import ReadResult, format_for
from kzbib.model import work_to_csl

CASES = Path(__file__).parent.parent / "cases" / "formats"
FILES = ["foreign.bib", "broken.bib", "records.ris", "items.json"]


def report(result: ReadResult) -> dict[str, object]:
    return {
        "items": [
            {"key": item.key, "line": item.line, "csl": work_to_csl(item.work)}
            for item in result.items
        ],
        "failed": [
            {"line": item.line, "reason": item.reason} for item in result.failed
        ],
    }


@pytest.mark.parametrize("name", FILES)
def test_file(name: str) -> None:
    path = CASES / name
    found = report(format_for(name).read(path.read_text(encoding="utf-8")))
    expected = CASES / f"{name}.expected.json"
    assert found == json.loads(expected.read_text(encoding="utf-8"))


def test_raw_is_the_text_of_the_block() -> None:
    text = (CASES / "broken.bib").read_text(encoding="utf-8")
    result = format_for("bibtex").read(text)
    lines = text.split("\n")
    for item in (*result.items, *result.failed):
        assert item.raw in text
        assert item.raw.split("\n")[0].strip() in lines[item.line - 1]
