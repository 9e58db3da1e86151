"""Whether two given names may begin with the same letter, in one script or in two."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from kzbib.languages.fold import fold, fold_initials
from kzbib.languages.scripts import script_of

# With which Latin letters a Cyrillic initial may be written: every romanisation, and
# the spelling of a Western name that Cyrillic text writes by ear (Дж. – J., У. – W.).
_LATIN = {
    "а": "ae", "б": "b", "в": "vw", "г": "gh", "д": "djg", "е": "eyij", "ж": "zjg",
    "з": "zs", "и": "iyje", "к": "kcq", "л": "l", "м": "m", "н": "n", "о": "o",
    "п": "p", "р": "r", "с": "sc", "т": "t", "у": "uw", "ф": "fpt", "х": "hkxcj",
    "ц": "tcz", "ч": "ct", "ш": "sc", "щ": "s", "ы": "yi", "э": "eah", "ю": "yijue",
    "я": "yija", "ә": "a", "ғ": "g", "қ": "kq", "ң": "n", "ө": "o", "ұ": "u",
    "ү": "u", "һ": "h", "і": "iyj",
}  # fmt: skip

_PART = re.compile(r"[^\s.\-‐]+")
_SUFFIXES = frozenset(("jr", "sr", "мл", "ст"))

# Latin letters for one Cyrillic letter that do not fold alike: Ж. is Zh., J. or Dzh.
_LATIN_PAIRS = ({"j", "z"}, {"j", "d"}, {"z", "d"})


@lru_cache(maxsize=65_536)
def may_begin_alike(one: str, other: str) -> bool:
    """Tell whether two given names may begin with one letter: «Ю.», «Yu.», «Y.»."""
    if fold_initials(one)[:1] == fold_initials(other)[:1]:
        return True
    ours, theirs = _first_letter(one), _first_letter(other)
    if script_of(ours) == script_of(theirs):
        return fold(ours) == fold(theirs) or {ours, theirs} in _LATIN_PAIRS
    cyrillic, latin = (ours, theirs) if script_of(ours) == "Cyrl" else (theirs, ours)
    return latin in _LATIN.get(cyrillic, latin)


@lru_cache(maxsize=65_536)
def may_be_one(one: str, other: str) -> bool:
    """Tell whether two given names may be one person's.

    The first of two names is left out at times: «R. M.», «M.»; «Jr» is no name.
    """
    if one == other:
        return True
    ours, theirs = _parts(one), _parts(other)
    if not ours or not theirs or may_begin_alike(one, other):
        return True
    if len(ours) == len(theirs):
        return False
    short, long = sorted((ours, theirs), key=len)
    return len(short) == 1 and any(may_begin_alike(short[0], part) for part in long)


def _parts(given: str) -> list[str]:
    return [part for part in _PART.findall(given) if part.casefold() not in _SUFFIXES]


def _first_letter(given: str) -> str:
    """Return the first letter, lower case, without its marks; "" if there is none."""
    letters = filter(str.isalpha, unicodedata.normalize("NFKD", given.casefold()))
    return next(letters, "")
