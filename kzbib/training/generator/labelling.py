"""Turns a printed sheet into spans and the values they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kzbib.training.generator.labelled import Labelled
from kzbib.training.generator.press import Piece
from kzbib.training.generator.record import Record

_NAMES = frozenset(
    {"author", "editor", "translator", "compiler", "container-author", "director"}
)
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−>", "-"))
_ORDER = ("year", "month", "day")
_TRANSLATED = "translated."


def label(raw: str, pieces: Iterable[Piece], record: Record) -> Labelled:
    """Return the reference with its spans; the values are read off the print."""
    halves: dict[bool, dict[str, Any]] = {True: {}, False: {}}
    ordered = sorted(pieces, key=lambda piece: (piece.start, -piece.end))
    ordered = _one_link(ordered)
    for piece in ordered:
        second = piece.field.startswith(_TRANSLATED)
        name = piece.field.removeprefix(_TRANSLATED)
        _add(halves[second], name, raw, piece)
    other = {"type": record.kind, **halves[True]} if halves[True] else None
    return Labelled(
        raw=raw,
        spans=tuple((piece.field, piece.start, piece.end) for piece in ordered),
        csl={"type": record.kind, **halves[False], "language": _language(record)},
        translated=other,
        kind=record.kind,
    )


def _one_link(pieces: list[Piece]) -> list[Piece]:
    """Drop the link of a DOI where the half has another URL."""
    dois = {piece.end for piece in pieces if piece.field.endswith("DOI")}
    links = [piece for piece in pieces if piece.field.endswith("URL")]
    own = {piece.field for piece in links if piece.end not in dois}
    return [piece for piece in pieces if not (piece.field in own and piece.end in dois)]


def _language(record: Record) -> str:
    return "ru-Latn" if record.lang == "rom" else record.lang


def _add(half: dict[str, Any], name: str, raw: str, piece: Piece) -> None:
    text = raw[piece.start : piece.end]
    if name in _NAMES:
        inner = {part: raw[start:end] for part, start, end in piece.inner}
        half.setdefault(name, []).append(inner)
    elif piece.date:
        half[name] = {"date-parts": _date(half.get(name), dict(piece.date))}
    elif name == "page":
        half[name] = text.translate(_DASHES)
    elif name == "URL":
        half[name] = "".join(text.split())
    else:
        half[name] = text


def _date(
    before: Mapping[str, Any] | None, parts: Mapping[str, int]
) -> list[list[int]]:
    """Return date-parts; a part printed further on joins those before it."""
    if "until" in parts:
        return [[parts["year"]], [parts["until"]]]
    known = dict(zip(_ORDER, before["date-parts"][0], strict=False)) if before else {}
    known |= parts
    return [[known[part] for part in _ORDER if part in known]]
