"""Scoring, held-out references, calibration: small parts of training."""

from __future__ import annotations

from pathlib import Path

import pytest

from kzbib.errors import InputError
from kzbib.model import Name, ParsedReference, Work
from kzbib.training.calibrate import curve
from kzbib.training.folds import held, project_references, read_gold, without_held
from kzbib.training.scoring import Tally, outcomes

CSL = {
    "type": "book",
    "title": "История Казахстана",
    "author": [{"family": "Токаев", "given": "К.-Ж. К."}],
    "publisher": "«Білім»",
    "page": "5–9",
}


def reading(**text: str) -> ParsedReference:
    fields = {"title": "История Казахстана", "publisher": "Білім", "page": "5-9"}
    people = {"author": (Name(family="Токаев", given="К. Ж. К"),)}
    texts = {key: value for key, value in (fields | text).items() if value}
    return ParsedReference("", Work(type="book", text=texts, names=people))


@pytest.mark.parametrize(
    ("text", "f1", "whole"),
    [
        ({}, 1, 1),
        ({"title": "ИСТОРИЯ КАЗАХСТАНА."}, 1, 1),
        ({"title": "История"}, 0.75, 0),
        ({"volume": "2"}, 8 / 9, 0),
        ({"publisher": ""}, 6 / 7, 0),
    ],
)
def test_fields_are_compared(text: dict[str, str], f1: float, whole: float) -> None:
    tally = Tally()
    tally.add(outcomes({"csl": CSL}, reading(**text)))
    assert tally.f1 == pytest.approx(f1)
    assert tally.share == whole


def test_a_missing_translation_counts() -> None:
    record = {"csl": CSL, "translated": {"title": "History"}}
    found = outcomes(record, reading())
    assert ("translated.title", "history", None) in found


def test_held_references_are_not_learnt_from() -> None:
    records = project_references()
    kept = without_held(records)
    assert len(records) == len(kept) + len(held(records))
    assert not {id(r) for r in kept} & {id(r) for r in held(records)}
    assert len(held(records)) >= 100


@pytest.mark.parametrize("line", ["{", "[]", '{"raw": "a"}', '{"raw": "", "csl": {}}'])
def test_a_bad_line_is_named(line: str, tmp_path: Path) -> None:
    path = tmp_path / "own.jsonl"
    path.write_text('{"raw": "a", "csl": {}}\n' + line, encoding="utf-8")
    with pytest.raises(InputError, match="line 2"):
        read_gold(path)


def test_a_curve_never_falls() -> None:
    pairs = [(k / 1000, (k * 7919) % 1000 < k) for k in range(1000)]
    steps = curve(pairs)
    shares = [share for _, share in steps]
    assert shares == sorted(shares)
    assert 0 <= shares[0] < 0.2
    assert 0.8 < shares[-1] <= 1
