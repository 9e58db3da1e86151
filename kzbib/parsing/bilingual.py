"""Finds the second half of a bilingual entry: «Русская половина. English half»."""

from __future__ import annotations

import re
from typing import NamedTuple

from kzbib.languages.patterns import lazy
from kzbib.languages.scripts import count_scripts, script_of
from kzbib.parsing.charset import UPPER
from kzbib.parsing.names import read_names

_LINK = lazy(r"(?:https?://|www\.|doi[:.]?\s?\d|\b10\.\d{4,9}/)\S*", re.IGNORECASE)
# a place where a new half may begin: behind a full stop, a bracket or " = "
_BOUNDARY = lazy(rf"(?:[.;,)\]»\d/=]|\bс)\s*(?:[.,/=|]\s*)?(?=[\[(]?[{UPPER}])")
_YEAR = lazy(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_CYRILLIC_WORD = lazy("[а-яәғқңөұүһі][а-яәғқңөұүһі]{3}")
_LATIN_WORD = lazy("[a-z][a-z]{3}")
_PURE = 0.85
_MARK = lazy(
    r"\b(?:English transl\.|Engl\. transl\.|Перевод на англ\.|English translation):?\s*"
)


class Cut(NamedTuple):
    """Bounds of the two halves in the raw text."""

    first_end: int
    second_start: int
    second_end: int


def split_halves(text: str, start: int) -> Cut | None:
    """Return where the second half stands, None for an entry in one language.

    The halves differ in script, both have a name or a title, and the second repeats
    the year of the first (or has authors of its own).
    """
    marked = None
    if "transl" in text or "Перевод" in text:
        marked = _MARK.search(text, start + 20)
    if marked:
        return Cut(marked.end(), marked.end(), len(text))
    if text.isascii() or not (
        _CYRILLIC_WORD.search(text, start) and _LATIN_WORD.search(text, start)
    ):
        return None
    bare = _LINK.sub(lambda found: "0" * len(found[0]), text)
    cyrillic, latin = count_scripts(bare[start:])
    if min(cyrillic, latin) < 25 or min(cyrillic, latin) / (cyrillic + latin) < 0.2:
        return None
    return _best(text, bare, start)


def _best(text: str, bare: str, start: int) -> Cut | None:
    counts = _running(bare)
    total = counts[-1]
    cuts = []
    for found in _BOUNDARY.finditer(bare, start + 15):
        purity = _purity(counts[start], counts[found.end()], total)
        if purity > _PURE:
            cuts.append((purity, found.start() + 1, found.end()))
    cuts.sort(key=lambda cut: -cut[0])
    for _, end, begin in cuts[:6]:
        if read_names(text[begin:].lstrip("[( ")).names:
            return Cut(end, begin, len(text))
    if cuts and cuts[0][0] > 0.92 and _shares_year(text, start, cuts[0][2]):
        return Cut(cuts[0][1], cuts[0][2], len(text))
    return None


def _running(text: str) -> list[tuple[int, int]]:
    counts = [(0, 0)]
    cyrillic = latin = 0
    for letter in text:
        if letter.isalpha():
            if "Ѐ" <= letter <= "ԯ":
                cyrillic += 1
            else:
                latin += 1
        counts.append((cyrillic, latin))
    return counts


def _purity(
    first: tuple[int, int], cut: tuple[int, int], last: tuple[int, int]
) -> float:
    left = (cut[0] - first[0], cut[1] - first[1])
    right = (last[0] - cut[0], last[1] - cut[1])
    whole = sum(left) + sum(right) or 1
    return max(left[0] + right[1], left[1] + right[0]) / whole


def _shares_year(text: str, start: int, cut: int) -> bool:
    left, right = text[start:cut], text[cut:]
    if script_of(left) == script_of(right):
        return False
    return bool(set(_YEAR.findall(left)) & set(_YEAR.findall(right)))
