"""Certain corrections of dates: the day of a newspaper behind its number."""

from __future__ import annotations

from kzbib.parsing.tokens import Tokens
from kzbib.parsing.words.months import MONTHS

_FAR = 6
"""Words between a year and the day that belongs to it, at most."""


def mend_dates(tokens: Tokens, labels: list[str]) -> None:
    """«Правда. 1938. № 315. 15 ноября. С. 1»: the day belongs to the year."""
    words = tokens.words
    if "issued" not in labels or "<date>" in words:
        return
    for i in range(labels.index("issued") + 1, len(labels) - 1):
        if not labels[i] == labels[i + 1] == "O" or not _is_day(words[i : i + 2]):
            continue
        before = labels[max(0, i - _FAR) : i]
        if "issued" in before and "B-title" not in before:
            labels[i : i + 2] = ["issued", "issued"]


def _is_day(words: list[str]) -> bool:
    """Tell whether two words are a day and a month."""
    day, month = words
    return month.casefold() in MONTHS and day.isdigit() and 0 < int(day) < 32
