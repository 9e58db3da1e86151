"""Certain corrections of an imprint: a colon parts the place from the publisher."""

from __future__ import annotations

import re

from kzbib.parsing.imprint import is_place
from kzbib.parsing.labels import stretches
from kzbib.parsing.tokens import Tokens
from kzbib.parsing.words.terms import PUBLISHER

_LONGEST = 4
"""Words of a place, at most."""
_PLACE = "publisher-place"
_LABELS = frozenset("издательство изд-во баспасы izdatelstvo publisher".split())


def mend_imprint(text: str, tokens: Tokens, labels: list[str]) -> None:
    """Part places from a publisher: «Сергиев Посад: изд-во», «Routledge, London»."""
    _take_label_off(tokens, labels)
    for first, end in stretches(labels, "publisher"):
        last = _extent(tokens, labels, first, end)
        colon = next(
            (k for k in range(first + 1, last) if ":" in tokens.gaps[k]), first
        )
        if first < colon <= first + _LONGEST and _may_be_place(tokens, first, colon):
            _put_before(tokens, labels, first, colon)
        elif f"B-{_PLACE}" not in labels:
            _put_behind(text, tokens, labels, first, last)


def _take_label_off(tokens: Tokens, labels: list[str]) -> None:
    """«Издательство: Наука»: what names the kind of a name is no part of it."""
    for k, word in enumerate(tokens.words):
        if word.casefold() not in _LABELS or ":" not in tokens.gaps[k + 1]:
            continue
        if labels[k] not in (f"B-{_PLACE}", "B-publisher"):
            continue
        behind = labels[k + 1 : k + 2]
        if behind == [f"I-{labels[k][2:]}"]:
            labels[k + 1] = labels[k]
        if behind and behind[0][2:] in (_PLACE, "publisher"):
            labels[k] = "O"


def _extent(tokens: Tokens, labels: list[str], first: int, last: int) -> int:
    """Take «, 352» off the end of a publisher: the pages of the book."""
    end = last - 1
    bare = tokens.words[end].isdigit() and 1 < len(tokens.words[end]) < 5
    closed = not tokens.gaps[last].strip(" .([;")
    if end == first or not bare or not closed or "," not in tokens.gaps[end]:
        return last
    labels[end] = "O" if "number-of-pages" in labels else "number-of-pages"
    return end


def _may_be_place(tokens: Tokens, first: int, last: int) -> bool:
    words = tokens.words[first:last]
    if PUBLISHER.match(words[0].casefold()):
        return False  # "Izdatelstvo: BGEU"
    return words[0][0].isupper() and all(word[0].isalpha() for word in words)


def _put_before(tokens: Tokens, labels: list[str], first: int, colon: int) -> None:
    """Make the words before a colon the place, or the end of the one before them."""
    goes_on = first and labels[first - 1][2:] == _PLACE and "," in tokens.gaps[first]
    if not goes_on and f"B-{_PLACE}" in labels:
        return
    labels[first:colon] = [f"I-{_PLACE}"] * (colon - first)
    if not goes_on:
        labels[first] = f"B-{_PLACE}"
    labels[colon] = "B-publisher"


def _put_behind(
    text: str, tokens: Tokens, labels: list[str], first: int, last: int
) -> None:
    """Make the words behind the last comma the place where they name one."""
    comma = next((k for k in range(last - 1, first, -1) if "," in tokens.gaps[k]), 0)
    if comma and _are_places(text[tokens.starts[comma] : tokens.ends[last - 1]]):
        labels[comma:last] = [f"B-{_PLACE}"] + [f"I-{_PLACE}"] * (last - comma - 1)


def _are_places(text: str) -> bool:
    """Tell whether a text is a known place or several: «London and New York»."""
    return all(map(is_place, re.split(r"\s(?:and|и|және|&)\s", text)))
