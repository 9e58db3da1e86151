"""Sort keys: letters by the alphabets of the list's language, digits as numbers."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final

from kzbib.languages.collate import sort_key

Key = tuple[str, str, str]
_CYRILLIC_LISTS: Final = frozenset("ru kk uk be ky bg mk sr tg mn tt ba".split())
_DIGIT = re.compile(r"\d")
# anything but ASCII, Cyrillic and the signs of Russian print
_FOREIGN = re.compile("[^\\x00-\\x7f\u0400-\u052f\u00ab\u00bb\u2013\u2014\u2116\u2019]")
_DIGITS = re.compile(r"\d+")
_SILENT: Final = "'’ʼ‘`\"«»“”„‟‚‹›ʹʺʿʾ,.;:!?()[]{}…"
_GAPS: Final = "-\u2010\u2011\u2012\u2013\u2014\u00a0\u202f_/"
_MARKS = re.compile("[\u0300-\u036f]+")


def _ranks() -> dict[str, int]:
    """Cyrillic letters in the order of `kzbib.languages.collate`."""
    letters = [chr(code) for code in (*range(0x430, 0x460), *range(0x460, 0x530))]
    letters = [letter for letter in letters if letter == letter.lower()]
    return {letter: rank for rank, letter in enumerate(sorted(letters, key=sort_key))}


# Cyrillic letters that NFKD would take apart are hidden from it.
_COMPOSED: Final = {
    code: chr(0xE800 + code - 0x430)
    for code in range(0x430, 0x530)
    if len(unicodedata.normalize("NFD", chr(code))) > 1
}


@cache
def _table(cyrillic_first: bool, separate_yo: bool) -> dict[int, str]:
    ranks = _ranks()
    table: dict[int, str] = {}
    for letter, rank in ranks.items():
        table[ord(letter)] = table[_COMPOSED.get(ord(letter), 0)] = chr(0xE000 + rank)
    if not separate_yo:
        table[_COMPOSED[ord("ё")]] = table[ord("ё")] = table[ord("е")]
    if cyrillic_first:
        for code in range(0x61, 0x7B):
            table[code] = chr(0xF000 + code)
    for sign in _SILENT:
        table[ord(sign)] = ""
    for sign in _GAPS:
        table[ord(sign)] = " "
    return table


# Latin letters that Unicode does not decompose.
_LATIN: Final = str.maketrans(
    {
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "ə": "a",
        "ŋ": "n",
        "ħ": "h",
        "ŧ": "t",
    }  # fmt: skip
)


_APART: Final = {**_LATIN, **_COMPOSED}


@lru_cache(maxsize=20_000)
def collation_key(text: str, language: str) -> Key:
    """Return a key for texts of a list in a language.

    In Russian, Kazakh and other Cyrillic lists Cyrillic comes first, else Latin.
    Letters with diacritics stand beside their base, digits count as numbers, quotes
    and apostrophes are skipped, hyphens part words, letter case decides last.
    """
    folded = unicodedata.normalize("NFC", text).casefold()
    primary = folded
    if _FOREIGN.search(folded):
        primary = unicodedata.normalize("NFKD", primary.translate(_APART))
        primary = _MARKS.sub("", primary)
    lang = language[:2].lower()
    primary = primary.translate(_table(lang in _CYRILLIC_LISTS, lang == "kk"))
    primary = primary.strip()
    if _DIGIT.search(primary):
        primary = _DIGITS.sub(_as_number, primary)
    return primary, folded, text.swapcase()


@cache
def _table(cyrillic_first: bool, separate_yo: bool) -> dict[int, str]:
    ranks = _ranks()
    table: dict[int, str] = {}
    for letter, rank in ranks.items():
        table[ord(letter)] = table[_COMPOSED.get(ord(letter), 0)] = chr(0xE000 + rank)
    if not separate_yo:
        table[_COMPOSED[ord("ё")]] = table[ord("ё")] = table[ord("е")]
    if cyrillic_first:
        for code in range(0x61, 0x7B):
            table[code] = chr(0xF000 + code)
    for sign in _SILENT:
        table[ord(sign)] = ""
    for sign in _GAPS:
        table[ord(sign)] = " "
    return table


# Latin letters that Unicode does not decompose.
_LATIN: Final = str.maketrans(
    {
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "ə": "a",
        "ŋ": "n",
        "ħ": "h",
        "ŧ": "t",
    }  # fmt: skip
)


@lru_cache(maxsize=20_000)
def collation_key(text: str, language: str) -> Key:
    """Return a key for texts of a list in a language.

    In Russian, Kazakh and other Cyrillic lists Cyrillic comes first, else Latin.
    Letters with diacritics stand beside their base, digits count as numbers, quotes
    and apostrophes are skipped, hyphens part words, letter case decides last.
    """
    folded = unicodedata.normalize("NFC", text).casefold()
    primary = folded
    if _FOREIGN.search(folded):
        primary = unicodedata.normalize("NFKD", primary.translate(_APART))
        primary = _MARKS.sub("", primary)
    lang = language[:2].lower()
    primary = primary.translate(_table(lang in _CYRILLIC_LISTS, lang == "kk"))
    primary = primary.strip()
    if _DIGIT.search(primary):
        primary = _DIGITS.sub(_as_number, primary)
    return primary, folded, text.swapcase()


def _keep_cyrillic(text: str) -> str:
    return text.translate(_COMPOSED)


def _as_number(match: re.Match[str]) -> str:
    digits = match[0].lstrip("0")
    return chr(0x30 + min(len(digits), 0x30)) + digits
