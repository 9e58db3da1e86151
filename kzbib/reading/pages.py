"""Heads of pages that a plain text kept between its lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from kzbib.reading.lines import Line

_LEAST = 3  # a head is printed on so many pages at least
_LENGTHS = range(8, 121)
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\W{0,4}\d{1,4}\W{0,4}")


def running_lines(lines: Sequence[Line]) -> frozenset[str]:
    """Return the running heads of a text, folded: lines that repeat at page numbers.

    Two of three prints stand beside a line that is only a number.
    """
    seen: Counter[str] = Counter()
    edges: Counter[str] = Counter()
    for before, line, after in zip(
        [None, *lines], lines, [*lines[1:], None], strict=False
    ):
        if len(line.text) in _LENGTHS:
            key = _key(line.text)
            seen[key] += 1
            edges[key] += _is_edge(before, after)
    return frozenset(
        key
        for key, times in seen.items()
        if times >= _LEAST and 3 * edges[key] >= 2 * times
    )


def _key(text: str) -> str:
    return " ".join(_DIGITS.sub("#", text.casefold()).split())


def _is_edge(before: Line | None, after: Line | None) -> bool:
    near = [each.text for each in (before, after) if each]
    return any(map(_PAGE_NUMBER.fullmatch, near))


def without_running(raw: str, running: frozenset[str]) -> str:
    """Return an entry without the heads and page numbers that stand inside it."""
    if not running or "\n" not in raw:
        return raw
    lines = raw.split("\n")
    heads = {at for at, line in enumerate(lines[1:], 1) if _key(line) in running}
    if not heads:
        return raw
    filled = [at for at, line in enumerate(lines) if line.strip()]
    for one, other in pairwise(filled):
        for head, near in ((one, other), (other, one)):
            if head in heads and near and _PAGE_NUMBER.fullmatch(lines[near].strip()):
                heads.add(near)
    return "\n".join(line for at, line in enumerate(lines) if at not in heads)
