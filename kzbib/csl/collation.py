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
_DIGITS = re.compile(r"\d+")
_SILENT: Final = "'’ʼ‘`\"«»“”„‟‚‹›ʹʺʿʾ,.;:!?()[]{}…"
_GAPS: Final = "-\u2010\u2011\u2012\u2013\u2014\u00a0\u202f_/"
_MARKS = re.compile("[\u0300-\u036f]+")
# anything but ASCII, Cyrillic and the signs of Russian print: «é», «ø»
_FOREIGN = re.compile("[^\0-\x7f\u0400-\u052f\u00ab\u00bb\u2013\u2014\u2116\u2019]")
# Latin letters that Unicode does not decompose.
_LATIN: Final = {
    ord(letter): base
    for letter, base in zip(
        "æœøłđðþıəŋħŧ", "ae oe o l d d th i a n h t".split(), strict=True
    )
}
# Cyrillic letters that NFKD would take apart are hidden from it.
_COMPOSED: Final = {
    code: chr(0xE800 + code - 0x430)
    for code in range(0x430, 0x530)
    if len(unicodedata.normalize("NFD", chr(code))) > 1
}
_APART: Final = {**_LATIN, **_COMPOSED}


@cache
def _table(*, cyrillic_first: bool, separate_yo: bool) -> dict[int, str]:
    """The place of each sign: Cyrillic as in `kzbib.languages.collate`."""
    letters = [chr(code) for code in range(0x430, 0x530)]
    letters = [letter for letter in letters if letter == letter.lower()]
    table: dict[int, str] = {}
    for rank, letter in enumerate(sorted(letters, key=sort_key)):
        table[ord(letter)] = chr(0xE000 + rank)
    if not separate_yo:
        table[ord("ё")] = table[ord("е")]
    for code, hidden in _COMPOSED.items():
        table[ord(hidden)] = table.get(code, chr(code))
    if cyrillic_first:
        table |= {code: chr(0xF000 + code) for code in range(0x61, 0x7B)}
    table |= dict.fromkeys(map(ord, _SILENT), "")
    table |= dict.fromkeys(map(ord, _GAPS), " ")
    return table


@lru_cache(maxsize=20_000)
def collation_key(text: str, language: str) -> Key:
    """Return a key for texts of a list in a language.

    In Russian, Kazakh and other Cyrillic lists Cyrillic comes first, else Latin.
    Letters with diacritics stand beside their base, digits count as numbers, quotes
    and other punctuation are skipped, hyphens part words, letter case decides last.
    """
    folded = unicodedata.normalize("NFC", text).casefold()
    primary = folded
    if _FOREIGN.search(folded):
        primary = unicodedata.normalize("NFKD", primary.translate(_APART))
        primary = _MARKS.sub("", primary)
    lang = language[:2].lower()
    table = _table(cyrillic_first=lang in _CYRILLIC_LISTS, separate_yo=lang == "kk")
    primary = primary.translate(table).strip()
    if _DIGIT.search(primary):
        primary = _DIGITS.sub(_as_number, primary)
    return primary, folded, text.swapcase()


def _as_number(match: re.Match[str]) -> str:
    """Digits after a sign for their number, so that 9 stands before 10."""
    digits = match[0].lstrip("0")
    return chr(0x30 + min(len(digits), 0x30)) + digits
