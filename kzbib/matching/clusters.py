"""Clusters of works that are one, never through a pair that a veto forbids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kzbib.matching.decide import Answer, Decision, decide
from kzbib.matching.keys import BLOCK_LIMIT, work_keys
from kzbib.matching.vetoes import veto
from kzbib.model import Work


@dataclass(frozen=True, slots=True)
class Link:
    """Two works by their place in the input, and the decision that joined them."""

    one: int
    other: int
    decision: Decision


@dataclass(frozen=True, slots=True)
class Clustering:
    """``cluster[i]`` is the first member of the cluster that work ``i`` is in."""

    cluster: tuple[int, ...]
    links: tuple[Link, ...]


def cluster(works: Sequence[Work]) -> Clustering:
    """Put works that are one into clusters."""
    members = {place: [place] for place in range(len(works))}
    home = list(range(len(works)))
    links = []
    for one, other in sorted(set(_pairs(works))):
        first, second = sorted((home[one], home[other]))
        if first == second:
            continue
        decision = decide(works[one], works[other])
        if decision.answer is not Answer.SAME:
            continue
        if _forbidden(works, members[first], members[second]):
            continue
        links.append(Link(one, other, decision))
        members[first] += members.pop(second)
        for place in members[first]:
            home[place] = first
    return Clustering(tuple(home), tuple(links))


def _pairs(works: Sequence[Work]) -> Iterator[tuple[int, int]]:
    blocks: dict[str, list[int]] = defaultdict(list)
    for place, work in enumerate(works):
        for key in work_keys(work):
            blocks[key].append(place)
    for block in blocks.values():
        if len(block) <= BLOCK_LIMIT:
            for number, one in enumerate(block):
                for other in block[number + 1 :]:
                    yield one, other


def _forbidden(works: Sequence[Work], left: list[int], right: list[int]) -> bool:
    return any(veto(works[one], works[other]) for one in left for other in right)
