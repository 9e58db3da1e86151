"""Which variables are numbers, and what the labels of locators are called."""

from __future__ import annotations

from typing import Final

NUMBERS: Final = frozenset(
    """chapter-number citation-number collection-number edition
    first-reference-note-number issue locator number number-of-pages number-of-volumes
    page page-first part-number printing-number section supplement-number version
    volume""".split()
)
STATES: Final = frozenset(
    """citation-number first-reference-note-number locator year-suffix
    citation-label""".split()
)
"""Variables that no item has, but the processor knows."""
COUNTS: Final = frozenset(["number-of-pages", "number-of-volumes"])
"""Variables that count things: plural unless they are 1."""
