"""Grouping and collapsing of cites (CSL 1.0.2, «Cite Collapsing», «Cite Grouping»)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from kzbib.csl.pieces import CitationNumber, Piece, Pieces, YearSuffix, bare

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
    shown: list[Shown], options: Mapping[str, str], without_names: Callable[[Shown], Pieces]
) -> list[Shown]:
    """Return the cites with names, and equal years, shown once in a group."""
    kind = options.get("collapse", "")
    between = options.get("cite-group-delimiter", ", ")
    after = options.get("after-collapse-delimiter")
    out: list[Shown] = []
    place = 0
    while place < len(shown):
        end = place + 1
        while end < len(shown) and shown[place].names and shown[end].names == shown[place].names:
            end += 1
        group = shown[place:end]
        for one in group[1:]:
            one.pieces = without_names(one)
            one.joint = between
            one.grouped = True
        if after is not None and out and out[-1].grouped:
            group[0].joint = after
        if kind.startswith("year-suffix") and len(group) > 1:
            group = _suffixes(group, options, ranged=kind.endswith("ranged"))
        out += group
        place = end
    return out


def _suffixes(group: list[Shown], options: Mapping[str, str], *, ranged: bool) -> list[Shown]:
    """Cites of one year keep only their suffix: «2000a, b»."""
    delimiter = options.get("year-suffix-delimiter", group[0].layout.delimiter)
    out: list[Shown] = []
    years: str | None = None
    for one in group:
        year = _year(one, whole=one is not group[0])
        suffix = next((piece for piece in one.pieces if isinstance(piece, YearSuffix)), None)
        if suffix and year == years and not (one.cite.prefix or one.cite.locator):
            one.pieces = _from_suffix(one.pieces)
            one.joint = delimiter
        years = year if suffix and not (one.cite.locator or one.cite.suffix) else None
        out.append(one)
    return _ranged(out, delimiter) if ranged else out


def _year(one: Shown, *, whole: bool) -> str:
    text = bare(one.pieces)
    return text if whole or one.names is None else text


def _from_suffix(pieces: Pieces) -> Pieces:
    place = next(at for at, piece in enumerate(pieces) if isinstance(piece, YearSuffix))
    return list(_balanced(pieces, place))


def _balanced(pieces: Pieces, place: int) -> list[Piece]:
    return pieces[place:]


def _ranged(shown: list[Shown], delimiter: str) -> list[Shown]:
    return shown
