"""A model of the user's own, from few references so that it takes seconds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kzbib.errors import InputError
from kzbib.parsing import Labeller, parse_surely
from kzbib.training import personal
from kzbib.training.folds import project_references

OWN = {
    "raw": "Кенесары Қ. Алатау баурайында — Семей қаласы — Шың — екі мыңыншы (2000)",
    "lang": "kk",
    "csl": {
        "type": "book",
        "title": "Алатау баурайында",
        "author": [{"family": "Кенесары", "given": "Қ."}],
        "publisher": "Шың",
        "issued": {"date-parts": [[2000]]},
    },
}


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    records = project_references()[:60]
    monkeypatch.setattr(personal, "project_references", lambda: records)


def test_a_correction_is_learnt(few: None, tmp_path: Path) -> None:
    corrections = tmp_path / "corrections.jsonl"
    corrections.write_text(json.dumps(OWN, ensure_ascii=False) + "\n", "utf-8")
    folder = tmp_path / "data" / "model"
    folder.parent.mkdir()
    assert personal.train(corrections, folder) == 1
    work = parse_surely(str(OWN["raw"]), Labeller(folder))[0].work
    assert work.title == "Алатау баурайында"
    assert work.get("publisher") == "Шың"
    assert not folder.with_name("model.part").exists()


def test_the_same_references_make_the_same_model(few: None, tmp_path: Path) -> None:
    corrections = tmp_path / "corrections.jsonl"
    corrections.write_text(json.dumps(OWN, ensure_ascii=False), "utf-8")
    for name in ("one", "two"):
        personal.train(corrections, tmp_path / name)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_nothing_to_learn_from(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no corrections"):
        personal.train(tmp_path / "none.jsonl", tmp_path / "model")
