"""Titles in two languages: the share of words that translate each other."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from kzbib.languages.fold import fold
from kzbib.matching.words import content_words

GLOSSARY = Path(__file__).with_name("glossary.txt")
COGNATE = 70.0
"""Similarity of two folded words of one origin: «geopolitika», «geopolitics»."""

_SHORTEST, _LONGEST = 2, 14


class Translated(NamedTuple):
    """How far two titles translate each other."""

    share: float
    """How many words of the shorter title the other one translates, 0–1."""
    otherwise: bool = False
    """Both have a word left that the glossary knows to mean something else."""


def translate(one: str, other: str) -> Translated:
    """Compare two folded titles in two languages.

    Numbers count as words: «XIII–XIV» is «13th–14th».
    """
    short, long = sorted((content_words(one), content_words(other)), key=len)
    if not short:
        return Translated(0.0)
    left = list(long)
    unknown = []
    for word in short:
        twin = next((each for each in left if _translates(word, each)), None)
        if twin is not None:
            left.remove(twin)
        else:
            unknown.append(word)
    otherwise = any(map(ideas, unknown)) and any(map(ideas, left))
    return Translated(1 - len(unknown) / len(short), otherwise)


@lru_cache(maxsize=65_536)
def numbers_in(folded: str) -> frozenset[str]:
    """Return the numbers of a folded title, Roman ones as digits."""
    return frozenset([word for word in content_words(folded) if word.isdigit()])


@lru_cache(maxsize=65_536)
def ideas(word: str) -> frozenset[int]:
    """Return the lines of the glossary that a folded word belongs to."""
    stems = _glossary()
    for length in range(min(len(word), _LONGEST), _SHORTEST - 1, -1):
        if found := stems.get(word[:length]):
            return found
    return frozenset()


@lru_cache(maxsize=65_536)
def _translates(one: str, other: str) -> bool:
    if one == other:
        return True
    if one.isdigit() or other.isdigit():
        return False
    if ideas(one) & ideas(other):
        return True
    if min(len(one), len(other)) < 4 or one[0] != other[0]:
        return False
    short = min(len(one), len(other))
    return max(ratio(one, other), ratio(one[:short], other[:short]) - 5) >= COGNATE


@cache
def _glossary() -> dict[str, frozenset[int]]:
    """Return the folded beginnings of words, each with its lines."""
    lines: dict[str, set[int]] = {}
    for number, line in enumerate(GLOSSARY.read_text(encoding="utf-8").splitlines()):
        if line.startswith("#"):
            continue
        for stem in line.replace("|", " ").split():
            lines.setdefault(fold(stem), set()).add(number)
    return {stem: frozenset(found) for stem, found in lines.items() if len(stem) > 1}
