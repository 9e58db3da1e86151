"""Join an original and its translated title where each fits no other work as well."""

from __future__ import annotations

from collections.abc import Iterable

from kzbib.matching.links import Link
from kzbib.matching.rules import TRANSLATIONS, Answer
from kzbib.matching.unions import Unions
from kzbib.matching.weights import CLEARLY_BEST

Rivals = dict[int, dict[int, float]]
"""For each cluster, the clusters that may be its translation, with their strength."""

Friends = set[frozenset[int]]
"""Pairs of clusters whose titles are in one language and may be one work."""


def join_translations(
    unions: Unions, links: list[Link], rivals: Iterable[Link]
) -> list[Link]:
    """Join mutually unique pairs; return the links that did.

    Pairs for review count as rivals: where one is nearly as good, neither is joined.
    """
    every = [*links, *rivals]
    # a title in the same language is no rival of a translation, nor the other way
    alike = [link for link in every if link.decision.rule not in TRANSLATIONS]
    foreign = [link for link in every if link.decision.rule in TRANSLATIONS]
    joined = _join_clear(unions, [link for link in alike if _is_sure(link)], alike)
    sure = [link for link in foreign if _is_sure(link)]
    return joined + _join_clear(unions, sure, foreign, alike)


def _join_clear(
    unions: Unions, links: list[Link], rivals: list[Link], alike: Iterable[Link] = ()
) -> list[Link]:
    joined: list[Link] = []
    while True:
        table = _rivals(unions, rivals)
        friends = {_homes(unions, link) for link in alike}
        # judged by one table, so that no join changes what another is measured by
        chosen = [link for link in links if _is_clear(unions, table, friends, link)]
        done = [
            link for link in chosen if unions.join(link.one, link.other, strangers=True)
        ]
        if not done:
            return joined
        joined += done


def _is_sure(link: Link) -> bool:
    return link.decision.answer is Answer.SAME


def _homes(unions: Unions, link: Link) -> frozenset[int]:
    return frozenset((unions.home(link.one), unions.home(link.other)))


def _rivals(unions: Unions, links: Iterable[Link]) -> Rivals:
    table: Rivals = {}
    for link in links:
        one, other = unions.home(link.one), unions.home(link.other)
        if one == other:
            continue
        strength = link.decision.strength
        for ours, theirs in ((one, other), (other, one)):
            row = table.setdefault(ours, {})
            row[theirs] = max(row.get(theirs, strength), strength)
    return table


def _is_clear(unions: Unions, table: Rivals, friends: Friends, link: Link) -> bool:
    one, other = unions.home(link.one), unions.home(link.other)
    if one == other:
        return False
    return _stands_out(table[one], other, friends) and _stands_out(
        table[other], one, friends
    )


def _stands_out(row: dict[int, float], chosen: int, friends: Friends) -> bool:
    """What may be the same work as the chosen one is no rival of it."""
    best = row[chosen]
    return all(
        best >= strength + CLEARLY_BEST or frozenset((rival, chosen)) in friends
        for rival, strength in row.items()
        if rival != chosen
    )
