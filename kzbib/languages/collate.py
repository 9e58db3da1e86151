"""Alphabetical order of mixed lists: Cyrillic (Kazakh alphabet), Latin, others."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# The Kazakh alphabet (42 letters) with letters of its neighbours at sensible places:
# Ukrainian and Belarusian ґ є ї ў, Uzbek ҳ, Tatar җ, Serbian and Macedonian letters.
_CYRILLIC = "аәбвгґғѓдђеёєжҗзѕиѝйјкќқлљмнњңоөпрстћуўұүфхҳһцчҷџшщъыіїьѣэюяѳѵ"
_RANK = {letter: place for place, letter in enumerate(_CYRILLIC)}

# Latin letters that Unicode does not decompose, at the place of their base letters.
_LATIN = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d",
    "þ": "th", "ı": "i", "ə": "a", "ŋ": "n", "ħ": "h", "ŧ": "t", "ƣ": "g",
}  # fmt: skip

# «42», "letters", marks that part nothing («О'Коннор»), anything else parts words
_PIECE = re.compile(
    r"""(?P<digits>\d+) | (?P<letters>[^\W\d_]+)
    | (?P<silent>[\u0300-\u036f'’ʼ‘`"«»“”„ʹʺ]+) | (?P<gap>.)""",
    re.VERBOSE | re.DOTALL,
)

_GAP, _DIGITS, _CYR, _LAT, _OTHER = range(5)
_Weight = tuple[int, int, str]
SortKey = tuple[int, tuple[_Weight, ...], str, str]


def sort_key(text: str, language: str = "") -> SortKey:
    """Return a key that sorts headings and titles of several languages.

    Cyrillic comes first, in the order of the Kazakh alphabet, which contains the
    Russian one; then Latin, diacritics beside their base letter; then other scripts.
    Digits count as numbers and stand before letters; opening quotes and brackets are
    skipped; letter case decides last. ё goes with е, as in Russian; ``language``
    "kk" makes it a letter of its own.
    """
    folded = unicodedata.normalize("NFC", text).casefold()
    weights: list[_Weight] = []
    for piece in _PIECE.finditer(folded):
        if piece["digits"]:
            weights.append(_number(piece["digits"]))
        elif piece["letters"]:
            weights.extend(_letters(piece["letters"], apart=language[:2] == "kk"))
        elif piece["gap"] and weights and weights[-1][0] != _GAP:
            weights.append((_GAP, 0, ""))
    if weights and weights[-1][0] == _GAP:
        weights.pop()
    script = next((weight[0] for weight in weights if weight[0] > _DIGITS), _CYR)
    return script, tuple(weights), folded, text


def _number(digits: str) -> _Weight:
    plain = "".join(str(unicodedata.decimal(digit)) for digit in digits).lstrip("0")
    return _DIGITS, len(plain), plain


def _letters(word: str, *, apart: bool) -> list[_Weight]:
    weights: list[_Weight] = []
    for letter in word:
        if letter == "ё" and not apart:
            weights.append((_CYR, _RANK["е"], ""))
        elif letter in _RANK:
            weights.append((_CYR, _RANK[letter], ""))
        else:
            weights.extend(_foreign(letter))
    return weights


@lru_cache(maxsize=4096)
def _foreign(letter: str) -> tuple[_Weight, ...]:
    base = unicodedata.normalize("NFKD", letter)
    base = "".join(sign for sign in base if not unicodedata.combining(sign))
    return tuple(_weight(sign) for sign in _LATIN.get(base, base))


def _weight(sign: str) -> _Weight:
    if sign in _RANK:
        return _CYR, _RANK[sign], ""
    if "a" <= sign <= "z":
        return _LAT, ord(sign), ""
    if unicodedata.name(sign, "").startswith("CYRILLIC"):
        return _CYR, ord(sign), ""
    if unicodedata.name(sign, "").startswith("LATIN"):
        return _LAT, ord(sign), ""
    return _OTHER, ord(sign), ""
