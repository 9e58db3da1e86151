"""The shape of an item: its type and which variables it has.

Items of one shape take the same branches of a style, so a style is compiled once more
for each shape that comes often, without the branches and elements that it never shows.
"""

from __future__ import annotations

from typing import NamedTuple

# Other names of a variable in the wild.
ALIASES = {
    "title-short": ("shortTitle",),
    "container-title-short": ("journalAbbreviation",),
    "event-title": ("event",),
    "event": ("event-title",),
    "page-first": ("page",),
}


class Shape(NamedTuple):
    """A type and the variables that have a value."""

    type: str
    present: frozenset[str]

    def has(self, name: str) -> bool:
        """Whether items of this shape have a value for a variable."""
        if name in self.present:
            return True
        return any(alias in self.present for alias in ALIASES.get(name, ()))
