"""cs:sort: keys from variables and macros, and the order they make."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from kzbib.csl.collation import collation_key
from kzbib.csl.context import NOTHING, Context, Render, SortNames
from kzbib.csl.items import DATES, NAMES, Entry
from kzbib.csl.labels_data import NUMBERS
from kzbib.csl.numbers import is_numeric
from kzbib.csl.pieces import CitationNumber, Pieces, plain
from kzbib.csl.style.citation_label import citation_label
from kzbib.csl.style.flat import ready
from kzbib.csl.style.name_list import EtAl, render_list
from kzbib.csl.style.name_spec import name_spec
from kzbib.csl.style.names import sort_spec

if TYPE_CHECKING:
    from kzbib.csl.style.area import Area
    from kzbib.csl.style.compiler import Compiler
    from kzbib.csl.xml import Node

Value = tuple[int, float, tuple[str, str, str]]
"""0 for numbers and 1 for texts, the number, the text; `NO_VALUE` sorts last."""
NO_VALUE: Value = (2, 0, ("", "", ""))
_NO_TEXT = ("", "", "")
Evaluate = Callable[[Context], Value]


class SortKey(NamedTuple):
    """A compiled cs:key."""

    evaluate: Evaluate
    descending: bool


def compile_keys(node: Node | None, compiler: Compiler) -> tuple[SortKey, ...]:
    """Return the keys of a cs:sort element."""
    return tuple(_key(child, compiler) for child in node.children) if node else ()


def _key(node: Node, compiler: Compiler) -> SortKey:
    if node.tag != "key":
        raise compiler.error(node, "cs:sort holds cs:key only")
    last = node.attrs.get("names-use-last")
    names = SortNames(
        _count(node, "names-min"),
        _count(node, "names-use-first"),
        None if last is None else last == "true",
    )
    if "macro" in node.attrs:
        evaluate = _macro(ready(compiler.macro(node.get("macro"), node)), names)
    elif variable := node.get("variable"):
        evaluate = _variable(variable, names, compiler)
    else:
        raise compiler.error(node, "one of variable and macro is needed")
    return SortKey(evaluate, node.get("sort") == "descending")


def _count(node: Node, name: str) -> int | None:
    value = node.get(name)
    return int(value) if value.isdigit() and len(value) < 7 else None


def _text(ctx: Context, text: str) -> Value:
    if not text.strip():
        return NO_VALUE
    return 1, 0, collation_key(text, ctx.locale.lang)


def _macro(render: Render, names: SortNames) -> Evaluate:
    def evaluate(ctx: Context) -> Value:
        ctx.sorting = names
        ctx.suppressed = NOTHING
        ctx.block = 0
        out: Pieces = []
        render(ctx, out)
        if len(out) == 1 and isinstance(out[0], CitationNumber):
            return 0, int(out[0]), _NO_TEXT
        return _text(ctx, plain(out))

    return evaluate


def _variable(variable: str, names: SortNames, compiler: Compiler) -> Evaluate:
    if variable in NAMES:
        return _names(variable, names, compiler)
    if variable in DATES:
        return lambda ctx: _date(ctx, variable)
    if variable == "citation-number":
        return lambda ctx: (0, ctx.number, _NO_TEXT)
    if variable == "citation-label":
        return _label
    if variable in NUMBERS:
        return lambda ctx: _number(ctx, variable)
    return lambda ctx: _text(ctx, ctx.fields.plain(variable))


def _label(ctx: Context) -> Value:
    return _text(ctx, ctx.fields.plain("citation-label") or citation_label(ctx.entry))


def _date(ctx: Context, variable: str) -> Value:
    date = ctx.entry.date(variable)
    return (1, 0, (date.sort_key, "", "")) if date else NO_VALUE


def _number(ctx: Context, variable: str) -> Value:
    text = ctx.fields.plain(variable)
    if text.isdigit() and len(text) < 16:
        return 0, int(text), _NO_TEXT
    if is_numeric(text):
        digits = "".join(sign if sign.isdigit() else " " for sign in text).split()
        return 0, float(digits[0][:15]), _NO_TEXT
    return _text(ctx, text)


def _names(variable: str, names: SortNames, compiler: Compiler) -> Evaluate:
    spec = sort_spec(name_spec(None, compiler.inherited, compiler.options))

    def evaluate(ctx: Context) -> Value:
        people = ctx.entry.people(variable)
        if not people:
            return NO_VALUE
        ctx.sorting = names
        ctx.block = 0
        out: Pieces = []
        render_list(ctx, spec, EtAl(), people, out)
        return _text(ctx, plain(out))

    return evaluate


def ordered(
    entries: Sequence[Entry], area: Area, context: Callable[[Entry], Context]
) -> list[int]:
    """Return the places of entries in sorted order; what has no value comes last.

    A key is evaluated only for items that the keys before it left equal.
    """

    def value(place: int, level: int) -> Value:
        ctx = context(entries[place])
        return area.program(ctx.entry, ctx.locale).keys[level].evaluate(ctx)

    done: list[int] = []
    waiting = [(list(range(len(entries))), 0)]
    while waiting:
        places, level = waiting.pop()
        if len(places) == 1 or level == len(area.keys):
            done += places
            continue
        values = {place: value(place, level) for place in places}
        filled = [place for place in places if values[place] is not NO_VALUE]
        empty = [place for place in places if values[place] is NO_VALUE]
        filled.sort(key=values.__getitem__, reverse=area.keys[level].descending)
        parts = [list(part) for _, part in groupby(filled, key=values.__getitem__)]
        if empty:
            parts.append(empty)
        waiting += [(part, level + 1) for part in reversed(parts)]
    return done
