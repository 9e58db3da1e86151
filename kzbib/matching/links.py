"""A pair of works and what was decided of it."""

from __future__ import annotations

from dataclasses import dataclass

from kzbib.matching.decide import Decision


@dataclass(frozen=True, slots=True)
class Link:
    """Two works by their place in the input, and what was decided of them."""

    one: int
    other: int
    decision: Decision
