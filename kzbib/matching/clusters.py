"""Clusters of works that are one, never through a pair that a veto forbids.

The surest pairs are joined first, and equal ones in the order of their content, so
the order in which works come does not change the clusters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

from rapidfuzz.fuzz import ratio

from kzbib.matching.blocks import Blocks
from kzbib.matching.decide import decide_profiles
from kzbib.matching.faces import comparable
from kzbib.matching.key_kinds import keys_of
from kzbib.matching.links import Link
from kzbib.matching.people import agree
from kzbib.matching.profile import Profile, pack, profile_of
from kzbib.matching.rules import Answer
from kzbib.matching.translations import join_translations
from kzbib.matching.unions import Unions
from kzbib.matching.weights import LIKE_TITLE, Level
from kzbib.model import Work

Apart = Callable[[int, int], bool]
"""Whether a person said that two works, by their places, are not one."""


@dataclass(frozen=True, slots=True)
class Clustering:
    """``cluster[i]`` is the first member of the cluster that work ``i`` is in."""

    cluster: tuple[int, ...]
    links: tuple[Link, ...]
    """The pairs that were joined."""
    doubts: tuple[Link, ...] = ()
    """Pairs for review, and pairs that are related but not one; the surest first."""


def cluster(works: Iterable[Work], level: Level = Level.NORMAL) -> Clustering:
    """Put works that are one into clusters."""
    return cluster_profiles([profile_of(work) for work in works], level)


def cluster_profiles(
    profiles: Sequence[Profile],
    level: Level = Level.NORMAL,
    apart: Apart | None = None,
) -> Clustering:
    """Put the works of profiles into clusters; ``apart`` is what a person forbids."""
    sure, doubts = _judge(profiles, level)
    unions = Unions(profiles, apart)
    links = [
        link
        for link in _in_order(profiles, sure)
        if not link.decision.unique and unions.join(link.one, link.other)
    ]
    foreign = [link for link in sure if link.decision.unique]
    rivals = [link for link in doubts if link.decision.answer is Answer.REVIEW]
    links += join_translations(unions, _in_order(profiles, foreign), rivals)
    open_doubts = tuple(
        link
        for link in _in_order(profiles, (*doubts, *sure))
        if not unions.together(link.one, link.other)
    )
    return Clustering(unions.homes(), tuple(links), open_doubts)


def _judge(profiles: Sequence[Profile], level: Level) -> tuple[list[Link], list[Link]]:
    """Compare all candidates; return sure pairs, and pairs for review or related."""
    blocks = Blocks(lambda place: keys_of(profiles[place]))
    for place, profile in enumerate(profiles):
        blocks.add(place, keys_of(profile))
    sure, doubts = [], []
    for one, other in blocks.pairs():
        if not worth_comparing(profiles[one], profiles[other]):
            continue
        decision = decide_profiles(profiles[one], profiles[other], level)
        if decision.answer is Answer.SAME:
            sure.append(Link(one, other, decision))
        elif decision.answer is Answer.REVIEW or decision.relation:
            doubts.append(Link(one, other, decision))
    return sure, doubts


def worth_comparing(one: Profile, other: Profile) -> bool:
    """Tell quickly whether two works that share a key may be one or related.

    Most pairs are two works of one author and year, and end here.
    """
    if not one.faces or not other.faces:
        return True
    ours, theirs = one.faces[0], other.faces[0]
    if ratio(ours.title, theirs.title, score_cutoff=LIKE_TITLE):
        return True
    if len(one.faces) + len(other.faces) > 2 or _share_identifier(one, other):
        return True
    if ours.title.startswith(theirs.main) or theirs.title.startswith(ours.main):
        return True
    return not comparable(ours, theirs) and _may_translate(one, other)


def _share_identifier(one: Profile, other: Profile) -> bool:
    return any(
        ours and ours == theirs
        for ours, theirs in (
            (one.doi, other.doi),
            (one.isbn, other.isbn),
            (one.number, other.number),
            (one.page[0] and one.volume, other.page[0] == one.page[0] and other.volume),
        )
    )


def _may_translate(one: Profile, other: Profile) -> bool:
    if one.year != other.year or not one.year:
        return False
    if not one.people or not other.people:
        return True
    return any(agree(a, b) is not False for a in one.people for b in other.people)


def _in_order(profiles: Sequence[Profile], links: Iterable[Link]) -> list[Link]:
    """The surest first; equal ones by what the two records hold."""

    def rank(link: Link) -> tuple[float, list[int]]:
        contents = (pack(profiles[place]) for place in (link.one, link.other))
        marks = sorted(crc32(content.encode()) for content in contents)
        return -link.decision.strength, marks

    return sorted(links, key=rank)
