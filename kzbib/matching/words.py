"""Words beside words: whether two folded titles, or two containers, say the same."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from kzbib.matching.numbers import digits

LIKE_WORD = 75.0
"""Similarity of two words that a scanner or an ending sets apart."""

LIKE_ACRONYM = 2
"""Letters; «МО» may stand for «международные отношения»."""

_SMALL = frozenset(
    "i v na o ob k s po iz ot dla za u so the of and in for on to a an at by mn zane"
    " men pen ben turali de la le les des du der die das und".split()
)

_BEGIN_NUMBERS = frozenset("0123456789ivxlcdm")
"""What an Arabic or a Roman number begins with."""


@lru_cache(maxsize=65_536)
def content_words(folded: str) -> tuple[str, ...]:
    """Return the words of a folded title that carry meaning; numbers as digits."""
    return tuple(telling_words(folded))


def telling_words(folded: str) -> list[str]:
    """As ``content_words``, for a title that is asked for once."""
    return [
        word if word[0] not in _BEGIN_NUMBERS else digits(word) or word
        for word in folded.split()
        if word not in _SMALL
    ]


@lru_cache(maxsize=65_536)
def like_word(one: str, other: str) -> bool:
    """Tell whether two words are one but for noise, an ending or an abbreviation."""
    if one == other:
        return True
    if one.isdigit() or other.isdigit():
        return False
    short, long = sorted((one, other), key=len)
    if len(short) < 3:
        return False
    if long.startswith(short):
        return True
    return ratio(one, other) >= LIKE_WORD


def unmatched(one: Sequence[str], other: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the words of each side that the other side lacks."""
    left = list(other)
    ours = []
    for word in one:
        twin = (
            word if word in left else next((w for w in left if like_word(word, w)), "")
        )
        if twin:
            left.remove(twin)
        else:
            ours.append(word)
    return ours, left


@lru_cache(maxsize=65_536)
def like_names(one: str, other: str) -> bool:
    """Tell whether two folded names of journals or publishers are one.

    Either may be abbreviated: «вопр психологии», «вестник казну сер мо и мп».
    """
    if one == other:
        return True
    if ratio(one, other) >= 90:
        return True
    ours = [word for word in one.split() if word not in _SMALL]
    theirs = [word for word in other.split() if word not in _SMALL]
    if not ours or not theirs:
        return False
    return _abbreviates(ours, theirs) or _abbreviates(theirs, ours)


def _abbreviates(short: list[str], long: list[str]) -> bool:
    """Walk along both; every word of ``short`` stands for one or more of ``long``."""
    place = 0
    if len(short) == 1 and len(long) > 1 and len(short[0]) > len(long):
        return False  # «История», «Вопросы истории»
    for word in short:
        step = _stands_for(word, long, place)
        if not step:
            return False
        place = step
    # a name that only begins like another is another: «Вестник», «Вестник науки»
    return place == len(long) or (len(short) > 1 and place >= len(long) * 0.6)


def _stands_for(word: str, long: list[str], place: int) -> int:
    """Return the place after the words that ``word`` stands for; 0: for none."""
    for start in range(place, min(place + 2, len(long))):
        if _shortens(word, long[start]):
            return start + 1
        letters = "".join(each[0] for each in long[start : start + len(word)])
        if len(word) >= LIKE_ACRONYM and letters == word:
            return start + len(word)
    return 0


def _shortens(word: str, full: str) -> bool:
    if word == full or full.startswith(word):
        return True
    if word[0] != full[0] or len(word) < 3:
        return False
    if like_word(word, full):
        return True
    letters = iter(full)
    return len(word) < len(full) and all(letter in letters for letter in word)
