"""Which variables are numbers, and what the labels of locators are called."""

from __future__ import annotations

from typing import Final

NUMBERS: Final = frozenset(
    """chapter-number citation-number collection-number edition
    first-reference-note-number issue locator number number-of-pages number-of-volumes
    page page-first part-number printing-number section supplement-number version
    volume""".split()
)
COUNTS: Final = frozenset(["number-of-pages", "number-of-volumes"])
"""Variables that count things: plural unless they are 1."""
