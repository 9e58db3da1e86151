"""Which works are worth comparing: those that share a key of few works."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations

from kzbib.matching.key_kinds import BLOCK_LIMIT, Key

PAIRS_A_WORK = 5
"""Pairs that a large collection may have to compare, for each of its works."""

FREE_PAIRS = 1_000_000
"""So many pairs are always compared; a few seconds."""

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
        self._works = 0

    def add(self, place: int, texts: Iterable[str]) -> None:
        """Note the texts of the keys of the work at ``place``, each once."""
        self._works += 1
        shelves = self._shelves
        for text in texts:
            number = hash(text) & _HASHES
            shelves[number % _SHELVES].append(number << _PLACE_BITS | place)

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
        limit = block_limit(self._sizes(), self._works)
        for shelf in self._shelves:
            end = 0
            for number, size in _held(shelf).items():
                end += size
                if size == 1:
                    continue
                block = [entry & _PLACES for entry in shelf[end - size : end]]
                if size <= limit:
                    yield block
                else:
                    yield from self._divided(block, number, limit)

    def _sizes(self) -> Counter[int]:
        """Sort the shelves, and count the keys that so many works share."""
        sizes: Counter[int] = Counter()
        for place, shelf in enumerate(self._shelves):
            self._shelves[place] = array("Q", sorted(shelf))
            sizes.update(_held(self._shelves[place]).values())
        return sizes

    def _divided(
        self, block: list[int], number: int, limit: int
    ) -> Iterator[list[int]]:
        """A crowded key is taken together with its second field."""
        parts: dict[str, list[int]] = defaultdict(list)
        for place in block:
            for key in self._keys_of(place):
                if hash(key.text) & _HASHES == number:
                    parts[key.detail].append(place)
        for detail, part in parts.items():
            if detail and 1 < len(part) <= limit:
                yield sorted(set(part))


def block_limit(sizes: Mapping[int, int], works: int) -> int:
    """Return how many works may share a key before its second field is asked for.

    ``sizes``: how many keys are shared by so many works. In a large collection the
    limit falls until the pairs grow with the works, not with their square.
    """
    budget = max(FREE_PAIRS, PAIRS_A_WORK * works)
    limit = 1
    for size in range(2, BLOCK_LIMIT + 1):
        budget -= sizes.get(size, 0) * size * (size - 1) // 2
        if budget < 0:
            break
        limit = size
    return limit


def _held(shelf: array[int]) -> Counter[int]:
    """Count the entries of each key of a sorted shelf, in their order."""
    return Counter(map(_number, shelf))


_number = _PLACE_BITS.__rrshift__
"""The number of the key of an entry: the entry without its place."""
