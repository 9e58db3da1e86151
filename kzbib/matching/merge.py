"""Merge two works of the store: references move, nothing is deleted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kzbib.matching.best import choices
from kzbib.matching.clusters import Clustering, cluster_profiles
from kzbib.matching.combine import combine
from kzbib.matching.decide import Decision
from kzbib.matching.decisions import Apart, record
from kzbib.matching.keys import each_profile, refresh_index
from kzbib.matching.links import Link
from kzbib.matching.profile import Profile
from kzbib.matching.rules import Answer
from kzbib.matching.weights import Level
from kzbib.model import Work
from kzbib.store.documents import move_members
from kzbib.store.store import Store, now
from kzbib.store.works import change_work, give_up, live_work

GONE = 0
"""No work: stands for a unit that leaves its own."""

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


class Unit(NamedTuple):
    """What goes to a cluster as one: a work, or references of one that may leave it."""

    work: int
    profile: Profile
    references: tuple[int, ...] = ()
    """Row ids; () for a whole work. The first unit of a work stays with it."""


class Leaving(NamedTuple):
    """References that the rules put into a work and that are another one."""

    work: int
    references: tuple[int, ...]
    places: tuple[int, ...]
    """Their units."""


@dataclass(frozen=True, slots=True)
class Proposals:
    """What the rules say of a whole store: pairs to merge, and pairs in doubt."""

    same: tuple[Proposal, ...]
    doubtful: tuple[Proposal, ...]
    related: tuple[Proposal, ...]
    leaving: tuple[Leaving, ...]
    found: Clustering
    rows: tuple[int, ...]
    """The work of each unit."""

    def after(self, moved: dict[int, int]) -> tuple[Proposal, ...]:
        """Return the pairs to merge once units, by their places, are works anew."""
        rows = [moved.get(place, row) for place, row in enumerate(self.rows)]
        return tuple(_in_clusters(self.found, rows))


def propose(store: Store, level: Level = Level.NORMAL) -> Iterator[Proposal]:
    """Go through the store and yield each pair of works that are one."""
    yield from propose_all(store, level).same


def propose_all(
    store: Store, level: Level = Level.NORMAL, units: Iterable[Unit] | None = None
) -> Proposals:
    """Cluster the works of the store, or their units; what a person decided stands."""
    refresh_index(store)
    held = list(whole_works(store) if units is None else units)
    rows = tuple(unit.work for unit in held)
    apart = Apart.of(store)
    found = cluster_profiles(
        [unit.profile for unit in held],
        level,
        lambda one, other: apart.forbids(rows[one], rows[other]),
    )
    leaving = tuple(_leaving(found, held))
    gone = {place: GONE for each in leaving for place in each.places}
    doubts = list(_between_works(found, rows, apart))
    return Proposals(
        same=tuple(_in_clusters(found, [gone.get(n, r) for n, r in enumerate(rows)])),
        doubtful=tuple(p for p in doubts if p.decision.answer is not Answer.DIFFERENT),
        related=tuple(p for p in doubts if p.decision.relation),
        leaving=leaving,
        found=found,
        rows=rows,
    )


def whole_works(store: Store) -> Iterator[Unit]:
    """Yield every live work as a unit."""
    for row, profile in each_profile(store):
        yield Unit(row, profile)


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


def _leaving(found: Clustering, units: Sequence[Unit]) -> Iterator[Leaving]:
    """Yield what is in another cluster than the first unit of its work."""
    first: dict[int, int] = {}
    groups: dict[tuple[int, int], list[int]] = {}
    for place, unit in enumerate(units):
        home = found.cluster[place]
        if first.setdefault(unit.work, home) != home:
            groups.setdefault((unit.work, home), []).append(place)
    for (work, _), places in groups.items():
        references = (row for place in places for row in units[place].references)
        yield Leaving(work, tuple(references), tuple(places))


def _between_works(
    found: Clustering, rows: Sequence[int], apart: Apart
) -> Iterator[Proposal]:
    """Yield the doubts that need a person, each pair of works once."""
    seen = set()
    for link in found.doubts:
        one, other = rows[link.one], rows[link.other]
        pair = min(one, other), max(one, other)
        if one != other and pair not in seen and not apart.settled(one, other):
            seen.add(pair)
            yield Proposal(one, other, link.decision)


def _in_clusters(found: Clustering, rows: Sequence[int]) -> Iterator[Proposal]:
    """Yield the works of each cluster with its oldest one, and why they were joined."""
    links: dict[int, list[Link]] = {}
    for link in found.links:
        links.setdefault(link.one, []).append(link)
        links.setdefault(link.other, []).append(link)
    members: dict[int, list[int]] = {}
    for place in links:
        members.setdefault(found.cluster[place], []).append(place)
    for home in sorted(members):
        keep = min(rows[place] for place in members[home])
        start = next(place for place in sorted(members[home]) if rows[place] == keep)
        seen, works = {start}, {keep, GONE}
        for place, link in _walk(start, links):
            if place in seen:
                continue
            seen.add(place)
            if rows[place] not in works:
                works.add(rows[place])
                yield Proposal(keep, rows[place], link.decision)


def _walk(start: int, links: dict[int, list[Link]]) -> Iterator[tuple[int, Link]]:
    """Yield what links lead to from a unit, the nearest first."""
    seen, queue = {start}, [start]
    for place in queue:
        for link in links[place]:
            other = link.other if link.one == place else link.one
            if other not in seen:
                seen.add(other)
                queue.append(other)
                yield other, link


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
