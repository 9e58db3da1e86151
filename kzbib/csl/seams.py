"""What two signs do to each other where two texts meet."""

from __future__ import annotations

# What remains of two signs that meet. "" in the first place: the earlier goes.
DROP_SECOND = frozenset(
    ["::", "..", ";;", "!!", "??", ",,", ";:", "!:", "?:", ":.", ";.", "!.", "?."]
)
DROP_FIRST = frozenset([":!", ";!", ":?", ";?"])
STOPS = frozenset(".,;:!?")
SPACES = frozenset(" \u00a0")
SEAM_STARTS = STOPS | SPACES


HARMFUL = (
    DROP_FIRST | DROP_SECOND | {first + last for first in SPACES for last in SPACES}
)
"""Pairs of signs of which one goes."""


def glued(before: str, after: str) -> str:
    """Return two texts as one where nothing happens at their seam, else nothing.

    Texts that pass may be joined early: `kzbib.csl.settle` would do the same.
    """
    return "" if before[-1:] + after[:1] in HARMFUL else before + after
