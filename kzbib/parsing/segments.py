"""Cuts the words of a reference into stretches between strong marks, and tells what
stands in each: names, a place, a publisher, a journal, numbers …"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kzbib.parsing.tokens import Tokens

_STRONG = ("//", " / ", ". –", ". -", ". —", ".–", ".-", ".—", ",–", ", –", ", -", ";")


def cut_segments(
    tokens: Tokens, classes: Sequence[Collection[str]]
) -> tuple[list[int], list[str]]:
    """Return the number of the stretch of each word, and the kind of each stretch."""
    words, gaps = tokens.words, tokens.gaps
    index: list[int] = []
    kinds: list[set[str]] = []
    for i, word in enumerate(words):
        gap = gaps[i]
        if not i or _is_boundary(gap, words[i - 1], word):
            kinds.append(set())
        kinds[-1].update(classes[i])
        index.append(len(kinds) - 1)
    return index, ["".join(sorted(kind)) for kind in kinds]


def _is_boundary(gap: str, before: str, word: str) -> bool:
    if len(gap) < 2:
        return gap == "/"
    if gap[0] == "." and gap[-1] != "." and len(gap) == 2:
        return (len(before) > 2 or before[0].isdigit()) and not word[0].islower()
    return any(mark in gap for mark in _STRONG) or (
        "." in gap and not word[0].islower() and (len(before) > 2 or before.isdigit())
    )
