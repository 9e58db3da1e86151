"""A list of names: how many are shown, delimiters, «and», «et al.»"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kzbib.csl.context import Context, NameBlock, Position
from kzbib.csl.faces import change_of
from kzbib.csl.people import Person
from kzbib.csl.pieces import (
    CLOSE_MARK,
    NAME_MARK,
    NAMES,
    UNNAME_MARK,
    UNNAMES_MARK,
    Font,
    Mark,
    Piece,
    Pieces,
)
from kzbib.csl.rich import rich
from kzbib.csl.style.name_spec import NameSpec
from kzbib.csl.style.one_name import name_pieces

if TYPE_CHECKING:
    from kzbib.csl.xml import Node

ELLIPSIS: Final = "\u2026"
_PUNCTUATION_SPACE: Final = "\u2008"
"""Ends an «and» that is written together with the name before it (Hebrew)."""
_IDEOGRAPH = re.compile("[\u2e80-\u9fff\uf900-\ufaff]")
_NAMES_MARK: Final = Mark(NAMES)


@dataclass(frozen=True, eq=False)
class EtAl:
    """The cs:et-al element."""

    term: str = "et-al"
    font: Font | None = None

    @classmethod
    def of(cls, node: Node | None) -> EtAl:
        """Return what a cs:et-al element says."""
        if node is None:
            return cls()
        change = change_of(node.attrs)
        return cls(node.get("term", "et-al"), Font(change) if change else None)


def count_shown(ctx: Context, spec: NameSpec, number: int, block: int = -1) -> int:
    """Return how many of the names are shown before «et al.»"""
    low, first = spec.et_al_min, spec.et_al_use_first
    if ctx.position != Position.FIRST and ctx.area == "citation":
        low, first = spec.subsequent_min, spec.subsequent_use_first
    if ctx.sorting is not None:
        if ctx.sorting.minimum is not None:
            low = ctx.sorting.minimum
        if ctx.sorting.use_first is not None:
            first = ctx.sorting.use_first
    shown = first if low and number >= low else number
    counts = ctx.names.counts
    if counts and 0 <= block < len(counts) and counts[block] > shown:
        shown = counts[block]
    return shown if shown < number else number


def render_list(
    ctx: Context, spec: NameSpec, et_al: EtAl, people: tuple[Person, ...], out: Pieces
) -> None:
    """Append a list of names."""
    block = ctx.block
    ctx.block = block + 1
    number = len(people)
    shown = count_shown(ctx, spec, number, block)
    if ctx.blocks is not None:
        ctx.blocks.append(NameBlock(spec, people, shown))
    if not shown:
        return
    start = len(out)
    levels = ctx.names.levels[block] if block < len(ctx.names.levels) else ()
    marks = ctx.marks
    for place in range(shown):
        if place:
            if place == shown - 1 and shown == number:
                _and(ctx, spec, people, place, out)
            else:
                out.append(spec.delimiter)
        pieces = _one(ctx, spec, people[place], place, levels)
        if marks:
            out += (NAME_MARK, *pieces, UNNAME_MARK)
        else:
            out += pieces
    if number >= shown + 2 and _uses_last(ctx, spec):
        _last(ctx, spec, people[-1], number - 1, levels, out)
    elif shown < number and ctx.sorting is None:
        _et_al(ctx, spec, et_al, shown, people[shown - 1], out)
    if marks and len(out) > start:
        out.insert(start, _NAMES_MARK)
        out.append(UNNAMES_MARK)


def _uses_last(ctx: Context, spec: NameSpec) -> bool:
    if ctx.sorting is not None and ctx.sorting.use_last is not None:
        return ctx.sorting.use_last
    return spec.use_last


def _one(
    ctx: Context, spec: NameSpec, person: Person, place: int, levels: Sequence[int]
) -> tuple[Piece, ...]:
    """One name, rendered once for each form of it."""
    level = levels[place] if place < len(levels) else 0
    order = spec.sort_order
    inverted = order == "all" or (order == "first" and place == 0)
    names = ctx.entry.pool.names((spec, level, inverted, ctx.language))
    found = names.get(person)
    if found is None:
        found = name_pieces(person, spec, level, inverted, ctx.language)
        names[person] = found
    return found


def _last(
    ctx: Context, spec: NameSpec, person: Person, place: int, levels: Sequence[int],
    out: Pieces,
) -> None:  # fmt: skip
    """«… Olcott»: the last name after those that are left out."""
    gap = f"{spec.delimiter.rstrip()} {ELLIPSIS} "
    out.append(gap if spec.delimiter else f" {ELLIPSIS} ")
    pieces = _one(ctx, spec, person, place, levels)
    out += (NAME_MARK, *pieces, UNNAME_MARK) if ctx.marks else pieces


def _precedes(
    rule: str, spec: NameSpec, place: int, before: Person | None, many: bool
) -> bool:
    """Whether the delimiter stands before «and» or «et al.»"""
    if rule == "after-inverted-name":
        inverted = spec.sort_order == "all" or (
            spec.sort_order == "first" and place == 1
        )
        return inverted and before is not None and not before.literal
    return rule == "always" or (rule == "contextual" and many)


def _and(
    ctx: Context, spec: NameSpec, people: tuple[Person, ...], place: int, out: Pieces
) -> None:
    if not spec.conjunction:
        out.append(spec.delimiter)
        return
    if _precedes(spec.precedes_last, spec, place, people[place - 1], len(people) > 2):
        out.append(spec.delimiter)
        glue = ""
    else:
        glue = " "
    form = "symbol" if spec.conjunction == "symbol" else "long"
    word = ctx.locale.term("and", form)
    if spec.conjunction == "symbol" and (not word or word == ctx.locale.term("and")):
        word = "&"
    if word and word[-1] == _PUNCTUATION_SPACE:
        out.append(word)
    elif word:
        out.append(f"{glue}{word} ")


def _et_al(
    ctx: Context,
    spec: NameSpec,
    et_al: EtAl,
    shown: int,
    last: Person | None,
    out: Pieces,
) -> None:
    text = ctx.locale.term(et_al.term) or ""
    if not text:
        return
    if shown:
        many = _precedes(spec.precedes_et_al, spec, shown, last, shown > 1)
        if many:
            out.append(spec.delimiter)
        elif not _IDEOGRAPH.match(text):
            out.append(" ")
    value = rich(text)
    pieces: Pieces = [value] if isinstance(value, str) else list(value)
    out += [et_al.font, *pieces, CLOSE_MARK] if et_al.font else pieces
