"""A title printed in two languages: with a stop between, or one in brackets."""

from __future__ import annotations

import re

from kzbib.languages.detect import detect_language
from kzbib.languages.patterns import lazy
from kzbib.languages.scripts import script_of

_LEAST = 4
"""Words; a shorter piece may be a name, or a title of one language with two parts."""
_LONGEST = 600
"""Letters; longer stretches are no titles."""
_PAIRS = frozenset((("kk", "ru"), ("ru", "kk"), ("ky", "ru"), ("uk", "ru")))
# "Pravila tsitirovaniya istochnikov (Rules for Citing Sources)"
_BRACKET = lazy(r"(?P<title>.{4,}?)\s\((?P<other>[^()]{6,}(?:\([^()]+\)[^()]*)?)\)$")
_ENGLISH = lazy(r"(?<!\w)(?:of|the|in|for|and|on|to|with|by|from)(?!\w)", re.I)


def split_titles(title: str) -> tuple[str, str]:
    """Return the title and its translation, "" where there is none.

    «Көптік жалғаулары, оның ерекшеліктері. Окончание множественного числа и его
    особенности» has two.
    """
    found = _BRACKET.fullmatch(title) if title.endswith(")") else None
    if found and _is_translation(found["title"], found["other"]):
        return found["title"], found["other"]
    position = title.find(". ") if len(title) < _LONGEST else 0
    while position > 0:
        first, second = title[:position], title[position + 2 :]
        if min(len(first.split()), len(second.split())) >= _LEAST:
            pair = detect_language(first), detect_language(second)
            if pair in _PAIRS and ". " not in second:
                return first, second
        position = title.find(". ", position + 1)
    return title, ""


def split_names(name: str) -> tuple[str, str]:
    """Return the name of a journal and its translation: «Onkologiya = Oncology»."""
    first, sign, second = name.partition(" = ")
    if sign and min(len(first), len(second)) > 3:
        return first.rstrip(), second.lstrip()
    found = _BRACKET.fullmatch(name) if name.endswith(")") else None
    if found and _is_translation(found["title"], found["other"]):
        return found["title"], found["other"]
    return name, ""


def _is_translation(title: str, other: str) -> bool:
    """Tell whether a bracket is in another language: English words, or a script."""
    if script_of(title) != script_of(other):
        return min(len(title.split()), len(other.split())) > 2
    romanised = detect_language(title).endswith("-Latn")
    return romanised and bool(_ENGLISH.search(other))
