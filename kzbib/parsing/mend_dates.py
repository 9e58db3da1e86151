"""Certain corrections of dates: the day of a newspaper behind its number."""

from __future__ import annotations

from kzbib.parsing.tokens import Tokens
from kzbib.parsing.words.months import MONTHS

_FAR = 6
"""Words between a year and the day that belongs to it, at most."""


def mend_dates(tokens: Tokens, labels: list[str]) -> None:
    """«Правда. 1938. № 315. 15 ноября. С. 1»: the day belongs to the year."""
    words = tokens.words
    for i in range(1, len(labels) - 1):
        if labels[i : i + 2] != ["O", "O"] or words[i + 1].casefold() not in MONTHS:
            continue
        if not words[i].isdigit() or not 0 < int(words[i]) < 32:
            continue
        before = labels[max(0, i - _FAR) : i]
        if "issued" in before and "<date>" not in words and "B-title" not in before:
            labels[i : i + 2] = ["issued", "issued"]
