"""Numbers as printed, Arabic and Roman, Cyrillic look-alikes included, as digits."""

from __future__ import annotations

import re
from functools import lru_cache

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ROMAN_LETTERS = frozenset(_ROMAN)
# «Т. ІІ», «ХХ век»: Roman numerals typed with Cyrillic letters
_LATIN = str.maketrans("іхсмІХСМ", "ixcmIXCM")
# «2-е изд.», «Vol. 2», «№ 3-4 (15)», «268-XIII»
_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
# «13th», «1st» as they fold: the letters say nothing
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|t|e)?")
_WORDS = {
    word: str(number)
    for number, words in enumerate(
        (
            "first one первый первая первое бірінші pervyi pervaya",
            "second two второй вторая второе екінші vtoroi vtoraya",
            "third three третий третья третье үшінші tretii tretya",
            "fourth four четвертый четвертая четвёртая четвертое четвёртое төртінші",
            "fifth five пятый пятая пятое бесінші",
        ),
        1,
    )
    for word in words.split()
}


@lru_cache(maxsize=4_096)
def numbers_of(text: str) -> tuple[str, ...]:
    """Return the numbers of a short field: «№ 3–4 (15)» gives 3, 4, 15."""
    found = _NUMBER.findall(text.translate(_LATIN))
    return tuple(filter(None, map(digits, found)))


def first_number(text: str) -> str:
    """Return the first number as digits, a spelled ordinal too; "" without one."""
    if not text:
        return ""
    found = numbers_of(text)
    if found:
        return found[0]
    words = text.casefold().split()
    return next((_WORDS[word] for word in words if word in _WORDS), "")


@lru_cache(maxsize=4_096)
def digits(token: str) -> str:
    """Return a token that is a number as digits: «XIII», «13th» → «13»; else ""."""
    if token[:1].isdecimal() and (found := _ORDINAL.fullmatch(token)):
        return found[1].lstrip("0") or "0"
    return roman(token.casefold())


def roman(token: str) -> str:
    """Return a Roman numeral as digits, "" when it is none: «xiv» → «14»."""
    if not token or not _ROMAN_LETTERS.issuperset(token):
        return ""
    total = 0
    for letter, after in zip(token, f"{token[1:]}i", strict=True):
        value = _ROMAN[letter]
        total += -value if value < _ROMAN[after] else value
    return str(total)
