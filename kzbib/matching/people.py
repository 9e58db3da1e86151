"""Author sets: the same people in any order, any script, with «и др.» cut off."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from kzbib.languages.fold import fold
from kzbib.matching.initials import may_be_one
from kzbib.model import Name, Work

LIKE_FAMILY = 85.0
"""Similarity of two folded family names that one letter, or a scanner, sets apart."""

SHORT_FAMILY = 4
"""Letters; a shorter name must be equal."""

# Endings that a name of one person has in one language and lacks in another:
# Құнанбайұлы – Кунанбаев, Байтұрсынұлы – Байтурсынов.
_ENDINGS = ("uli", "kizi", "ova", "eva", "ina", "ov", "ev", "in", "i")
_PARTICLES = frozenset("de da di du del dela dos la le el van von der den ten".split())
_VOWELS = str.maketrans("", "", "aeiou")


class Person(NamedTuple):
    """A name as it is compared."""

    family: str
    """Folded family name, or the folded name of an organisation."""
    given: str
    """Given names as printed; "" where none is."""
    literal: bool = False

    @property
    def is_spelled_out(self) -> bool:
        """The given name is more than initials: nobody else is likely meant."""
        return max(map(len, re.split(r"[\s.\-‐]+", self.given))) > 1


def people_of(work: Work) -> tuple[Person, ...]:
    """Return the authors of a work, its editors where it names no author."""
    names = work.people("author") or work.people("editor")
    return tuple([person for person in map(_person, names) if person.family])


def _person(name: Name) -> Person:
    if name.literal and not name.family:
        return Person(fold(name.literal), "", True)
    return Person(fold(name.full_family), name.given)


@lru_cache(maxsize=65_536)
def stem(family: str) -> str:
    """Return a folded family name without its ending: «kunanbaev» gives «kunanba»."""
    if not family.endswith(_ENDINGS):
        return family
    for ending in _ENDINGS:
        if family.endswith(ending) and len(family) >= len(ending) + SHORT_FAMILY:
            return family[: -len(ending)].rstrip("i")
    return family


@lru_cache(maxsize=65_536)
def skeleton(family: str) -> str:
    """Return the key of a family name: the consonants of its stem, at most five.

    A Kazakh name in the new Latin letters begins with J where others write Zh, and the
    fold makes a vowel of it; so a leading z counts as none.
    """
    consonants = stem(family).replace(" ", "").translate(_VOWELS)
    if len(consonants) > 2 and consonants.startswith("z"):
        consonants = consonants[1:]
    return consonants[:5] if len(consonants) > 1 else family[:5]


@lru_cache(maxsize=65_536)
def same_family(one: str, other: str) -> bool:
    """Tell whether two folded family names may be one person's."""
    if one == other:
        return True
    if min(len(one), len(other)) < SHORT_FAMILY:
        return False
    if stem(one) == stem(other):
        return True
    if {one[0], other[0]} == {"c", "s"} and one[1:] == other[1:]:
        return True  # Чокин, Шокин: Kazakh names come in either form
    whole = ratio(one, other, score_cutoff=LIKE_FAMILY)
    return bool(whole) or ratio(stem(one), stem(other)) >= LIKE_FAMILY


def agree(ours: tuple[Person, ...], theirs: tuple[Person, ...]) -> bool | None:
    """Compare two sets of people; None where one names nobody.

    The smaller list decides, since «и др.» cuts lists: at least half of it, and more
    than one of three or more, must be in the other.
    """
    if not ours or not theirs:
        return None
    if len(ours) == len(theirs) == 1:
        return _same(ours[0], theirs[0])
    if len(ours) > len(theirs):
        ours, theirs = theirs, ours
    enough = max(1, (len(ours) + 1) // 2)
    families = {other.family for other in theirs}
    if sum(one.family in families for one in ours) >= enough:  # most works that agree
        return True
    found = sum(any(_same(one, other) for other in theirs) for one in ours)
    return found >= enough


def nearly_all(
    ours: tuple[Person, ...], theirs: tuple[Person, ...], lacking: int = 1
) -> bool:
    """Tell whether the longer list lacks at most so many people of the shorter one."""
    short, long = sorted((ours, theirs), key=len)
    families = {person.family for person in long}
    unknown = [person for person in short if person.family not in families]
    return sum(not any(_same(a, b) for b in long) for a in unknown) <= lacking


def _same(one: Person, other: Person) -> bool:
    if one.family == other.family:
        return True
    if one.literal and other.literal:
        return ratio(one.family, other.family) >= LIKE_FAMILY
    if one.literal or other.literal:
        return _within(one, other) if one.literal else _within(other, one)
    if same_family(one.family, other.family):
        return True
    if one.family.split()[-1] in _PARTICLES or other.family.split()[-1] in _PARTICLES:
        return _same_whole(one, other)
    many_words = " " in one.family or " " in other.family or _spelled(one, other)
    return many_words and _same_words(one, other)


def _same_whole(one: Person, other: Person) -> bool:
    """«Le, Quintrec M.» is «Le Quintrec, M.»; «Goicoechea de, Jorge E.», «de Jorge»."""
    ours, theirs = _whole(one), _whole(other)
    return ours.endswith(theirs) or theirs.endswith(ours)


def _whole(person: Person) -> str:
    """Return a family name with what was cut off after «de» or «van»."""
    if person.family.split()[-1] not in _PARTICLES:
        return person.family
    first = fold(person.given.split(" ")[0])
    return f"{person.family} {first}" if len(first) > 1 else person.family


def _spelled(one: Person, other: Person) -> bool:
    """Both given names are more than initials, so either may be the family name."""
    return len(one.given) > SHORT_FAMILY and len(other.given) > SHORT_FAMILY


def _same_words(one: Person, other: Person) -> bool:
    """«De Joode E.» and «Joode E.»; «Wu Ching-yi» read the other way round."""
    ours, theirs = one.family.split(), other.family.split()
    shared = [
        word for word in (ours[-1], theirs[-1]) if word in ours and word in theirs
    ]
    if shared:
        return max(map(len, shared)) >= SHORT_FAMILY
    if not _spelled(one, other):
        return False
    return set(ours) <= set(fold(other.given).split()) and bool(
        set(theirs) & set(fold(one.given).split())
    )


def _within(literal: Person, name: Person) -> bool:
    """«A. Blum» read as an organisation holds the family name «Blum»."""
    return name.family in literal.family.split()


def namesakes(
    ours: tuple[Person, ...], theirs: tuple[Person, ...]
) -> tuple[Person, Person] | None:
    """Return two people of one family name who cannot be one: «Ли А.», «Ли В.».

    None when every shared family name has a given name that may be the same.
    """
    if ours == theirs:
        return None
    for one in ours:
        if not one.given:
            continue
        twins = [b for b in theirs if b.given and b.family == one.family]
        brothers = [a for a in ours if a.given and a.family == one.family]
        if twins and not any(
            may_be_one(a.given, b.given) for a in brothers for b in twins
        ):
            return one, twins[0]
    return None
