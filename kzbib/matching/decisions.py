"""What was decided of pairs of works: remembered, exported, and heeded."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kzbib.matching.decide import Decision
from kzbib.store.store import Store, now
from kzbib.store.works import dump

Pair = tuple[int, int]
_ANSWERS = """
    WITH RECURSIVE heir(id, now_id) AS (
      SELECT id, id FROM work WHERE merged_into IS NULL
      UNION ALL
      SELECT work.id, heir.now_id FROM work JOIN heir ON work.merged_into = heir.id)
    SELECT decision.answer, one.now_id AS one, other.now_id AS other
    FROM decision
    JOIN heir AS one ON one.id = decision.one_id
    JOIN heir AS other ON other.id = decision.other_id
    WHERE decision.by = 'person' AND decision.answer <> 'same'
    ORDER BY decision.id
"""
_LOG = """
    SELECT decision.*, one.citekey AS kept, other.citekey AS dropped,
      (SELECT event_id FROM change WHERE table_name = 'decision'
       AND row_id = decision.id AND op = 'insert' ORDER BY id DESC LIMIT 1) AS event
    FROM decision
    JOIN work AS one ON one.id = decision.one_id
    JOIN work AS other ON other.id = decision.other_id
    ORDER BY decision.id
"""
# What an undo took away is in the journal, as it was.
_UNDONE = """
    SELECT change.before, undoing.undoes AS event, undoing.id AS undone_by
    FROM change JOIN event AS undoing ON undoing.id = change.event_id
    WHERE change.table_name = 'decision' AND change.op = 'delete'
      AND undoing.undoes IS NOT NULL AND undoing.undone_by IS NULL
    ORDER BY change.id
"""


@dataclass(frozen=True, slots=True)
class Apart:
    """Pairs of live works that a person said are not one, or put off."""

    different: frozenset[Pair]
    asked: frozenset[Pair]

    @classmethod
    def of(cls, store: Store) -> Apart:
        """Read what a person decided; a work that was given up counts as its heir."""
        different, asked = set(), set()
        for row in store.rows(_ANSWERS):
            pair = _pair(int(row["one"]), int(row["other"]))
            if row["answer"] != "later":
                asked.add(pair)
            if row["answer"] in ("different", "related"):
                different.add(pair)
        return cls(frozenset(different), frozenset(asked))

    def forbids(self, one: int, other: int) -> bool:
        """Tell whether a person said that two works are not one."""
        return bool(self.different) and _pair(one, other) in self.different

    def settled(self, one: int, other: int) -> bool:
        """Tell whether a pair needs no second look."""
        return _pair(one, other) in self.asked


def record(
    store: Store, one: int, other: int, answer: str, decision: Decision, by: str
) -> int:
    """Write a decision down inside the open event; return its row id."""
    return store.insert(
        "decision",
        one_id=one,
        other_id=other,
        answer=answer,
        rule=decision.rule,
        evidence=dump(list(decision.evidence)),
        by=by,
        at=now(),
    )


def log(store: Store) -> Iterator[dict[str, Any]]:
    """Yield every decision, oldest first, then those that an undo took back."""
    for row in store.rows(_LOG):
        yield {
            "event": row["event"],
            "answer": row["answer"],
            "kept": row["kept"],
            "dropped": row["dropped"],
            "rule": row["rule"],
            "evidence": json.loads(row["evidence"]),
            "by": row["by"],
            "at": row["at"],
        }
    for row in store.rows(_UNDONE):
        before = json.loads(row["before"])
        yield {
            "event": row["event"],
            "undone_by": row["undone_by"],
            "answer": before["answer"],
            "kept": _citekey(store, before["one_id"]),
            "dropped": _citekey(store, before["other_id"]),
            "rule": before["rule"],
            "evidence": json.loads(before["evidence"]),
            "by": before["by"],
            "at": before["at"],
        }


def _citekey(store: Store, row: int) -> str | None:
    found = store.one("SELECT citekey FROM work WHERE id = ?", row)
    return str(found["citekey"]) if found else None


def _pair(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)
