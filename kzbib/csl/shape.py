"""The shape of an item: its type and which variables it has.

Items of one shape take the same branches of a style, so a style is compiled once more
for each shape that comes often, without the branches and elements that it never shows.
"""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

# Other names of a variable in the wild.
ALIASES = {
    "title-short": ("shortTitle",),
    "container-title-short": ("journalAbbreviation",),
    "event-title": ("event",),
    "event": ("event-title",),
    "page-first": ("page",),
}


UNSURE: Final = frozenset(["page-first"])
"""Variables made of others («s. 5» has no first page)."""
# Languages with rules of case of their own; "und" stands for all others.
_CASED: Final = frozenset(["en", "tr", "az"])


def case_language(language: str) -> str:
    """Return the language whose rules of case hold for an item; "" for none given."""
    base = language.lower()[:2]
    return base if base in _CASED or not base else "und"


@cache
def with_year(variable: str) -> str:
    """Return what stands in a shape for a date whose year is known."""
    return f"{variable}.year"


@cache
def uncertain(variable: str) -> str:
    """Return what stands in a shape for a date that is not certain."""
    return f"{variable}.circa"


class Shape(NamedTuple):
    """A type, the variables that have a value, and the rules of case."""

    type: str
    present: frozenset[str]
    language: str = ""

    def has(self, name: str) -> bool:
        """Whether items of this shape have a value for a variable."""
        if name in self.present:
            return True
        return any(alias in self.present for alias in ALIASES.get(name, ()))
