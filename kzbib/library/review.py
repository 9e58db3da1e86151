"""Doubtful readings of printed references: list them, settle them, keep corrections."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kzbib.library.editing import with_changes
from kzbib.model import ParsedReference, work_to_csl
from kzbib.parsing import parse_surely
from kzbib.parsing.labeller import personal_folder
from kzbib.store.store import Store
from kzbib.store.works import change_work, load_work

SETTLED = 1.0
"""The confidence of a reading that a person has seen."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reference that was read with little confidence, and the work it stands for."""

    reference: int
    raw: str
    confidence: float
    work: int
    citekey: str


def doubts(store: Store, below: float) -> list[Doubt]:
    """Return the references read with less confidence than ``below``, worst first."""
    rows = store.rows(
        """SELECT reference.id, raw, confidence, work.id AS work, citekey
        FROM reference
        JOIN membership ON membership.reference_id = reference.id AND ended IS NULL
        JOIN work ON work.id = membership.work_id
        WHERE confidence < ? ORDER BY confidence, reference.id""",
        below,
    )
    return [
        Doubt(row["id"], row["raw"], row["confidence"], row["work"], row["citekey"])
        for row in rows
    ]


def settle(
    store: Store, doubt: Doubt, parsed: ParsedReference, changes: Mapping[str, str]
) -> ParsedReference:
    """Take a reading as right, with ``changes`` made to it; one event.

    The work gets the changes too. Returns the corrected reading. Raises InputError
    for a value that cannot be read.
    """
    right = ParsedReference(
        parsed.raw, with_changes(parsed.work, changes), confidence=SETTLED
    )
    work = with_changes(load_work(store, doubt.work), changes)
    fields = f": {', '.join(changes)}" if changes else ""
    with store.event("review", f"review of {doubt.citekey}{fields}"):
        if changes:
            change_work(store, doubt.work, work)
        store.update("reference", doubt.reference, confidence=SETTLED)
    return right


def read_again(doubt: Doubt) -> tuple[ParsedReference, Mapping[str, float]]:
    """Return the reading of a reference and how sure each field is."""
    return parse_surely(doubt.raw)


def corrections_file() -> Path:
    """Return the file of the user's corrections, training data for ``kzbib train``."""
    return personal_folder().parent / "corrections.jsonl"


def keep(parsed: ParsedReference, path: Path) -> None:
    """Add a reading that a person has seen to a file of training data."""
    record = {
        "raw": parsed.raw,
        "lang": parsed.work.language,
        "csl": work_to_csl(parsed.work, variants=False),
    }
    if parsed.translated is not None:
        record["translated"] = work_to_csl(parsed.translated, variants=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(record, ensure_ascii=False) + "\n")
