"""Floors for the parser's figures on references that no shipped model learnt from.

They are every twentieth of the project's own (``kzbib.training.folds.held``), so this
runs everywhere; ``tests/parsing/test_parse.py`` holds the floors on the measuring set.
"""

from __future__ import annotations

import pytest

from kzbib.model import ParsedReference
from kzbib.parsing import parse
from kzbib.training.folds import Record, held, project_references
from kzbib.training.scoring import Tally, outcomes

Read = list[tuple[Record, ParsedReference]]


@pytest.fixture(scope="module")
def read() -> Read:
    return [(record, parse(record["raw"])) for record in held(project_references())]


def tally(read: Read) -> Tally:
    whole = Tally()
    for record, parsed in read:
        whole.add(outcomes(record, parsed))
    return whole


def test_fields_and_whole_references(read: Read) -> None:
    figures = tally(read)
    assert figures.f1 >= 0.93
    assert figures.share >= 0.735


def test_types(read: Read) -> None:
    right = [p.work.type == record["csl"]["type"] for record, p in read]
    assert sum(right) / len(right) >= 0.90


def test_sure_entries_are_right(read: Read) -> None:
    sure = [
        all(one.want == one.got for one in outcomes(record, parsed))
        for record, parsed in read
        if parsed.confidence >= 0.9
    ]
    assert len(sure) >= 20
    assert sum(sure) / len(sure) >= 0.88
