"""Cuts the words of a reference into stretches between strong marks, and tells what
stands in each: names, a place, a publisher, a journal, numbers …"""

from __future__ import annotations

from collections.abc import Sequence

from kzbib.parsing.cache import Cache
from kzbib.parsing.tokens import Tokens

_STRONG = ("//", " / ", ". –", ". -", ". —", ".–", ".-", ".—", ",–", ", –", ", -", ";")

# What a gap says of a boundary: none, one, or one where the words beside it allow it.
NO, YES, STOP, SHORT_STOP = range(4)


def cut_segments(tokens: Tokens, classes: Sequence[int]) -> tuple[list[int], list[int]]:
    """Return the number of the stretch of each word, and what each stretch holds.

    ``classes`` has a bit for each thing that a word tells of its stretch.
    """
    words, gaps = tokens.words, tokens.gaps
    index: list[int] = []
    held: list[int] = []
    kind = number = 0
    for i, word in enumerate(words):
        strength = strengths[gaps[i]] if i else NO
        if strength and (
            strength == YES or _is_stop(words[i - 1], word, strength == SHORT_STOP)
        ):
            held.append(kind)
            kind = 0
            number += 1
        kind |= classes[i]
        index.append(number)
    if words:
        held.append(kind)
    return index, held


def _strength(gap: str) -> int:
    if len(gap) < 2:
        return YES if gap == "/" else NO
    if gap[0] == "." and gap[-1] != "." and len(gap) == 2:
        return SHORT_STOP
    if any(mark in gap for mark in _STRONG):
        return YES
    return STOP if "." in gap else NO


strengths = Cache(_strength)


def _is_stop(before: str, word: str, short: bool) -> bool:
    """Tell whether a full stop between two words ends a sentence."""
    number = before[0].isdigit() if short else before.isdigit()
    return not word[0].islower() and (len(before) > 2 or number)
