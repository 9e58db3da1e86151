"""Merge two works of the store: references move, nothing is deleted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kzbib.matching.best import choices
from kzbib.matching.clusters import Clustering, cluster_profiles
from kzbib.matching.combine import combine
from kzbib.matching.decide import Decision
from kzbib.matching.decisions import Apart, record
from kzbib.matching.keys import each_profile, refresh_index
from kzbib.matching.links import Link
from kzbib.matching.rules import Answer
from kzbib.matching.weights import Level
from kzbib.model import Work
from kzbib.store.documents import move_members
from kzbib.store.store import Store, now
from kzbib.store.works import change_work, give_up, live_work

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


@dataclass(frozen=True, slots=True)
class Proposals:
    """What the rules say of a whole store: pairs to merge, and pairs in doubt."""

    same: tuple[Proposal, ...]
    doubtful: tuple[Proposal, ...]
    related: tuple[Proposal, ...]


def propose(store: Store, level: Level = Level.NORMAL) -> Iterator[Proposal]:
    """Go through the store and yield each pair of works that are one."""
    yield from propose_all(store, level).same


def propose_all(store: Store, level: Level = Level.NORMAL) -> Proposals:
    """Cluster the works of the store; what a person decided stands."""
    refresh_index(store)
    rows, profiles = [], []
    for row, profile in each_profile(store):
        rows.append(row)
        profiles.append(profile)
    apart = Apart.of(store)
    found = cluster_profiles(
        profiles, level, lambda one, other: apart.forbids(rows[one], rows[other])
    )
    doubts = [
        Proposal(rows[link.one], rows[link.other], link.decision)
        for link in found.doubts
        if not apart.settled(rows[link.one], rows[link.other])
    ]
    return Proposals(
        same=tuple(_from_home(found, rows)),
        doubtful=tuple(p for p in doubts if p.decision.answer is not Answer.DIFFERENT),
        related=tuple(p for p in doubts if p.decision.relation),
    )


def merge(
    store: Store, proposal: Proposal, *, by: str = "rules", best: Work | None = None
) -> int:
    """Carry a proposal out inside the open event; return how many references moved.

    ``best`` is the record to show where a person picked its fields; else it is made
    by the order of ``best``. Does nothing when either work was given up meanwhile.
    """
    keep, drop = proposal.keep, proposal.drop
    work, other = live_work(store, keep), live_work(store, drop)
    if work is None or other is None:
        return 0
    decision = proposal.decision
    moved = move_members(store, drop, keep, decision.rule, list(decision.evidence))
    _move_rows(store, drop, keep)
    _save_choices(store, keep, drop, work, other)
    record(store, proposal.keep, proposal.drop, "same", decision, by)
    give_up(store, drop, keep)
    change_work(store, keep, best or combine(work, other))
    return moved


def _save_choices(store: Store, keep: int, drop: int, work: Work, other: Work) -> None:
    for choice in choices(work, other):
        store.insert(
            "field_choice",
            work_id=keep,
            field=choice.field,
            from_id=drop if choice.from_other else keep,
            kept=choice.kept,
            dropped=choice.dropped,
            rule=choice.rule,
            at=now(),
        )


def _from_home(found: Clustering, rows: list[int]) -> Iterator[Proposal]:
    """Yield each member of a cluster with its home, and why it was joined."""
    links: dict[int, list[Link]] = {}
    for link in found.links:
        links.setdefault(link.one, []).append(link)
        links.setdefault(link.other, []).append(link)
    for home in sorted({place for place in found.cluster if place in links}):
        if found.cluster[home] != home:
            continue
        seen, queue = {home}, [home]
        for place in queue:
            for link in links.get(place, ()):
                other = link.other if link.one == place else link.one
                if other not in seen:
                    seen.add(other)
                    queue.append(other)
                    yield Proposal(rows[home], rows[other], link.decision)


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
