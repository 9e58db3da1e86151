"""Latin letters in Cyrillic words, and the other way round.

They look right, but such a word is never found, sorted or matched. Typists who lack a
key («і», «һ», «ә») and OCR make them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kzbib.checks.finding import Finding, Severity
from kzbib.languages.scripts import count_scripts
from kzbib.model import Work

_TO_CYRILLIC = {
    "A": "А", "B": "В", "C": "С", "E": "Е", "H": "Н", "I": "І", "K": "К", "M": "М",
    "O": "О", "P": "Р", "T": "Т", "X": "Х", "Y": "У", "a": "а", "c": "с", "e": "е",
    "h": "һ", "i": "і", "o": "о", "p": "р", "s": "ѕ", "x": "х", "y": "у", "j": "ј",
    "ə": "ә", "Ə": "Ә",
}  # fmt: skip
_TO_LATIN = {cyrillic: latin for latin, cyrillic in _TO_CYRILLIC.items()}

_WORD = re.compile(r"[^\W\d_]{2,}")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u0259\u018f]")
_CYRILLIC = re.compile("[\u0400-\u052f]")
# Addresses and identifiers are no words.
_SKIPPED = frozenset({"URL", "DOI", "ISBN", "ISSN", "PMID", "PMCID", "call-number"})


def check_letters(work: Work, today: date) -> Iterator[Finding]:
    """Report words of mixed script in every text and name; ``today`` is not used."""
    for field, text in work.text.items():
        if field not in _SKIPPED:
            yield from _field(field, text, fixable=True)
    for role, people in work.names.items():
        for name in people:
            yield from _field(role, name.printed, fixable=False)


def mend_letters(text: str) -> str:
    """Return ``text`` with look-alikes of the minority script of a word replaced.

    A word is left alone when a letter of the minority has no look-alike («IT-сфера»
    has two words; «Яndex» stays).
    """
    return _WORD.sub(lambda found: _mended(found[0]), text)


def _field(field: str, text: str, *, fixable: bool) -> Iterator[Finding]:
    mixed = [word for word in _WORD.findall(text) if _is_mixed(word)]
    if not mixed:
        return
    mended = mend_letters(text)
    shown = ", ".join(f"«{word}» ({_strangers(word)})" for word in mixed[:3])
    yield Finding(
        "mixed-script",
        Severity.ERROR if mended != text else Severity.WARNING,
        field,
        f"Latin and Cyrillic letters in one word: {shown}",
        f"Retype it: «{mended}»." if mended != text else "Retype the word.",
        {field: mended} if fixable and mended != text else None,
    )


def _is_mixed(word: str) -> bool:
    return bool(_LATIN.search(word) and _CYRILLIC.search(word))


def _strangers(word: str) -> str:
    """Name the letters of the minority: «Latin c, o»."""
    cyrillic, latin = count_scripts(word)
    name, letters = ("Latin", _LATIN) if cyrillic >= latin else ("Cyrillic", _CYRILLIC)
    return f"{name} {', '.join(dict.fromkeys(letters.findall(word)))}"


def _mended(word: str) -> str:
    if not _is_mixed(word):
        return word
    cyrillic, latin = len(_CYRILLIC.findall(word)), len(_LATIN.findall(word))
    strange, table = (
        (_LATIN, _TO_CYRILLIC) if cyrillic >= latin else (_CYRILLIC, _TO_LATIN)
    )
    if not all(letter in table for letter in strange.findall(word)):
        return word
    return strange.sub(lambda found: table[found[0]], word)
