"""The state of rendering one entry: in the list, in a cite, or for a sort key."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from kzbib.csl.items import Entry
from kzbib.csl.locale import Locale
from kzbib.csl.people import Person
from kzbib.csl.pieces import Pieces

if TYPE_CHECKING:
    from kzbib.csl.style.name_spec import NameSpec

NONE: Final = 0
"""No variable was called."""
EMPTY: Final = 1
"""Variables were called, and all of them were empty."""
FULL: Final = 2
"""A variable with a value was called."""


class Position(IntEnum):
    """Where a cite stands among the cites of its item (CSL 1.0.2, «Choose»)."""

    FIRST = 0
    SUBSEQUENT = 1
    IBID = 2
    IBID_WITH_LOCATOR = 3


class NameBlock(NamedTuple):
    """A list of names that a cite shows, for disambiguation."""

    spec: NameSpec
    people: tuple[Person, ...]
    shown: int


class Names(NamedTuple):
    """How the names of an item are told apart from those of others."""

    counts: tuple[int, ...] = ()
    """By block: how many names at least."""
    levels: tuple[tuple[int, ...], ...] = ()
    """By block and name: 0 as the style says, 1 with initials, 2 with full names."""
    condition: int = 0
    """How many of the disambiguate="true" conditions hold."""


NO_NAMES: Final = Names()
NOTHING: Final[frozenset[str]] = frozenset()


class SortNames(NamedTuple):
    """The names-min, names-use-first and names-use-last of a sort key."""

    minimum: int | None
    use_first: int | None
    use_last: bool | None


class Context:
    """What a rendering element may ask for."""

    __slots__ = (
        "area", "block", "blocks", "capital", "entry", "fields", "label", "language",
        "locale", "locator", "marks", "names", "near_note", "note", "number",
        "position", "sorting", "suffix", "suffix_done", "suppressed", "tested", "used",
        "without_names",
    )  # fmt: skip

    def __init__(self, entry: Entry, locale: Locale, area: str, language: str) -> None:
        self.entry = entry
        self.fields = entry.fields
        self.locale = locale
        self.area = area
        self.language = language
        """The language whose rules of case hold."""
        self.number = entry.number
        self.names: Names = NO_NAMES
        self.block = 0
        self.blocks: list[NameBlock] | None = None
        self.suppressed = NOTHING
        """Variables that were shown for names and are hidden now."""
        self.used: list[str] | None = None
        """Variables rendered inside cs:substitute."""
        self.locator = ""
        self.label = "page"
        self.position = Position.FIRST
        self.near_note = False
        self.note = 0
        """Number of the note of the first cite."""
        self.capital = False
        """Whether a term at the very beginning gets a capital."""
        self.marks = False
        """Whether names are marked for later steps."""
        self.suffix = ""
        self.suffix_done = False
        self.sorting: SortNames | None = None
        self.tested = 0
        """How many disambiguate conditions were met so far."""
        self.without_names = 0
        """1: leave out the first names element; 2: that was done."""


Render = Callable[[Context, Pieces], int]
Test = Callable[[Context], bool]
