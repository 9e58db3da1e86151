"""cs:number and cs:label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzbib.csl.context import EMPTY, FULL, NONE, Context, Render
from kzbib.csl.labels_data import COUNTS, STATES
from kzbib.csl.locale import Locale
from kzbib.csl.numbers import is_numeric, is_plural, labelled, shown
from kzbib.csl.pieces import Bound, CitationNumber, Pieces
from kzbib.csl.rich import rich
from kzbib.csl.style.compiler import Compiler, element
from kzbib.csl.style.flat import Flat, quiet
from kzbib.csl.style.text import put, term_pieces
from kzbib.csl.style.wrap import empty, nothing, wrapped

if TYPE_CHECKING:
    from kzbib.csl.xml import Node


def number_value(ctx: Context, name: str) -> str:
    """Return a number variable as text."""
    if name == "locator":
        return ctx.locator
    if name == "citation-number":
        return str(ctx.number) if ctx.number else ""
    if name == "first-reference-note-number":
        return str(ctx.note) if ctx.note else ""
    return ctx.fields.typed(name)


@element("number")
def compile_number(node: Node, compiler: Compiler, delimiter: str) -> Render:
    """Compile cs:number."""
    name, form = node.get("variable"), node.get("form", "numeric")
    if not name:
        raise compiler.error(node, "the attribute variable is needed")
    if name not in STATES and compiler.lacks(name):
        return empty

    def run(ctx: Context, out: Pieces) -> int:
        if name in ctx.suppressed:
            return EMPTY
        text = number_value(ctx, name)
        if not text:
            return EMPTY
        if ctx.used is not None:
            ctx.used.append(name)
        if name == "citation-number":
            out.append(CitationNumber(text))
        elif is_numeric(text):
            gender = ctx.locale.genders.get(name, "")
            value = shown(text, form, ctx.locale, gender)
            put(out, Bound(value) if value.endswith("-") else rich(value))
        else:
            out.append(text)
        return FULL

    known = name not in STATES and compiler.shows(name)
    return wrapped(Flat([run], FULL) if known else quiet(run), node, compiler)


@element("label")
def compile_label(node: Node, compiler: Compiler, delimiter: str) -> Render:
    """Compile cs:label outside of cs:names."""
    name, form = node.get("variable"), node.get("form", "long")
    plural = node.get("plural", "contextual")
    if not name:
        raise compiler.error(node, "the attribute variable is needed")
    if name not in STATES and compiler.lacks(name):
        return nothing

    def run(ctx: Context, out: Pieces) -> int:
        value = number_value(ctx, name)
        if not value or name in ctx.suppressed:
            return NONE
        if name == "locator" and labelled(value):
            return NONE
        many = plural == "always" or (plural == "contextual" and _many(name, value))
        term = ctx.label if name == "locator" else name
        text = ctx.locale.term(term, form, plural=many)
        if text:
            put(out, term_pieces(text))
        return NONE

    known = None
    if name not in STATES and compiler.shows(name):
        known = _known_label(name, form, plural, run, compiler.locale)
    return wrapped(known or quiet(run), node, compiler)


def _known_label(
    name: str, form: str, plural: str, run: Render, locale: Locale | None
) -> Flat | None:
    """The label of a variable that is there: one term, or at least always some."""
    one = locale.term(name, form) if locale else None
    many = locale.term(name, form, plural=True) if locale else None
    if not one or not many:
        return None
    if plural == "contextual" and one != many:
        return Flat([run], NONE)
    pieces = term_pieces(many if plural == "always" else one)
    return Flat([pieces] if isinstance(pieces, str) else pieces, NONE)


def _many(name: str, value: str) -> bool:
    if name in COUNTS:
        return value.strip().isdigit() and int(value[:9]) != 1
    return is_plural(value)
