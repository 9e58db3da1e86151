"""A cluster of cites as pieces: each cite, grouping, collapsing, joining."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kzbib.csl.cites import Cite, Cluster, Placed
from kzbib.csl.collapse import collapse_numbers, collapse_years, grouped
from kzbib.csl.context import NO_NAMES, Context, Names
from kzbib.csl.items import Entry
from kzbib.csl.pieces import UNWHOLE, WHOLE, Piece, Pieces, bare, plain, span
from kzbib.csl.rendering import Renderer
from kzbib.csl.rich import rich
from kzbib.csl.style.area import Layout

# «He said so. », «What? »: a prefix after which a sentence begins, not «Cf. »
_SENTENCE = re.compile(r"\s.*[.!?][\"'\u201d\u2019\u00bb)]*\s*$", re.DOTALL)


@dataclass
class Shown:
    """A rendered cite, and the delimiter before it (None: that of the layout)."""

    cite: Cite
    entry: Entry
    ctx: Context
    layout: Layout
    pieces: Pieces
    names: str | None = None
    """Text of its names, by which cites are grouped."""
    joint: str | None = None
    suffix: int = 0
    """The number of its year suffix."""


class ClusterWriter:
    """Renders clusters of one document."""

    def __init__(
        self,
        renderer: Renderer,
        names: Mapping[str, Names],
        suffixes: Mapping[str, int],
    ) -> None:
        self.renderer = renderer
        self.area = renderer.style.citation
        self.names = names
        self.suffixes = suffixes
        self.collapse = self.area.options.get("collapse", "")
        self.groups = "cite-group-delimiter" in self.area.options or self.collapse in (
            "year", "year-suffix", "year-suffix-ranged",
        )  # fmt: skip

        self.between = self.area.options.get(
            "cite-group-delimiter", None if renderer.style.is_note else ", "
        )

    def write(self, cluster: Cluster, placed: Sequence[tuple[Placed, Entry]]) -> Pieces:
        """Return the pieces of a cluster."""
        shown = [
            self._cite(cluster, at, one, entry)
            for at, (one, entry) in enumerate(placed)
        ]
        if cluster.mode == "author-only":
            return self._authors(shown[0]) if shown else []
        shown = [one for one in shown if one.pieces]
        if not shown:
            return []
        body = self._body(shown)
        if cluster.mode != "composite":
            return body
        infix = cluster.infix.strip()
        gap = f" {infix} " if infix else " "
        return [
            *self._authors(self._cite(cluster, 0, *placed[0], alone=True)),
            gap,
            *body,
        ]

    def _body(self, shown: list[Shown]) -> Pieces:
        if self.groups and self.area.keys:
            shown = grouped(shown)
        if self.collapse == "citation-number":
            shown = collapse_numbers(shown, self.area.options)
        elif self.collapse:
            shown = collapse_years(
                shown, self.area.options, self.between, self.without_names
            )
        elif self.groups:
            delimiter = self.area.options.get("cite-group-delimiter", ", ")
            for before, one in pairwise(shown):
                if one.names is not None and one.names == before.names:
                    one.joint = delimiter
        return self._joined(shown)

    def _context(self, placed: Placed, entry: Entry, *, first: bool = False) -> Context:
        cite = placed.cite
        ctx = self.renderer.context(entry, self.area)
        ctx.marks = True
        ctx.locator, ctx.label = cite.locator, cite.label
        ctx.position, ctx.near_note = placed.position, placed.near_note
        ctx.note = placed.note
        ctx.names = self.names.get(entry.id, NO_NAMES)
        ctx.suffix = self.renderer.suffix(entry, self.suffixes.get(entry.id, 0))
        if self.renderer.style.is_note:
            ctx.capital = (
                _SENTENCE.search(cite.prefix) is not None if cite.prefix else first
            )
        return ctx

    def _cite(
        self,
        cluster: Cluster,
        at: int,
        placed: Placed,
        entry: Entry,
        *,
        alone: bool = False,
    ) -> Shown:
        ctx = self._context(placed, entry, first=at == 0)
        cite = placed.cite
        hide = (
            cluster.mode in ("suppress-author", "composite") and at == 0 and not alone
        )
        ctx.without_names = 1 if hide or cite.suppress_author else 0
        layout = self.area.layout(entry, ctx.locale)
        out: Pieces = []
        layout.render(ctx, out)
        where = span(out, WHOLE, UNWHOLE)
        names = bare(out[where[0] : where[1]]) if where else None
        shown = Shown(cite, entry, ctx, layout, out, names)
        shown.suffix = self.suffixes.get(entry.id, 0)
        if cite.author_only and not alone:
            shown.pieces = self._authors(shown)
        if shown.pieces:
            shown.pieces = [*_before(cite.prefix), *shown.pieces, *_after(cite.suffix)]
        return shown

    def without_names(self, shown: Shown) -> Pieces:
        """Return a cite once more, without the names that stood in an earlier one."""
        old = shown.ctx
        placed = Placed(shown.cite, old.position, old.near_note, old.note)
        ctx = self._context(placed, shown.entry)
        ctx.without_names = 1
        out: Pieces = []
        shown.layout.render(ctx, out)
        return [*_before(shown.cite.prefix), *out, *_after(shown.cite.suffix)]

    def _authors(self, shown: Shown) -> Pieces:
        """The names of a cite alone; from the item, where the style shows none."""
        where = span(shown.pieces, WHOLE, UNWHOLE)
        if where:
            return shown.pieces[where[0] : where[1]]
        people = shown.entry.people("author") or shown.entry.people("editor")
        names = [person.literal or person.family or person.given for person in people]
        if not names:
            return []
        word = shown.ctx.locale.term("et-al") or ""
        if len(names) > 2:
            return [f"{names[0]} {word}".strip()]
        link = shown.ctx.locale.term("and") or "&"
        return [f" {link} ".join(names)]

    def _joined(self, shown: Sequence[Shown]) -> Pieces:
        layout = self._outer_layout(shown)
        out: Pieces = []
        for place, one in enumerate(shown):
            if place:
                joint = layout.delimiter if one.joint is None else one.joint
                joint = _fitting(joint, out, one)
                if joint:
                    out.append(joint)
            out += one.pieces
        out = [*layout.prefix, *out, *layout.suffix]
        for step in layout.steps:
            step(shown[0].ctx, out, 0)
        return out

    def _outer_layout(self, shown: Sequence[Shown]) -> Layout:
        """Affixes and delimiter of a cluster come from one layout."""
        layouts = {one.layout.number for one in shown}
        if len(layouts) == 1:
            return shown[0].layout
        return self.area.general.layout("")


def _fitting(joint: str, out: Sequence[Piece], one: Shown) -> str:
    """No delimiter before a prefix that brings its own comma, or after a stop."""
    if one.cite.prefix[:1] in (",", ";", ".") and one.cite.prefix:
        return ""
    last = plain(out[-1:])
    if last.endswith((",", ";")) and joint[:1] in (",", ";"):
        return joint[1:]
    return joint


def _before(prefix: str) -> Pieces:
    if not prefix:
        return []
    value = rich(prefix)
    out: Pieces = [value] if isinstance(value, str) else list(value)
    if prefix[-1].isalnum() or prefix[-1] in ".,;:!?)":
        out.append(" ")
    return out


def _after(suffix: str) -> Pieces:
    if not suffix:
        return []
    value = rich(suffix)
    out: Pieces = [value] if isinstance(value, str) else list(value)
    if suffix[0].isalnum():
        out.insert(0, " ")
    return out
