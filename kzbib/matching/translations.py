"""Join an original and its translated title where each fits no other work as well."""

from __future__ import annotations

from collections.abc import Iterable

from kzbib.matching.links import Link
from kzbib.matching.unions import Unions
from kzbib.matching.weights import CLEARLY_BEST

Rivals = dict[int, dict[int, float]]
"""For each cluster, the clusters that may be its translation, with their strength."""


def join_translations(
    unions: Unions, links: list[Link], rivals: Iterable[Link]
) -> list[Link]:
    """Join mutually unique pairs; return the links that did.

    Pairs for review count as rivals: where one is nearly as good, neither is joined.
    """
    doubtful = list(rivals)
    joined: list[Link] = []
    while True:
        table = _rivals(unions, (*links, *doubtful))
        # judged by one table, so that no join changes what another is measured by
        chosen = [link for link in links if _is_clear(unions, table, link)]
        done = [
            link for link in chosen if unions.join(link.one, link.other, strangers=True)
        ]
        if not done:
            return joined
        joined += done


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


def _is_clear(unions: Unions, table: Rivals, link: Link) -> bool:
    one, other = unions.home(link.one), unions.home(link.other)
    if one == other:
        return False
    return _stands_out(table[one], other) and _stands_out(table[other], one)


def _stands_out(row: dict[int, float], chosen: int) -> bool:
    best = row[chosen]
    return all(
        best >= strength + CLEARLY_BEST
        for rival, strength in row.items()
        if rival != chosen
    )
