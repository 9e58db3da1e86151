"""Merge the works of the store that are one."""

from __future__ import annotations

from dataclasses import dataclass

from kzbib.matching.decide import Decision, decide
from kzbib.matching.keys import candidates
from kzbib.matching.merge import Proposal, merge, propose
from kzbib.model import Work
from kzbib.store.store import Store
from kzbib.store.works import find_work, load_work


@dataclass(frozen=True, slots=True)
class Merged:
    """Two works that are one, and why."""

    kept: Work
    dropped: Work
    decision: Decision


def dedupe(store: Store, *, dry_run: bool = False) -> tuple[Merged, ...]:
    """Merge works that the rules call the same; one event, which can be undone.

    With ``dry_run`` nothing is written.
    """
    proposals = list(propose(store))
    found = tuple(_described(store, proposal) for proposal in proposals)
    if proposals and not dry_run:
        with store.event("merge", f"merge of {len(proposals)} pairs of works"):
            for proposal in proposals:
                merge(store, proposal)
    return found


def explain(store: Store, citekey: str) -> tuple[tuple[Work, Decision], ...]:
    """Return every work that shares a key with ``citekey``, and the decision."""
    row = find_work(store, citekey)
    work = load_work(store, row)
    others = [load_work(store, other) for other in candidates(store, work)]
    return tuple((each, decide(work, each)) for each in others if each.id != work.id)


def _described(store: Store, proposal: Proposal) -> Merged:
    return Merged(
        load_work(store, proposal.keep),
        load_work(store, proposal.drop),
        proposal.decision,
    )
