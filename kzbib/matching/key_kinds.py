"""Keys under which works that may be one are found: selective, indexed, capped.

What makes a key is data: ``KEYS`` names each kind of key and what it is made of, for
the store, for the memory of ``kzbib match``, and for any other engine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from kzbib.matching.faces import Face
from kzbib.matching.kinds import ACT
from kzbib.matching.people import skeleton
from kzbib.matching.profile import Profile
from kzbib.matching.words import content_words

BLOCK_LIMIT = 50
"""A key that more works share is taken together with its detail, or not at all."""

_KEY_AUTHORS = 3
_KEY_WORDS = 3
_WORD = 6
"""Letters of a title word that make a key: endings and noise are cut off."""


class Key(NamedTuple):
    """A key, and a second field that divides the works of a crowded one."""

    text: str
    detail: str = ""


def keys_of(profile: Profile) -> tuple[Key, ...]:
    """Return the keys of a work."""
    found = (key for make in KEYS.values() for key in make(profile))
    return tuple(dict.fromkeys(found))


def _identifiers(work: Profile) -> Iterator[Key]:
    if work.doi:
        yield Key(f"d:{work.doi}")
    if work.isbn:
        yield Key(f"i:{work.isbn}", work.page[0])
    if work.url:
        yield Key(f"u:{work.url}", str(work.year))


def _acts(work: Profile) -> Iterator[Key]:
    if work.kind == ACT and work.number:
        yield Key(f"n:{work.number}|{work.year}", work.date)
    if work.kind == ACT and len(work.date) == 10:
        yield Key(f"n:{work.date}", work.number)


def _authors(work: Profile) -> Iterator[Key]:
    if not work.year:
        return
    detail = work.page[0] or work.extent or work.number
    for people in work.people:
        for person in people[:_KEY_AUTHORS]:
            yield Key(f"a:{skeleton(person.family)}|{work.year}", detail)


def _first_author(work: Profile) -> Iterator[Key]:
    """With the extent or first page: a translation whose year is wrong or missing."""
    where = work.extent or work.page[0]
    for people in work.people[:1] if where else ():
        yield Key(f"e:{skeleton(people[0].family)}|{where}", str(work.year or ""))


def _titles(work: Profile) -> Iterator[Key]:
    """Two long words of a title, with the year or an author: words alone are common."""
    beside = [str(work.year or ""), *_skeletons(work)]
    detail = work.page[0] or work.extent
    for face in work.faces:
        words = _longest(face)
        pairs = pairwise(words) if len(words) > 1 else [(word, "") for word in words]
        for one, other in pairs:
            both = f"t:{one} {other}" if one < other else f"t:{other} {one}"
            for each in beside:
                yield Key(f"{both}|{each}", detail)


def _skeletons(work: Profile) -> list[str]:
    """Return the keys of the first authors; "" where a work names nobody."""
    found = [
        skeleton(person.family)
        for people in work.people
        for person in people[:_KEY_AUTHORS]
    ]
    return found or [""]


def _longest(face: Face) -> list[str]:
    """Return the beginnings of the longest words; a long word is a rare one."""
    words = content_words(face.main)
    if len(words) < 2:
        words = content_words(face.title)
    longest = sorted(sorted(words), key=len, reverse=True)[:_KEY_WORDS]
    return [word[:_WORD] for word in longest]


def _place_in_print(work: Profile) -> Iterator[Key]:
    where = work.volume or work.issue
    if work.page[0] and where and work.year:
        yield Key(f"p:{where}|{work.page[0]}|{work.year}", "".join(work.containers)[:3])


KEYS: dict[str, Callable[[Profile], Iterator[Key]]] = {
    "identifiers": _identifiers,
    "number and date of an act": _acts,
    "each author and year": _authors,
    "first author and extent": _first_author,
    "the longest title words, two by two": _titles,
    "volume, first page and year": _place_in_print,
}
