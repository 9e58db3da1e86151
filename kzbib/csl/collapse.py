"""Grouping and collapsing of cites (CSL 1.0.2, «Cite Collapsing», «Cite Grouping»)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from kzbib.csl.pieces import (
    CLOSE,
    CitationNumber,
    Font,
    Mark,
    Piece,
    Pieces,
    YearSuffix,
    bare,
)

if TYPE_CHECKING:
    from kzbib.csl.cluster_text import Shown

RANGE = "\u2013"


def grouped(shown: list[Shown]) -> list[Shown]:
    """Return the cites with those of the same names together."""
    order: dict[str, list[Shown]] = {}
    out: list[list[Shown]] = []
    for one in shown:
        if not one.names:
            out.append([one])
        elif one.names in order:
            order[one.names].append(one)
        else:
            order[one.names] = [one]
            out.append(order[one.names])
    return [one for group in out for one in group]


def _number(one: Shown) -> int:
    """The number of a cite that is nothing but a number; else 0."""
    if one.cite.prefix or one.cite.suffix or one.cite.locator:
        return 0
    found = [piece for piece in one.pieces if isinstance(piece, CitationNumber)]
    return int(found[0]) if len(found) == 1 else 0


def collapse_numbers(shown: list[Shown], options: Mapping[str, str]) -> list[Shown]:
    """Return the cites with runs of three and more numbers as ranges."""
    after = options.get("after-collapse-delimiter")
    out: list[Shown] = []
    place = 0
    collapsed = False
    while place < len(shown):
        end = place
        while (
            end + 1 < len(shown)
            and _number(shown[end])
            and _number(shown[end + 1]) == _number(shown[end]) + 1
        ):
            end += 1
        first = shown[place]
        if collapsed and after is not None:
            first.joint = after
        out.append(first)
        if end - place >= 2:
            shown[end].joint = RANGE
            out.append(shown[end])
            collapsed = True
            place = end + 1
        else:
            collapsed = False
            place += 1
    return out


def collapse_years(
    shown: list[Shown], options: Mapping[str, str], between: str | None,
    without_names: Callable[[Shown], Pieces],
) -> list[Shown]:  # fmt: skip
    """Return the cites with names, and equal years, shown once in a group.

    ``between`` is the delimiter inside a group; None for that of the layout.
    """
    kind = options.get("collapse", "")
    after = options.get("after-collapse-delimiter")
    out: list[Shown] = []
    collapsed = kind == "year"
    for run in _runs(shown, nameless=kind.startswith("year-suffix")):
        group = run
        first = ""
        if len(group) > 1:
            whole = not group[0].names
            first = bare(group[0].pieces if whole else without_names(group[0]))
        for one in group[1:]:
            if one.names:
                one.pieces = without_names(one)
        years = [first, *(bare(one.pieces) for one in group[1:])]
        _in_order_of_suffix(group, years)
        group = [one for one in group if one.pieces]
        for before, one in pairwise(group):
            one.joint = between if not before.cite.locator else after
        if after is not None and out and collapsed:
            group[0].joint = after
        collapsed = kind == "year" or len(group) > 1
        if kind.startswith("year-suffix") and len(group) > 1:
            group = _suffixes(group, first, options, ranged=kind.endswith("ranged"))
        out += group
    return out


def _runs(shown: list[Shown], *, nameless: bool) -> list[list[Shown]]:
    """Neighbouring cites with the same names; ``nameless``: or without any."""
    out: list[list[Shown]] = []
    for one in shown:
        if out and (one.names or nameless) and one.names == out[-1][0].names:
            out[-1].append(one)
        else:
            out.append([one])
    return out


def _in_order_of_suffix(group: list[Shown], years: list[str]) -> None:
    """Cites of one year stand in the order of their suffixes: «1965a, 1965b»."""
    for place in range(len(group) - 1, 0, -1):
        for at in range(place):
            one, other = group[at], group[at + 1]
            plain = not (one.cite.prefix or one.cite.suffix or one.cite.locator)
            if plain and years[at] == years[at + 1] and one.suffix > other.suffix > 0:
                _swap(one, other)


def _swap(one: Shown, other: Shown) -> None:
    """Exchange the year suffixes of two cites that are otherwise equal."""
    one.suffix, other.suffix = other.suffix, one.suffix
    letters = [
        next((piece for piece in cite.pieces if isinstance(piece, YearSuffix)), None)
        for cite in (one, other)
    ]
    for cite, letter in zip((one, other), reversed(letters), strict=True):
        if letter is not None:
            cite.pieces = [
                letter if isinstance(piece, YearSuffix) else piece
                for piece in cite.pieces
            ]


def _suffixes(
    group: list[Shown], first: str, options: Mapping[str, str], *, ranged: bool
) -> list[Shown]:
    """Cites of one year keep only their suffix: «2000a, b»."""
    delimiter = options.get("year-suffix-delimiter")
    if delimiter is None:
        delimiter = options.get("cite-group-delimiter", group[0].layout.delimiter)
    out: list[Shown] = []
    years: str | None = None
    run: list[Shown] = []
    joined = False
    for one in group:
        year = first if one is group[0] else bare(one.pieces)
        place = _suffix_place(one)
        joins = (
            place >= 0 and year == years and not (one.cite.prefix or one.cite.locator)
        )
        if joins:
            one.pieces = _tail(one.pieces, place)
            one.joint = delimiter
            run.append(one)
            joined = True
        else:
            out += _ranged(run) if ranged else run
            run = [one]
            if joined and not options.get("cite-group-delimiter"):
                one.joint = None
            joined = False
        years = (
            year if place >= 0 and not (one.cite.locator or one.cite.suffix) else None
        )
    return out + (_ranged(run) if ranged else run)


def _suffix_place(one: Shown) -> int:
    places = (
        at for at, piece in enumerate(one.pieces) if isinstance(piece, YearSuffix)
    )
    return next(places, -1)


def _ranged(run: list[Shown]) -> list[Shown]:
    """Three and more suffixes in a row as a range: «2000a–c»."""
    out: list[Shown] = []
    place = 0
    while place < len(run):
        end = place
        while end + 1 < len(run) and run[end + 1].suffix == run[end].suffix + 1:
            end += 1
        out.append(run[place])
        if end - place >= 2:
            run[end].joint = RANGE
            out.append(run[end])
            place = end
        place += 1
    return out


def _tail(pieces: Pieces, place: int) -> Pieces:
    """What follows a place, in the fonts that are open there."""
    fonts: list[Piece] = []
    for piece in pieces[:place]:
        if isinstance(piece, Font):
            fonts.append(piece)
        elif isinstance(piece, Mark) and piece.kind == CLOSE:
            fonts.pop()
    rest = [
        piece for piece in pieces[place:]
        if isinstance(piece, str | Font) or piece.kind == CLOSE
    ]  # fmt: skip
    return [*fonts, *rest]
