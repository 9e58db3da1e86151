"""The text as the readers see it: plain spaces, long runs of them folded."""

from __future__ import annotations

from typing import NamedTuple

from kzbib.languages.patterns import lazy

_PLAIN = str.maketrans(dict.fromkeys("\t\n\r\x0b\x0c\x85\u00a0\u2007\u2009\u202f", " "))
# Longer runs cost quadratic time in patterns with several optional spaces.
_RUN = lazy(r"\s\s\s+")


class View(NamedTuple):
    """``text`` and, where it is shorter than the raw text, the offset of each char."""

    text: str
    offsets: tuple[int, ...] = ()

    @classmethod
    def of(cls, raw: str) -> View:
        """Fold the white space of ``raw``."""
        if raw.isprintable() and "   " not in raw:
            return cls(raw)  # the only white space that can be printed is a space
        text = raw.translate(_PLAIN)
        if not _RUN.search(text):
            return cls(text)
        pieces: list[str] = []
        offsets: list[int] = []
        position = 0
        for run in _RUN.finditer(text):
            pieces.append(text[position : run.start()] + " ")
            offsets.extend(range(position, run.start() + 1))
            position = run.end()
        pieces.append(text[position:])
        offsets.extend(range(position, len(text)))
        return cls("".join(pieces), tuple(offsets))

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """Return the bounds in the raw text of ``text[start:end]``, not empty."""
        if not self.offsets:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + 1
