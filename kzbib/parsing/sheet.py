"""The working copy of a reference: what is read is claimed and masked out."""

from __future__ import annotations

from dataclasses import dataclass, field

from kzbib.model import Span
from kzbib.parsing.charset import MASK
from kzbib.parsing.triggers import ALL, Triggers


@dataclass(slots=True)
class Sheet:
    """``text`` is ``raw[start:end]`` in place, taken stretches masked out.

    The text keeps the length of the raw, so that every offset is one into the raw.
    """

    raw: str
    start: int
    end: int
    text: str = ""
    spans: list[Span] = field(default_factory=list)
    triggers: Triggers = ALL
    """The readers that its words may set off."""
    months: bool = True
    """Whether a date that names a month may stand in it."""

    def __post_init__(self) -> None:
        inside = self.raw[self.start : self.end]
        self.text = MASK * self.start + inside

    def may(self, bits: int) -> bool:
        """Tell whether one of the words may set off a reader."""
        return bool(self.triggers.bits & bits)

    def take(self, start: int, end: int, name: str = "") -> None:
        """Mask ``start``–``end``; with a name, note it as the span of that field."""
        if name and start < end:
            self.spans.append(Span(name, start, end))
        self.text = self.text[:start] + MASK * (end - start) + self.text[end:]
