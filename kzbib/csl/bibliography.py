"""The list of entries: order, blocks, names that repeat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kzbib.csl.context import NO_NAMES, Context, Names
from kzbib.csl.items import Entry
from kzbib.csl.pieces import (
    BLOCK,
    NAME,
    NAMES,
    UNBLOCK_MARK,
    UNNAME,
    UNNAMES,
    UNWHOLE,
    WHOLE,
    Mark,
    Pieces,
    bare,
    span,
)
from kzbib.csl.rendering import Renderer
from kzbib.csl.settle import Run, settle
from kzbib.csl.style.area import Area, Layout

_LEFT = Mark(BLOCK, "left-margin")
_RIGHT = Mark(BLOCK, "right-inline")


class BibliographyEntry(NamedTuple):
    """An entry of the list: the item's id and its text."""

    id: str
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Bibliography:
    """The list, and how the style wants it set."""

    entries: tuple[BibliographyEntry, ...]
    hanging_indent: bool = False
    second_field_align: str = ""
    line_spacing: int = 1
    entry_spacing: int = 1


class BibliographyWriter:
    """Renders the entries of a list."""

    def __init__(
        self,
        renderer: Renderer,
        area: Area,
        names: Mapping[str, Names],
        suffixes: Mapping[str, int],
    ) -> None:
        self.renderer = renderer
        self.area = area
        self.names = names
        self.suffixes = suffixes
        self.substitute = area.options.get("subsequent-author-substitute")
        self.rule = area.options.get(
            "subsequent-author-substitute-rule", "complete-all"
        )
        self.align = area.options.get("second-field-align", "")

    def write(self, entries: Sequence[Entry]) -> list[BibliographyEntry]:
        """Return the entries with their texts, in the given order."""
        out: list[BibliographyEntry] = []
        before: list[str] | None = None
        signs = self.renderer.locale.quotes
        for entry in entries:
            pieces, names = self._entry(entry, before)
            if self.substitute is not None:
                before = names
            own = (
                self.renderer.entry_locale(entry).quotes
                if self.renderer.by_entry
                else signs
            )
            if pieces:
                out.append(BibliographyEntry(entry.id, tuple(settle(pieces, own))))
        return out

    def context(self, entry: Entry) -> Context:
        """Return the context of an entry in the list."""
        ctx = self.renderer.context(entry, self.area)
        names = self.names.get(entry.id, NO_NAMES)
        ctx.names = Names(condition=names.condition) if names.condition else NO_NAMES
        ctx.suffix = self.renderer.suffix(entry, self.suffixes.get(entry.id, 0))
        ctx.capital = True
        ctx.marks = self.substitute is not None
        return ctx

    def _entry(
        self, entry: Entry, before: list[str] | None
    ) -> tuple[Pieces, list[str] | None]:
        ctx = self.context(entry)
        layout = self.area.layout(entry, ctx.locale)
        out: Pieces = []
        if self.align:
            self._aligned(ctx, layout, out)
        else:
            layout.render(ctx, out)
        names: list[str] | None = None
        if self.substitute is not None:
            names = _names(out)
            if before and names:
                self._repeat(out, names, before)
        if out:
            if layout.prefix:
                out[0:0] = layout.prefix
            self._close(out, layout.suffix)
            for step in layout.steps:
                step(ctx, out, 0)
        return out, names

    def _close(self, out: Pieces, suffix: Pieces) -> None:
        """The suffix of the layout stands inside the last block."""
        if not suffix:
            return
        if out[-1] is UNBLOCK_MARK:
            out[-1:-1] = suffix
        else:
            out += suffix

    def _aligned(self, ctx: Context, layout: Layout, out: Pieces) -> None:
        """The first field stands in the margin, all others beside it."""
        rest: Pieces = []
        layout.first(ctx, out)
        if out:
            layout.rest(ctx, rest)
        else:
            for part in layout.others:
                part(ctx, rest if out else out)
        if not rest:
            return
        out.insert(0, _LEFT)
        out += (UNBLOCK_MARK, _RIGHT)
        out += rest
        out.append(UNBLOCK_MARK)

    def _repeat(self, out: Pieces, names: list[str], before: list[str]) -> None:
        """Put the substitute for names that the entry before had as well."""
        where = span(out, NAMES, UNNAMES) or span(out, WHOLE, UNWHOLE)
        if where is None or self.substitute is None:
            return
        begin, end = where
        if self.rule == "complete-all" or len(names) == 1:
            if names == before:
                out[begin:end] = [self.substitute] if self.substitute else []
            return
        if self.rule == "complete-each":
            if names == before:
                _replace_each(out, begin, end, len(names) - 1, self.substitute)
            return
        same = 0
        for one, other in zip(names[1:], before[1:], strict=False):
            if one != other:
                break
            same += 1
        if self.rule == "partial-first":
            same = min(same, 1)
        _replace_each(out, begin, end, same, self.substitute)


def _names(pieces: Pieces) -> list[str] | None:
    """The text of all names, then each name, of the first names element."""
    whole = span(pieces, WHOLE, UNWHOLE)
    if whole is None:
        return None
    where = span(pieces, NAMES, UNNAMES)
    if where is None or where[0] > whole[1]:
        return [bare(pieces[whole[0] : whole[1]])]
    inside = pieces[where[0] : where[1]]
    return [bare(inside), *(bare(inside[a:b]) for a, b in _each(inside))]


def _each(pieces: Pieces) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    begin = 0
    for place, piece in enumerate(pieces):
        if isinstance(piece, Mark):
            if piece.kind == NAME:
                begin = place
            elif piece.kind == UNNAME:
                out.append((begin, place + 1))
    return out


def _replace_each(out: Pieces, begin: int, end: int, count: int, text: str) -> None:
    spans = _each(out[begin:end])[:count]
    for first, last in reversed(spans):
        out[begin + first : begin + last] = [text]
