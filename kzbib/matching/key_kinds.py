"""Keys under which works that may be one are found: selective, indexed, capped.

What makes a key is data: ``KEYS`` names each kind of key and what it is made of, for
the store, for the memory of ``kzbib match``, and for any other engine.
"""

from __future__ import annotations

from collections.abc import Callable
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


TextAndDetail = tuple[str, str]


class Key(NamedTuple):
    """A key, and a second field that divides the works of a crowded one."""

    text: str
    detail: str = ""


def keys_of(profile: Profile) -> tuple[Key, ...]:
    """Return the keys of a work."""
    return tuple(map(Key._make, dict.fromkeys(_made_of(profile))))


def key_texts(profile: Profile) -> set[str]:
    """Return the texts of the keys of a work, without their second fields."""
    return {text for text, _ in _made_of(profile)}


def _made_of(profile: Profile) -> list[TextAndDetail]:
    found: list[TextAndDetail] = []
    for make in KEYS.values():
        found += make(profile)
    return found


def _identifiers(work: Profile) -> list[TextAndDetail]:
    found = []
    if work.doi:
        found.append((f"d:{work.doi}", ""))
    if work.isbn:
        found.append((f"i:{work.isbn}", work.page[0]))
    if work.url:
        found.append((f"u:{work.url}", str(work.year)))
    return found


def _acts(work: Profile) -> list[TextAndDetail]:
    if work.kind != ACT:
        return []
    found = []
    if work.number:
        found.append((f"n:{work.number}|{work.year}", work.date))
    if len(work.date) == 10:
        found.append((f"n:{work.date}", work.number))
    return found


def _authors(work: Profile) -> list[TextAndDetail]:
    if not work.year:
        return []
    detail = work.page[0] or work.extent or work.number
    return [(f"a:{each}|{work.year}", detail) for each in _skeletons(work)]


def _first_author(work: Profile) -> list[TextAndDetail]:
    """With the extent or first page: a translation whose year is wrong or missing."""
    where = work.extent or work.page[0]
    if not where or not work.people:
        return []
    family = skeleton(work.people[0][0].family)
    return [(f"e:{family}|{where}", str(work.year or ""))]


def _titles(work: Profile) -> list[TextAndDetail]:
    """Two long words of a title, with the year or an author: words alone are common."""
    beside = [f"|{each}" for each in (work.year or "", *(_skeletons(work) or [""]))]
    detail = work.page[0] or work.extent
    found = []
    for face in work.faces:
        words = _longest(face)
        pairs = pairwise(words) if len(words) > 1 else [(word, "") for word in words]
        for one, other in pairs:
            both = f"t:{one} {other}" if one < other else f"t:{other} {one}"
            found += [(both + each, detail) for each in beside]
    return found


def _skeletons(work: Profile) -> list[str]:
    """Return the keys of the first authors."""
    return [
        skeleton(person.family)
        for people in work.people
        for person in people[:_KEY_AUTHORS]
    ]


def _longest(face: Face) -> list[str]:
    """Return the beginnings of the longest words; a long word is a rare one."""
    words = content_words(face.main)
    if len(words) < 2:
        words = content_words(face.title)
    longest = sorted(sorted(words), key=len, reverse=True)[:_KEY_WORDS]
    return [word[:_WORD] for word in longest]


def _place_in_print(work: Profile) -> list[TextAndDetail]:
    where, first = work.volume or work.issue, work.page[0]
    if not (where and first and work.year):
        return []
    return [(f"p:{where}|{first}|{work.year}", "".join(work.containers)[:3])]


KEYS: dict[str, Callable[[Profile], list[TextAndDetail]]] = {
    "identifiers": _identifiers,
    "number and date of an act": _acts,
    "each author and year": _authors,
    "first author and extent": _first_author,
    "the longest title words, two by two": _titles,
    "volume, first page and year": _place_in_print,
}
