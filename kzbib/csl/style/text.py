"""cs:text: a variable, a macro, a term or a value."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from kzbib.csl.context import EMPTY, FULL, NONE, Context, Render
from kzbib.csl.items import DATES, NAMES
from kzbib.csl.labels_data import NUMBERS
from kzbib.csl.numbers import is_numeric, tidy_number
from kzbib.csl.pages import page_range
from kzbib.csl.pieces import CitationNumber, Pieces, YearSuffix
from kzbib.csl.rich import Rich, rich
from kzbib.csl.style.citation_label import citation_label
from kzbib.csl.style.compiler import Compiler, element
from kzbib.csl.style.flat import Field, Flat, begun, quiet
from kzbib.csl.style.wrap import empty, nothing, sure, wrapped
from kzbib.csl.textcase import upper
from kzbib.csl.xml import Node


@element("text")
def compile_text(node: Node, compiler: Compiler, delimiter: str) -> Render:
    """Compile cs:text."""
    for source in ("variable", "macro", "term", "value"):
        if source in node.attrs:
            inner = _SOURCES[source](node, compiler)
            return wrapped(inner, node, compiler)
    raise compiler.error(node, "one of variable, macro, term or value is needed")


def _value(node: Node, compiler: Compiler) -> Render:
    value = rich(node.get("value"))
    if not value:
        return nothing
    return Flat([value] if isinstance(value, str) else value, NONE)


def put(out: Pieces, value: Rich) -> None:
    """Append a field."""
    if isinstance(value, str):
        out.append(value)
    else:
        out += value


def _macro(node: Node, compiler: Compiler) -> Render:
    return compiler.macro(node.get("macro"), node)


_UNDATED = frozenset(["no date", "no-date"])


def _term(node: Node, compiler: Compiler) -> Render:
    name, form = node.get("term"), node.get("form", "long")
    plural = node.get("plural") == "true"
    undated = name in _UNDATED

    def run(ctx: Context, out: Pieces) -> int:
        text = ctx.locale.term(name, form, plural=plural)
        if text:
            # «(n.d.)» never takes a capital: a bracket or a dash stands before it
            if ctx.capital and not undated and not begun(out):
                text = upper(text[0], ctx.language) + text[1:]
            put(out, term_pieces(text))
            if undated:
                return FULL
        return NONE

    if compiler.locale is None:
        return run
    text = compiler.locale.term(name, form, plural=plural)
    if not text:
        return nothing
    pieces = term_pieces(text)
    ops = [pieces] if isinstance(pieces, str) else pieces
    return Flat(ops, FULL) if undated else Flat(ops, NONE, (), lambda: run)


term_pieces = lru_cache(maxsize=5_000)(rich)
"""Terms are few and come often."""


def _variable(node: Node, compiler: Compiler) -> Render:
    name = node.get("variable")
    if name == "locator":
        return _locator(compiler.page_format)
    if name in _SPECIAL:
        return _SPECIAL[name]
    short = node.get("form") == "short"
    if compiler.lacks(name) and not (short and not compiler.lacks(f"{name}-short")):
        return empty
    sure_of = compiler.shows(name) and name not in NAMES and name not in DATES
    if name in NUMBERS:
        run = _number_text(name, compiler.page_format)
        return Flat([run], FULL) if sure_of else quiet(sure(run))
    if sure_of:
        shown = f"{name}-short" if short and compiler.shows(f"{name}-short") else name
        return Flat([Field(shown)], FULL, [name])
    return _short(name) if short else _plain(name)


def _plain(name: str) -> Render:
    def run(ctx: Context, out: Pieces) -> int:
        if name in ctx.suppressed:
            return EMPTY
        value = ctx.fields[name]
        if not value:
            return EMPTY
        if isinstance(value, str):
            out.append(value)
        else:
            out += value
        if ctx.used is not None:
            ctx.used.append(name)
        return FULL

    return quiet(sure(run))


def _short(name: str) -> Render:
    short = f"{name}-short"

    def run(ctx: Context, out: Pieces) -> int:
        if name in ctx.suppressed:
            return EMPTY
        value = ctx.fields[short] or ctx.fields[name]
        if not value:
            return EMPTY
        put(out, value)
        if ctx.used is not None:
            ctx.used.append(name)
        return FULL

    return quiet(sure(run))


def _number_text(name: str, page_format: str) -> Render:
    pages = name == "page"

    def run(ctx: Context, out: Pieces) -> int:
        if name in ctx.suppressed:
            return EMPTY
        value = ctx.fields[name]
        if not value:
            return EMPTY
        if not isinstance(value, str):
            out += value
        elif value.isdigit():
            out.append(value)
        else:
            out.append(_pages(ctx, value, page_format) if pages else _tidy(value))
        if ctx.used is not None:
            ctx.used.append(name)
        return FULL

    return run


def _tidy(value: str) -> str:
    return tidy_number(value) if is_numeric(value) else value


def _pages(ctx: Context, value: str, page_format: str) -> str:
    if value.isdigit():
        return value
    dash = ctx.locale.term("page-range-delimiter") or "\u2013"
    return _ampersand(ctx, page_range(value, page_format, dash))


def _ampersand(ctx: Context, text: str) -> str:
    """«213 & 235» with the sign that the style or locale gives for «and»."""
    sign = ctx.locale.term("and", "symbol") if "&" in text else None
    if not sign or sign == ctx.locale.term("and"):
        return text
    return text.replace("&", sign)


def _citation_number(ctx: Context, out: Pieces) -> int:
    if not ctx.number:
        return EMPTY
    out.append(CitationNumber(ctx.number))
    return FULL


def _year_suffix(ctx: Context, out: Pieces) -> int:
    if not ctx.suffix or ctx.suffix_done:
        return EMPTY
    out.append(YearSuffix(ctx.suffix))
    ctx.suffix_done = True
    return FULL


def _label(ctx: Context, out: Pieces) -> int:
    text = ctx.fields["citation-label"] or citation_label(ctx.entry)
    if not text:
        return EMPTY
    put(out, text)
    if ctx.suffix and not ctx.suffix_done:
        out.append(YearSuffix(ctx.suffix))
        ctx.suffix_done = True
    return FULL


def _locator(page_format: str) -> Render:
    def run(ctx: Context, out: Pieces) -> int:
        text = ctx.locator
        if not text:
            return EMPTY
        if ctx.label == "page":
            text = _pages(ctx, text, page_format)
        elif is_numeric(text):
            text = tidy_number(text)
        put(out, rich(text))
        return FULL

    return quiet(run)


def _first_note(ctx: Context, out: Pieces) -> int:
    if not ctx.note:
        return EMPTY
    out.append(str(ctx.note))
    return FULL


_SPECIAL: dict[str, Render] = {
    "citation-number": quiet(_citation_number),
    "year-suffix": quiet(_year_suffix),
    "citation-label": quiet(_label),
    "first-reference-note-number": quiet(_first_note),
}
_SOURCES: dict[str, Callable[[Node, Compiler], Render]] = {
    "variable": _variable,
    "macro": _macro,
    "term": _term,
    "value": _value,
}
