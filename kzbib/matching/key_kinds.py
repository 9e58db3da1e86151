"""Keys under which works that may be one are found: selective, indexed, capped.

What makes a key is data: ``KEYS`` names each kind of key, what its texts are made of
and what its second field is, for the store, for the memory of ``kzbib match``, and for
any other engine.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from kzbib.matching.faces import Face
from kzbib.matching.kinds import ACT
from kzbib.matching.people import skeleton
from kzbib.matching.profile import Profile
from kzbib.matching.words import telling_words

BLOCK_LIMIT = 50
"""A key that more works share is taken together with its detail, or not at all."""

_KEY_AUTHORS = 3
_KEY_WORDS = 3
_WORD = 6
"""Letters of a title word that make a key: endings and noise are cut off."""

Families = list[str]
"""The keys of the family names of the first authors, each form of the work its own."""


class Key(NamedTuple):
    """A key, and a second field that divides the works of a crowded one."""

    text: str
    detail: str = ""


class Kind(NamedTuple):
    """A kind of key: its texts, and the one second field of all of them."""

    texts: Callable[[Profile, Families], list[str]]
    detail: Callable[[Profile], str]


def keys_of(profile: Profile) -> tuple[Key, ...]:
    """Return the keys of a work."""
    families = families_of(profile)
    found: list[Key] = []
    for kind in KEYS.values():
        if texts := kind.texts(profile, families):
            detail = kind.detail(profile)
            found += [Key(text, detail) for text in dict.fromkeys(texts)]
    return tuple(found)


def families_of(profile: Profile) -> Families:
    """Return the keys of the first authors."""
    return [
        skeleton(person.family)
        for people in profile.people
        for person in people[:_KEY_AUTHORS]
    ]


def _doi(work: Profile, _: Families) -> list[str]:
    return [f"d:{work.doi}"] if work.doi else []


def _isbn(work: Profile, _: Families) -> list[str]:
    return [f"i:{work.isbn}"] if work.isbn else []


def _url(work: Profile, _: Families) -> list[str]:
    return [f"u:{work.url}"] if work.url else []


def _act_number(work: Profile, _: Families) -> list[str]:
    return [f"n:{work.number}|{work.year}"] if work.kind == ACT and work.number else []


def _act_date(work: Profile, _: Families) -> list[str]:
    return [f"n:{work.date}"] if work.kind == ACT and len(work.date) == 10 else []


def _authors(work: Profile, families: Families) -> list[str]:
    year = work.year
    return [f"a:{each}|{year}" for each in families] if year else []


def _first_author(work: Profile, families: Families) -> list[str]:
    """With the extent or first page: a translation whose year is wrong or missing."""
    where = work.extent or work.page[0]
    return [f"e:{families[0]}|{where}"] if where and families else []


def _titles(work: Profile, families: Families) -> list[str]:
    """Two long words of a title, with the year or an author: words alone are common."""
    beside = [str(work.year or ""), *(families or [""])]
    found = []
    for face in work.faces:
        words = _longest(face)
        pairs = pairwise(words) if len(words) > 1 else [(word, "") for word in words]
        for one, other in pairs:
            both = f"t:{one} {other}|" if one < other else f"t:{other} {one}|"
            found += [both + each for each in beside]
    return found


def _longest(face: Face) -> list[str]:
    """Return the beginnings of the longest words; a long word is a rare one."""
    words = telling_words(face.main)
    if len(words) < 2:
        words = telling_words(face.title)
    words.sort()
    words.sort(key=len, reverse=True)
    return [word[:_WORD] for word in words[:_KEY_WORDS]]


def _place_in_print(work: Profile, _: Families) -> list[str]:
    where, first = work.volume or work.issue, work.page[0]
    if not (where and first and work.year):
        return []
    return [f"p:{where}|{first}|{work.year}"]


def _nothing(_: Profile) -> str:
    return ""


def _first_page(work: Profile) -> str:
    return work.page[0]


def _year(work: Profile) -> str:
    """As text, «0» where none is known."""
    return str(work.year)


def _known_year(work: Profile) -> str:
    return str(work.year or "")


def _date(work: Profile) -> str:
    return work.date


def _number(work: Profile) -> str:
    return work.number


def _place_or_number(work: Profile) -> str:
    return work.page[0] or work.extent or work.number


def _place(work: Profile) -> str:
    return work.page[0] or work.extent


def _container(work: Profile) -> str:
    return "".join(work.containers)[:3]


KEYS: dict[str, Kind] = {
    "DOI": Kind(_doi, _nothing),
    "ISBN": Kind(_isbn, _first_page),
    "URL": Kind(_url, _year),
    "number and year of an act": Kind(_act_number, _date),
    "date of an act": Kind(_act_date, _number),
    "each author and year": Kind(_authors, _place_or_number),
    "first author and extent": Kind(_first_author, _known_year),
    "the longest title words, two by two": Kind(_titles, _place),
    "volume, first page and year": Kind(_place_in_print, _container),
}
