"""Which works are worth comparing: those that share a key of few works."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations, groupby

from kzbib.matching.key_kinds import BLOCK_LIMIT, Key

_PLACE_BITS = 24
"""Bits for the place of a work: 16 million works."""

_PLACES = (1 << _PLACE_BITS) - 1
_HASHES = (1 << 40) - 1
_SHELVES = 64
_SEEN_LIMIT = 2_000_000
"""Pairs remembered as compared; a pair that comes again is compared again."""

KeysOf = Callable[[int], tuple[Key, ...]]
"""The keys of the work at a place."""


class Blocks:
    """Keys of all works as numbers, eight bytes a key: a million works fit in memory.

    Two keys of one number only cost a comparison.
    """

    def __init__(self, keys_of: KeysOf) -> None:
        self._keys_of = keys_of
        self._shelves = [array("Q") for _ in range(_SHELVES)]

    def add(self, place: int, keys: tuple[Key, ...]) -> None:
        """Note the keys of the work at ``place``."""
        for key in keys:
            number = hash(key.text) & _HASHES
            shelf = self._shelves[number % _SHELVES]
            shelf.append(number << _PLACE_BITS | place)

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Yield pairs of places, the smaller first; most pairs come once."""
        seen: set[int] = set()
        for block in self._blocks():
            for one, other in combinations(block, 2):
                pair = one << _PLACE_BITS | other
                if pair in seen:
                    continue
                if len(seen) >= _SEEN_LIMIT:
                    seen.clear()
                seen.add(pair)
                yield one, other

    def _blocks(self) -> Iterator[list[int]]:
        for shelf in self._shelves:
            numbers = sorted(shelf)
            for number, group in groupby(numbers, _number):
                block = [entry & _PLACES for entry in group]
                if 1 < len(block) <= BLOCK_LIMIT:
                    yield block
                elif len(block) > 1:
                    yield from self._divided(block, number)

    def _divided(self, block: list[int], number: int) -> Iterator[list[int]]:
        """A crowded key is taken together with its second field."""
        parts: dict[str, list[int]] = defaultdict(list)
        for place in block:
            for key in self._keys_of(place):
                if hash(key.text) & _HASHES == number:
                    parts[key.detail].append(place)
        for detail, part in parts.items():
            if detail and 1 < len(part) <= BLOCK_LIMIT:
                yield sorted(set(part))


def _number(entry: int) -> int:
    return entry >> _PLACE_BITS
