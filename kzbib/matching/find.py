"""Find the work in the store that a new one is."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from kzbib.matching.clusters import worth_comparing
from kzbib.matching.decide import Decision, decide_profiles
from kzbib.matching.keys import (
    candidates,
    latest_profile,
    load_profile,
    refresh_index,
)
from kzbib.matching.profile import Profile
from kzbib.matching.rules import Answer
from kzbib.matching.vetoes import veto
from kzbib.matching.weights import CLEARLY_BEST
from kzbib.model import Work
from kzbib.store.store import Store


@dataclass(frozen=True, slots=True)
class Match:
    """A work of the store and why the new one is the same."""

    work: int
    decision: Decision


def find_match(store: Store, work: Work, *, but: int = 0) -> Match | None:
    """Return the work of the store that is the same as ``work``, or None.

    ``but`` is a row id that does not count: the work itself. A work that fits two
    works which exclude each other is none of them; ``kzbib dedupe`` shows it.
    """
    refresh_index(store)
    profile = latest_profile(work)
    found = judged(store, profile, but=but)
    sure = [each for each in found if _is_sure(each.decision)]
    if sure:
        return None if _excluded(store, sure) else sure[0]
    foreign = [each for each in found if each.decision.answer is Answer.SAME]
    if not foreign or not _stands_out(found):
        return None
    best = foreign[0]
    theirs = judged(store, load_profile(store, best.work), but=best.work)
    rivals = [each for each in theirs if each.work != but]
    return best if _beats(best, rivals) else None


def judged(store: Store, profile: Profile, *, but: int = 0) -> list[Match]:
    """Return the works that may be this one, sure or for review, surest first."""
    found = []
    for row in candidates(store, profile):
        if row == but:
            continue
        other = load_profile(store, row)
        if worth_comparing(other, profile):
            decision = decide_profiles(other, profile)
            if decision.answer is not Answer.DIFFERENT:
                found.append(Match(row, decision))
    return sorted(found, key=lambda each: (-each.decision.strength, each.work))


def _is_sure(decision: Decision) -> bool:
    return decision.answer is Answer.SAME and not decision.unique


def _excluded(store: Store, sure: list[Match]) -> bool:
    """Two of the works that fit cannot be one, so neither is surely this one."""
    if len(sure) < 2:
        return False
    profiles = [load_profile(store, each.work) for each in sure]
    return any(veto(one, other).reason for one, other in combinations(profiles, 2))


def _stands_out(found: list[Match]) -> bool:
    """The best is clearly better than whatever else fits, pairs for review too."""
    return found[0].decision.answer is Answer.SAME and _beats(found[0], found[1:])


def _beats(best: Match, rivals: list[Match]) -> bool:
    return all(
        best.decision.strength >= rival.decision.strength + CLEARLY_BEST
        for rival in rivals
        if not _is_sure(rival.decision)
    )
