"""Merge two works of the store: references move, nothing is deleted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kzbib.matching.combine import combine
from kzbib.matching.decide import Answer, Decision, decide
from kzbib.matching.keys import candidates
from kzbib.store.documents import move_members
from kzbib.store.store import Store
from kzbib.store.works import change_work, give_up, load_work, work_ids


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
        for other in candidates(store, work):
            if other <= row or other in given_up:
                continue
            decision = decide(work, load_work(store, other))
            if decision.answer is Answer.SAME:
                given_up.add(other)
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
    """Let documents and tags of the work that is given up point at its heir."""
    for row in store.rows("SELECT id FROM document WHERE work_id = ?", drop):
        store.update("document", int(row["id"]), work_id=keep)
    tags = store.rows(
        """SELECT id FROM tag WHERE work_id = ?1 AND name NOT IN
        (SELECT name FROM tag WHERE work_id = ?2)""",
        drop,
        keep,
    )
    for row in tags:
        store.update("tag", int(row["id"]), work_id=keep)
