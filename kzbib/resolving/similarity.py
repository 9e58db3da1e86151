"""How alike two titles, names or numbers are, whatever their script."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from kzbib.languages.detect import detect_language
from kzbib.languages.fold import fold
from kzbib.languages.scripts import script_of
from kzbib.model import Name, Title
from kzbib.resolving.sequels import numbers_clash, numbers_of

TITLE_AGREES = 0.9
_TITLE_AGREES_ACROSS = 0.82  # romanisations differ in more letters than typing errors
_SURNAME_AGREES = 0.85
_SHORTEST_MAIN = 3  # words of a title that may stand without its subtitle


class Comparison(StrEnum):
    """How a stored field relates to what the service has."""

    EQUAL = "equal"
    FOLDED = "folded"
    TRANSLITERATED = "transliterated"
    OTHER_LANGUAGE = "other-language"
    DIFFERS = "differs"
    ABSENT_STORED = "absent-stored"
    ABSENT_FOUND = "absent-found"


_AGREEING = (Comparison.EQUAL, Comparison.FOLDED, Comparison.TRANSLITERATED)


@dataclass(frozen=True, slots=True)
class Likeness:
    """A comparison with the similarity (0–1) that it rests on."""

    comparison: Comparison
    similarity: float


def compare_titles(stored: str, found: str) -> Likeness:
    """Compare two non-empty titles.

    Different numbers in both («Part 2», «Part 10») are a difference, however alike
    the words; so is the word of a notice («Erratum») in one of them. A title in
    another language can be neither confirmed nor denied.
    """
    if _squeezed(stored) == _squeezed(found):
        return Likeness(Comparison.EQUAL, 1.0)
    similarity = max(
        _ratio(one, two) for one in _readings(stored) for two in _readings(found)
    )
    across = script_of(stored) != script_of(found)
    if similarity >= (_TITLE_AGREES_ACROSS if across else TITLE_AGREES):
        if numbers_clash(stored, found):
            return Likeness(Comparison.DIFFERS, similarity)
        kind = Comparison.TRANSLITERATED if across else Comparison.FOLDED
        return Likeness(kind, similarity)
    if across or detect_language(stored) != detect_language(found):
        return Likeness(Comparison.OTHER_LANGUAGE, similarity)
    return Likeness(Comparison.DIFFERS, similarity)


def compare_names(stored: tuple[Name, ...], found: tuple[Name, ...]) -> Likeness:
    """Compare two non-empty lists of people as sets of surnames.

    Lists are often cut («et al.»), so that the shorter one counts; the first stored
    author must be among the found ones.
    """
    pairs = [next((f for f in found if same_person(s, f)), None) for s in stored]
    matched = [(s, f) for s, f in zip(stored, pairs, strict=True) if f]
    share = len(matched) / min(len(stored), len(found))
    if not pairs[0] or share < 0.5:
        return Likeness(Comparison.DIFFERS, min(share, 1.0))
    weakest = max(map(_name_comparison, matched), key=_AGREEING.index)
    return Likeness(weakest, min(share, 1.0))


def same_person(one: Name, two: Name) -> bool:
    """Tell whether two names may be one person's: surname, and initial if comparable.

    Initials are compared within one script only: Ю may become «Yu», «Iu» or «J».
    """
    if not any(
        fuzz.ratio(first, second) >= 100 * _SURNAME_AGREES
        for first in _surnames(one)
        for second in _surnames(two)
    ):
        return False
    return not (
        one.given
        and two.given
        and one.family
        and two.family
        and script_of(one.given) == script_of(two.given)
        and fold(one.given)[:1] != fold(two.given)[:1]
    )


def compare_numbers(stored: str, found: str) -> Likeness:
    """Compare volumes, issues, numbers: «Т. 7» = «7», «XII» = «12», «05» = «5»."""
    if _squeezed(stored) == _squeezed(found):
        return Likeness(Comparison.EQUAL, 1.0)
    ours, theirs = numbers_of(stored), numbers_of(found)
    if ours and ours == theirs:
        return Likeness(Comparison.FOLDED, 1.0)
    return Likeness(Comparison.DIFFERS, 0.0)


def _name_comparison(pair: tuple[Name, Name]) -> Comparison:
    one, two = (name.family or name.literal for name in pair)
    if one.casefold() == two.casefold():
        return Comparison.EQUAL
    if script_of(one) == script_of(two):
        return Comparison.FOLDED
    return Comparison.TRANSLITERATED


def _surnames(name: Name) -> list[str]:
    """Return the folded surname; of a literal, every word longer than an initial.

    «S. Oi» has no such word: then the longest will do.
    """
    if name.family:
        return [fold(name.family).replace(" ", "")]
    words = [fold(word).replace(" ", "") for word in name.literal.split()]
    longest = max(map(len, words), default=0)
    return [word for word in words if len(word) > 2 or len(word) == longest > 1]


def _readings(title: str) -> list[str]:
    """Return the folded title, and its main part if that can stand alone."""
    whole, main = fold(title), fold(Title.from_text(title).main)
    if not whole:  # neither Cyrillic nor Latin
        whole = main = _squeezed(title)
    alone = main != whole and len(main.split()) >= _SHORTEST_MAIN
    return [whole, main] if alone else [whole]


def _ratio(one: str, two: str) -> float:
    return fuzz.ratio(one.replace(" ", ""), two.replace(" ", "")) / 100


def _squeezed(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
