"""Which works are worth comparing: those that share a key of few works."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from kzbib.matching.key_kinds import BLOCK_LIMIT, KEYS, families_of
from kzbib.matching.profile import Profile

PAIRS_A_WORK = 5
"""Pairs that a large collection may have to compare, for each of its works."""

FREE_PAIRS = 1_000_000
"""So many pairs are always compared; a few seconds."""

_PLACE_BITS = 24
"""Bits for the place of a work: 16 million works."""

_PLACES = (1 << _PLACE_BITS) - 1
_HASHES = (1 << 40) - 1
_SHELVES = 64
_ON_SHELF = _SHELVES - 1

Shelves = list["array[int]"]
"""Numbers of eight bytes, so that a million works fit in memory."""


def candidates(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Yield each pair of works that share a key of few works, the smaller place first.

    A key is held as a number. Two keys of one number only cost a comparison.
    """
    rooms = _keys_in_numbers(profiles)
    limit = block_limit(_sizes(rooms), len(profiles))
    pairs = _empty()
    for room, kind in zip(rooms, KEYS.values(), strict=True):
        while room:
            for block in _blocks(room.pop(), limit, profiles, kind.detail):
                for one, other in combinations(block, 2):
                    pairs[one & _ON_SHELF].append(one << _PLACE_BITS | other)
    while pairs:
        for pair in set(pairs.pop()):
            yield pair >> _PLACE_BITS, pair & _PLACES


def _empty() -> Shelves:
    return [array("Q") for _ in range(_SHELVES)]


def _keys_in_numbers(profiles: Sequence[Profile]) -> list[Shelves]:
    """Return a room for each kind of key: on its shelves key and place, sorted."""
    rooms = [_empty() for _ in KEYS]
    kinds = [
        (kind.texts, room) for kind, room in zip(KEYS.values(), rooms, strict=True)
    ]
    for place, profile in enumerate(profiles):
        families = families_of(profile)
        for texts_of, room in kinds:
            for text in set(texts_of(profile, families)):
                number = hash(text) & _HASHES
                room[number & _ON_SHELF].append(number << _PLACE_BITS | place)
    for room in rooms:
        for which, shelf in enumerate(room):
            room[which] = array("Q", sorted(shelf))
    return rooms


def _sizes(rooms: list[Shelves]) -> Counter[int]:
    """Count the keys that so many works share."""
    sizes: Counter[int] = Counter()
    for room in rooms:
        for shelf in room:
            sizes.update(_held(shelf).values())
    return sizes


def _blocks(
    shelf: array[int],
    limit: int,
    profiles: Sequence[Profile],
    detail_of: Callable[[Profile], str],
) -> Iterator[list[int]]:
    """Yield the works of each key; a crowded key is taken with its second field."""
    end = 0
    for size in _held(shelf).values():
        end += size
        if size == 1:
            continue
        block = [entry & _PLACES for entry in shelf[end - size : end]]
        if size <= limit:
            yield block
            continue
        parts: dict[str, list[int]] = defaultdict(list)
        for place in block:
            parts[detail_of(profiles[place])].append(place)
        for detail, part in parts.items():
            if detail and len(part) <= limit:
                yield part


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
