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


def glued(*texts: str) -> str:
    """Return texts as one where nothing happens at their seams, else nothing.

    Texts that pass may be joined early: `kzbib.csl.settle` would do the same.
    """
    last = ""
    for text in texts:
        if not text:
            continue
        first = text[0]
        if last and first in SEAM_STARTS:
            pair = last + first
            if pair in DROP_SECOND or pair in DROP_FIRST:
                return ""
            if first in SPACES and last in SPACES:
                return ""
        last = text[-1]
    return "".join(texts)
