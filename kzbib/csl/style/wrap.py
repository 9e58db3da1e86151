"""What all rendering elements share: affixes, fonts, quotes, case, blocks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kzbib.csl.context import EMPTY, NONE, Context, Render
from kzbib.csl.faces import change_of
from kzbib.csl.pieces import (
    BLOCK,
    CLOSE_MARK,
    MUTE_MARK,
    QUOTE_MARK,
    UNBLOCK_MARK,
    UNMUTE_MARK,
    UNQUOTE_MARK,
    Fixed,
    Font,
    Mark,
    Pieces,
)
from kzbib.csl.rich import rich
from kzbib.csl.textcase import apply_case

if TYPE_CHECKING:
    from kzbib.csl.style.compiler import Compiler
    from kzbib.csl.xml import Node

_FORMATTING = (
    "font-style", "font-variant", "font-weight", "text-decoration", "vertical-align",
)  # fmt: skip
Step = Callable[[Context, Pieces, int], None]
"""A change of what was rendered from a place on."""


def joined(children: Sequence[Render], delimiter: str = "") -> Render:
    """Return the rendering of children with a delimiter between those that are there."""
    shown = [child for child in children if child is not nothing]
    base = NONE
    if empty in shown:
        base = EMPTY
        shown = [child for child in shown if child is not empty]
    if not shown:
        return empty if base else nothing
    if len(shown) == 1 and not base:
        return shown[0]
    return _delimited(shown, delimiter, base) if delimiter else _sequence(shown, base)


def nothing(ctx: Context, out: Pieces) -> int:
    """Render nothing, and call no variable."""
    return NONE


def empty(ctx: Context, out: Pieces) -> int:
    """Render a variable that is not there."""
    return EMPTY


def _sequence(children: Sequence[Render], base: int) -> Render:
    def run(ctx: Context, out: Pieces) -> int:
        state = base
        for child in children:
            now = child(ctx, out)
            if now > state:
                state = now
        return state

    return run


def _delimited(children: Sequence[Render], delimiter: str, base: int) -> Render:
    def run(ctx: Context, out: Pieces) -> int:
        state = base
        filled = False
        for child in children:
            here = len(out)
            now = child(ctx, out)
            if now > state:
                state = now
            if len(out) > here:
                if filled:
                    out.insert(here, delimiter)
                else:
                    filled = True
        return state

    return run


def wrapped(inner: Render, node: Node, compiler: Compiler) -> Render:
    """Return a rendering with the formatting attributes and affixes of its element."""
    if inner is nothing or inner is empty:
        return inner
    steps = formatting_steps(node)
    prefix, suffix = affix(node.get("prefix")), affix(node.get("suffix"))
    display = node.get("display")
    if not steps and not display:
        return _affixed(inner, prefix, suffix)
    if prefix or suffix:
        steps.append(_affix_step(prefix, suffix))
    if display:
        steps.append(_display_step(display))
    return _stepped(inner, steps)


def affix(text: str) -> Pieces:
    """Return an affix as pieces; it may hold markup and superscripts."""
    if not text:
        return []
    if "'" in text or '"' in text:
        return [text]
    value = rich(text)
    return [value] if isinstance(value, str) else list(value)


def _affixed(inner: Render, prefix: Pieces, suffix: Pieces) -> Render:
    if not prefix and not suffix:
        return inner

    def run(ctx: Context, out: Pieces) -> int:
        start = len(out)
        state = inner(ctx, out)
        if len(out) > start:
            if prefix:
                out[start:start] = prefix
            if suffix:
                out += suffix
        return state

    return run


def _stepped(inner: Render, steps: Sequence[Step]) -> Render:
    def run(ctx: Context, out: Pieces) -> int:
        start = len(out)
        state = inner(ctx, out)
        if len(out) > start:
            for step in steps:
                step(ctx, out, start)
        return state

    return run


def formatting_steps(node: Node) -> list[Step]:
    """Return what text-case, strip-periods, quotes and fonts of an element do."""
    steps: list[Step] = []
    if node.get("strip-periods") == "true":
        steps.append(_strip_periods)
    if case := node.get("text-case"):
        steps.append(_case_step(case))
    if node.get("quotes") == "true":
        steps.append(_quotes)
    elif node.get("quotes") == "false":
        steps.append(_muted)
    if change := change_of(node.attrs):
        steps.append(_font_step(Font(change)))
    return steps


def _affix_step(prefix: Pieces, suffix: Pieces) -> Step:
    def step(ctx: Context, out: Pieces, start: int) -> None:
        out[start:start] = prefix
        out += suffix

    return step


def _display_step(display: str) -> Step:
    block = Mark(BLOCK, display)

    def step(ctx: Context, out: Pieces, start: int) -> None:
        out.insert(start, block)
        out.append(UNBLOCK_MARK)

    return step


def _font_step(font: Font) -> Step:
    def step(ctx: Context, out: Pieces, start: int) -> None:
        out.insert(start, font)
        out.append(CLOSE_MARK)

    return step


def _quotes(ctx: Context, out: Pieces, start: int) -> None:
    out.insert(start, QUOTE_MARK)
    out.append(UNQUOTE_MARK)


def _muted(ctx: Context, out: Pieces, start: int) -> None:
    out.insert(start, MUTE_MARK)
    out.append(UNMUTE_MARK)


def _case_step(case: str) -> Step:
    def step(ctx: Context, out: Pieces, start: int) -> None:
        apply_case(out, start, case, ctx.language)

    return step


def _strip_periods(ctx: Context, out: Pieces, start: int) -> None:
    for place in range(start, len(out)):
        piece = out[place]
        if isinstance(piece, str) and "." in piece and not isinstance(piece, Fixed):
            out[place] = type(piece)(piece.replace(".", ""))
    out[start:] = [piece for piece in out[start:] if piece != ""]
