"""Splits running text into its sentences and areas, abbreviations left whole."""

from __future__ import annotations

from kzbib.languages.patterns import lazy
from kzbib.parsing.charset import DASH, MASK, UPPER

# ". – "  ".- "  ") — ": the mark between two areas of a GOST description
AREA = lazy(
    rf"[.,;]\s*[{DASH}]{{1,2}}\s*(?=[^\s\da-zа-я])|[.,;]\s*[{DASH}]{{1,2}}\s+(?=\S)|"
    rf"(?<=[»\"”)\]?!…{MASK}])\s*[{DASH}]{{1,2}}\s+(?=\S)"
)
# a full stop behind a word of three letters or more, a bracket, a quote or a number
_STOP = lazy(
    r"[.?!…](?:(?<=[^\W_]{3}\.)|(?<=[)»”\"\]%°\d.]\.)|(?<=\s\w\w\.)|(?<=[?!])(?=\s)|(?<=…))"
    rf"\s*(?=[«\"“(\[]?[{UPPER}])"
)
# a cheap test before it
_AREA_AHEAD = lazy(rf"[.,;»\"”)\]?!…{MASK}]\s*[{DASH}]")


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the bounds of the sentences of ``text[start:end]``."""
    bounds = []
    position = start
    for stop in _STOP.finditer(text, start, end):
        cut = stop.start() + (1 if text[stop.start()] in "?!…" else 0)
        bounds.append((position, cut))
        position = stop.end()
    bounds.append((position, end))
    return [(a, b) for a, b in bounds if a < b]


def split_areas(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the bounds of the areas between «. – » marks."""
    bounds = []
    position = start
    ahead = _AREA_AHEAD.search(text, start - 1 if start else 0, end)
    for mark in AREA.finditer(text, start, end) if ahead else ():
        bounds.append((position, mark.start()))
        position = mark.end()
    bounds.append((position, end))
    return [(a, b) for a, b in bounds if a < b]
