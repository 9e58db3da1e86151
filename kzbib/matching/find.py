"""Find the work in the store that a new one is."""

from __future__ import annotations

from dataclasses import dataclass

from kzbib.matching.decide import Answer, Decision, decide
from kzbib.matching.keys import candidates
from kzbib.model import Work
from kzbib.store.store import Store
from kzbib.store.works import load_work


@dataclass(frozen=True, slots=True)
class Match:
    """A work of the store and why the new one is the same."""

    work: int
    decision: Decision


def find_match(store: Store, work: Work, *, but: int = 0) -> Match | None:
    """Return the first work of the store that is the same as ``work``, or None.

    ``but`` is a row id that does not count: the work itself.
    """
    for row in candidates(store, work):
        if row == but:
            continue
        decision = decide(load_work(store, row), work)
        if decision.answer is Answer.SAME:
            return Match(row, decision)
    return None
