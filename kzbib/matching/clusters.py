"""Clusters of works that are one, never through a pair that a veto forbids.

The surest pairs are joined first, and equal ones in the order of their content, so
the order in which works come does not change the clusters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from kzbib.matching.blocks import candidates
from kzbib.matching.decide import decide_profiles
from kzbib.matching.faces import comparable
from kzbib.matching.kinds import ACT, ANY, ARTICLE
from kzbib.matching.links import Link
from kzbib.matching.people import agree
from kzbib.matching.profile import Profile, profile_of
from kzbib.matching.rules import Answer
from kzbib.matching.translations import join_translations
from kzbib.matching.unions import Unions
from kzbib.matching.weights import LIKE_TITLE, SAME_TITLE, STRICTNESS, Level
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
    *,
    bare: bool = False,
) -> Clustering:
    """Put the works of profiles into clusters; ``apart`` is what a person forbids.

    ``bare``: only the clusters are wanted, which takes less time: no evidence in words,
    and no pairs that are related but not one.
    """
    return settle(profiles, _judge(profiles, level, bare), apart, level)


def settle(
    profiles: Sequence[Profile],
    judged: Iterable[Link],
    apart: Apart | None = None,
    level: Level = Level.NORMAL,
) -> Clustering:
    """Make clusters of pairs that were judged; what no pair links stays alone."""
    sure: list[Link] = []
    doubts: list[Link] = []
    for link in judged:
        (sure if link.decision.answer is Answer.SAME else doubts).append(link)
    unions = Unions(profiles, apart, level)
    links = [
        link
        for link in _in_order(profiles, sure)
        if not link.decision.unique and unions.join(link.one, link.other)
    ]
    foreign = [link for link in sure if link.decision.unique]
    rivals = [link for link in doubts if link.decision.answer is Answer.REVIEW]
    links += join_translations(unions, _in_order(profiles, foreign), rivals)
    open_doubts = [
        link for link in (*doubts, *sure) if not unions.together(link.one, link.other)
    ]
    doubts_in_order = tuple(_in_order(profiles, open_doubts))
    return Clustering(unions.homes(), tuple(links), doubts_in_order)


def _judge(profiles: Sequence[Profile], level: Level, bare: bool) -> Iterator[Link]:
    """Compare all candidates; yield pairs that are or may be one, or are related."""
    anywhere = STRICTNESS[level].anywhere
    for one, other in candidates(profiles):
        ours, theirs = profiles[one], profiles[other]
        if bare and ours.kind != theirs.kind and not of_one_kind(ours, theirs):
            continue
        if not _may_be_one(ours, theirs, anywhere):
            continue
        decision = decide_profiles(ours, theirs, level, bare=bare)
        if decision.answer is not Answer.DIFFERENT or decision.relation:
            yield Link(one, other, decision)


def of_one_kind(one: Profile, other: Profile) -> bool:
    """Tell whether two works may be one by their kinds: no veto is met so often."""
    return one.kind == other.kind or ANY in (one.kind, other.kind)


def worth_comparing(one: Profile, other: Profile, level: Level = Level.NORMAL) -> bool:
    """Tell quickly whether two works that share a key may be one or related.

    Most pairs are two works of one author and year, or of like words, and end here.
    """
    return _may_be_one(one, other, STRICTNESS[level].anywhere)


def _may_be_one(one: Profile, other: Profile, anywhere: bool) -> bool:
    volumes = one.volume != other.volume  # asked here, since it tells most pairs apart
    if volumes and not anywhere and _in_two_volumes(one, other):
        return False
    if not one.faces or not other.faces or ACT in (one.kind, other.kind):
        return True
    if _share_identifier(one, other):
        return True
    return _may_be_alike(one, other) and not _other_people(one, other)


def _in_two_volumes(one: Profile, other: Profile) -> bool:
    """Two articles of one year: a veto keeps them apart that names no relation."""
    if one.year != other.year or not one.year:
        return False
    if not one.volume or not other.volume or not one.kind == ARTICLE == other.kind:
        return False
    return not (one.doi and other.doi) and not (one.isbn and other.isbn)


def _may_be_alike(one: Profile, other: Profile) -> bool:
    ours, theirs = one.faces[0], other.faces[0]
    if ratio(ours.title, theirs.title, score_cutoff=LIKE_TITLE):
        return True
    if len(one.faces) + len(other.faces) > 2:
        return True
    if ours.title.startswith(theirs.main) or theirs.title.startswith(ours.main):
        return True
    whole = ours.main == ours.title and theirs.main == theirs.title
    if not whole and ratio(ours.main, theirs.main, score_cutoff=SAME_TITLE):
        return True
    alike = one.year == other.year != 0 or one.extent == other.extent != ""
    return alike and not comparable(ours, theirs)


def _share_identifier(one: Profile, other: Profile) -> bool:
    return bool(
        (one.page[0] and one.page[0] == other.page[0])
        or (one.doi and one.doi == other.doi)
        or (one.isbn and one.isbn == other.isbn)
        or (one.number and one.number == other.number)
    )


def _other_people(one: Profile, other: Profile) -> bool:
    """Both name people, and no two forms of the works agree on them."""
    if not one.people or not other.people:
        return False
    return not any(agree(a, b) for a in one.people for b in other.people)


def _in_order(profiles: Sequence[Profile], links: Iterable[Link]) -> list[Link]:
    """The surest first; equal ones by what the two records hold."""

    def rank(link: Link) -> tuple[float, Profile, Profile]:
        one, other = profiles[link.one], profiles[link.other]
        if other < one:
            one, other = other, one
        return -link.decision.strength, one, other

    return sorted(links, key=rank)
