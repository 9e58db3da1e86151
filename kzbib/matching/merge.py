"""Merge two works of the store: references move, nothing is deleted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kzbib.matching.combine import combine
from kzbib.matching.decide import Answer, Decision, decide
from kzbib.matching.keys import candidates
from kzbib.matching.vetoes import veto
from kzbib.model import Work
from kzbib.store.documents import move_members
from kzbib.store.store import Store
from kzbib.store.works import change_work, give_up, load_work, work_ids

# Columns that point at a work, and may do so as often as they like.
_POINTERS = (
    ("document", "work_id"),
    ("verdict", "work_id"),
    ("relation", "work_id"),
    ("relation", "other_id"),
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two works of the store and what the rules say of them."""

    keep: int
    drop: int
    decision: Decision


def propose(store: Store) -> Iterator[Proposal]:
    """Go through the store and yield each pair of works that are one."""
    given_up: set[int] = set()
    for row in sorted(work_ids(store)):
        if row in given_up:
            continue
        work = load_work(store, row)
        joined: list[Work] = []
        for other in candidates(store, work):
            if other <= row or other in given_up:
                continue
            twin = load_work(store, other)
            decision = decide(work, twin)
            if decision.answer is not Answer.SAME:
                continue
            if not any(veto(member, twin) for member in joined):
                given_up.add(other)
                joined.append(twin)
                yield Proposal(row, other, decision)


def merge(store: Store, proposal: Proposal) -> int:
    """Carry a proposal out inside the open event; return how many references moved."""
    keep, drop = proposal.keep, proposal.drop
    works = load_work(store, keep), load_work(store, drop)
    decision = proposal.decision
    moved = move_members(store, drop, keep, decision.rule, list(decision.evidence))
    _move_rows(store, drop, keep)
    give_up(store, drop, keep)
    change_work(store, keep, combine(*works))
    return moved


def _move_rows(store: Store, drop: int, keep: int) -> None:
    """Let what points at the work that is given up point at its heir."""
    for table, column in _POINTERS:
        sql = f'SELECT id FROM "{table}" WHERE "{column}" = ?'
        for row in store.rows(sql, drop):
            store.update(table, int(row["id"]), **{column: keep})
    tags = store.rows(
        """SELECT id FROM tag WHERE work_id = ?1 AND name NOT IN
        (SELECT name FROM tag WHERE work_id = ?2)""",
        drop,
        keep,
    )
    for row in tags:
        store.update("tag", int(row["id"]), work_id=keep)
