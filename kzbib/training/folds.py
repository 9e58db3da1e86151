"""The labelled references of the project, and those that no model learns from."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kzbib.data import refs_folder
from kzbib.errors import InputError

Record = Mapping[str, Any]
"""``raw``, ``csl`` (CSL-JSON), and where known ``lang``, ``translated``, ``id``."""

HELD_EVERY, HELD_FIRST = 20, 7
"""Of every 20 references one, the eighth, is held out for the tests."""


def read_gold(path: Path) -> list[Record]:
    """Read labelled references, a JSON object a line.

    Raises InputError where a line is none.
    """
    records: list[Record] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            if not (record["raw"] and isinstance(record["csl"], dict)):
                raise KeyError
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(
                f"{path}, line {number}: no labelled reference",
                hint="A line is a JSON object with «raw» and «csl» (CSL-JSON).",
            ) from error
        records.append(record)
    return records


def project_references() -> list[Record]:
    """Return all labelled references of the project, in the order of their files."""
    files = sorted((refs_folder() / "training").glob("*.jsonl"))
    return [record for path in files for record in read_gold(path)]


def without_held(records: Sequence[Record]) -> list[Record]:
    """Return the references to learn from."""
    return [r for k, r in enumerate(records) if k % HELD_EVERY != HELD_FIRST]


def held(records: Sequence[Record]) -> list[Record]:
    """Return the references that are held out."""
    return list(records[HELD_FIRST::HELD_EVERY])
