"""How like two titles are, in every pair of their faces."""

from __future__ import annotations

from enum import IntEnum

from rapidfuzz.fuzz import ratio

from kzbib.matching.faces import Face, comparable
from kzbib.matching.weights import LIKE_TITLE, LONG_TITLE, SAME_TITLE, SHORT_WORD
from kzbib.matching.words import content_words, unmatched


class Likeness(IntEnum):
    """What two titles are to each other."""

    OTHER_LANGUAGE = 0
    """They cannot be compared: a translation says nothing either way."""
    UNLIKE = 1
    NEAR = 2
    """Like, but a word of each differs, or the noise is great."""
    PART = 3
    """One is the other without its subtitle."""
    SAME = 4


def compare_titles(
    ours: tuple[Face, ...], theirs: tuple[Face, ...]
) -> tuple[Likeness, float]:
    """Return the best likeness of two titles' faces and its similarity, 0–100."""
    best = (Likeness.OTHER_LANGUAGE, 0.0)
    if not ours or not theirs:
        return best
    if len(ours) == len(theirs) == 1:
        return _compare(ours[0], theirs[0])
    for one in ours:
        for other in theirs:
            best = max(best, _compare(one, other))
    return best


def _compare(one: Face, other: Face) -> tuple[Likeness, float]:
    if one.title == other.title:
        return Likeness.SAME, 100.0
    whole = ratio(one.title, other.title, score_cutoff=LIKE_TITLE)
    if _is_part(one, other):
        return Likeness.PART, max(whole, 90.0)
    if not whole:
        likeness = (
            Likeness.UNLIKE if comparable(one, other) else Likeness.OTHER_LANGUAGE
        )
        return likeness, 0.0
    likeness = _by_words(one, other, whole)
    if likeness <= Likeness.NEAR and not comparable(one, other):
        return Likeness.OTHER_LANGUAGE, whole
    return likeness, whole


def _by_words(one: Face, other: Face, whole: float) -> Likeness:
    """Two titles with a word each that the other lacks are two works."""
    ours, theirs = unmatched(content_words(one.title), content_words(other.title))
    if not ours and not theirs:
        return Likeness.SAME
    if ours and theirs and not _is_noise(ours, theirs):
        counted = any(map(str.isdigit, ours)) and any(map(str.isdigit, theirs))
        return Likeness.UNLIKE if counted else Likeness.NEAR
    return Likeness.SAME if whole >= SAME_TITLE else Likeness.NEAR


def _is_noise(ours: list[str], theirs: list[str]) -> bool:
    """Words cut apart by a line end, or short ones that a scanner spoiled."""
    if any(map(str.isdigit, (*ours, *theirs))):
        return False
    if ratio("".join(ours), "".join(theirs)) >= SAME_TITLE:
        return True
    return max(map(len, (*ours, *theirs))) <= SHORT_WORD


def _is_part(one: Face, other: Face) -> bool:
    """One title is the main title of the other, whose subtitle it lacks."""
    short, long = sorted((one, other), key=lambda face: len(face.title))
    if short.title == long.main:
        return True
    if long.title.startswith(f"{short.title} "):
        return short.title.count(" ") >= LONG_TITLE - 1
    if len(long.main) >= len(long.title) or abs(len(short.title) - len(long.main)) > 3:
        return False
    return ratio(short.title, long.main) >= SAME_TITLE
