"""Clusters of cites, and the position of each cite in the document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from kzbib.csl.context import Position

CITE_KEYS: Final = ("prefix", "suffix", "locator", "label")
MODES: Final = ("", "author-only", "suppress-author", "composite")


@dataclass(frozen=True)
class Cite:
    """One cite of a cluster."""

    id: str
    locator: str = ""
    label: str = "page"
    prefix: str = ""
    suffix: str = ""
    author_only: bool = False
    suppress_author: bool = False
    position: Position | None = None
    """Given by the caller instead of being computed."""
    note: int = 0
    near_note: bool | None = None

    @classmethod
    def of(cls, data: Mapping[str, Any] | str) -> Cite:
        """Return the cite of a CSL-JSON citation item, or of an id."""
        if not isinstance(data, Mapping):
            return cls(str(data))
        position = data.get("position")
        given = position if isinstance(position, int) else None
        near = data.get("near-note")
        return cls(
            str(data.get("id", "")),
            str(data.get("locator") or "").strip(),
            str(data.get("label") or "page"),
            str(data.get("prefix") or ""),
            str(data.get("suffix") or ""),
            bool(data.get("author-only")),
            bool(data.get("suppress-author")),
            Position(given) if given is not None and 0 <= given <= 3 else None,
            _note(data.get("first-reference-note-number")),
            bool(near) if near is not None else None,
        )


def _note(value: Any) -> int:
    return int(value) if str(value or "").isdigit() else 0


@dataclass(frozen=True)
class Cluster:
    """Cites that stand together; ``note`` is the number of their footnote, or 0.

    ``mode`` is "", "author-only", "suppress-author" or "composite" (author in the
    text, the rest in brackets: «Doe (2001)»).
    """

    cites: tuple[Cite, ...]
    note: int = 0
    mode: str = ""
    infix: str = ""
    sort: bool = True
    id: str = ""

    @classmethod
    def of(cls, data: Cluster | Mapping[str, Any] | Sequence[Any] | str) -> Cluster:
        """Return the cluster of what a caller gave.

        That is a Cluster, an id, a list of cites, or the form of citation editors:
        ``{"citationItems": […], "properties": {"noteIndex": 1, "mode": …}}``.
        """
        if isinstance(data, Cluster):
            return data
        if isinstance(data, str):
            return cls((Cite(data),))
        if not isinstance(data, Mapping):
            return cls(tuple(map(Cite.of, data)))
        properties = data.get("properties") or {}
        mode = str(properties.get("mode") or "")
        return cls(
            tuple(map(Cite.of, data.get("citationItems") or ())),
            _note(properties.get("noteIndex")),
            mode if mode in MODES else "",
            str(properties.get("infix") or ""),
            not properties.get("unsorted"),
            str(data.get("citationID") or ""),
        )


@dataclass
class Placed:
    """A cite with its position."""

    cite: Cite
    position: Position = Position.FIRST
    near_note: bool = False
    note: int = 0
    """The note of the first cite of its item."""


@dataclass(frozen=True)
class _Last:
    """A cluster that was placed; ``number`` counts the cites of its whole note."""

    note: int
    cites: tuple[Cite, ...]
    number: int


@dataclass
class History:
    """What was cited before, in the order of the document."""

    distance: int = 5
    first: dict[tuple[str, bool], int] = field(default_factory=dict)
    last: dict[str, int] = field(default_factory=dict)
    before: dict[bool, _Last] = field(default_factory=dict)
    """The last cluster in the text (False) and in a note (True)."""
    ordinal: int = 0

    def place(self, cluster: Cluster, ordered: Iterable[Cite]) -> list[Placed]:
        """Return the cites of the next cluster with their positions."""
        self.ordinal += 1
        note = cluster.note or self.ordinal
        out: list[Placed] = []
        previous: Cite | None = None
        cites = list(ordered)
        in_note = bool(cluster.note)
        for cite in cites:
            placed = Placed(cite)
            if (cite.id, in_note) in self.first:
                earlier = previous if out else self._single(note, in_note)
                placed.position = _repeat(cite, earlier)
                placed.note = self.first[cite.id, in_note]
                placed.near_note = note - self.last.get(cite.id, note) <= self.distance
            else:
                self.first[cite.id, in_note] = cluster.note
            self.last[cite.id] = note
            out.append(_overridden(placed))
            previous = cite
        last = self.before.get(in_note)
        same = last is not None and in_note and last.note == note
        number = len(cites) + (last.number if same and last else 0)
        self.before[in_note] = _Last(note, tuple(cites), number)
        return out

    def _single(self, note: int, in_note: bool) -> Cite | None:
        """The cite before a cluster, when it was alone in its cluster and its note."""
        last = self.before.get(in_note)
        if last is None or len({cite.id for cite in last.cites}) != 1:
            return None
        if in_note and last.note != note and last.number > len(last.cites):
            return None
        return last.cites[-1]


def _overridden(placed: Placed) -> Placed:
    cite = placed.cite
    if cite.position is not None:
        placed.position = cite.position
    if cite.near_note is not None:
        placed.near_note = cite.near_note
    if cite.note:
        placed.note = cite.note
    return placed


def _repeat(cite: Cite, earlier: Cite | None) -> Position:
    """The position of a cite whose item was cited before (CSL 1.0.2, «position»)."""
    if earlier is None or earlier.id != cite.id:
        return Position.SUBSEQUENT
    if not earlier.locator:
        return Position.IBID_WITH_LOCATOR if cite.locator else Position.IBID
    if not cite.locator:
        return Position.SUBSEQUENT
    same = (earlier.locator, earlier.label) == (cite.locator, cite.label)
    return Position.IBID if same else Position.IBID_WITH_LOCATOR
