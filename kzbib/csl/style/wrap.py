"""What all rendering elements share: affixes, fonts, quotes, case, blocks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from weakref import WeakSet

from kzbib.csl.context import EMPTY, FULL, NONE, Context, Render
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


def _shown(children: Sequence[Render]) -> tuple[list[Render], int]:
    """The children that may show something, and the state that the others leave."""
    base = EMPTY if empty in children else NONE
    return [one for one in children if one is not nothing and one is not empty], base


def joined(children: Sequence[Render], delimiter: str = "") -> Render:
    """Return the rendering of children with a delimiter between what they show."""
    shown, base = _shown(children)
    if not shown:
        return empty if base else nothing
    if len(shown) == 1 and not base:
        return shown[0]
    return _delimited(shown, delimiter, base) if delimiter else _sequence(shown, base)


_SURE: WeakSet[Render] = WeakSet()
"""Renderings that show something exactly when they return FULL, as groups do."""


def sure(render: Render) -> Render:
    """Note that a rendering shows something exactly when it returns FULL."""
    _SURE.add(render)
    return render


def grouped(
    children: Sequence[Render],
    delimiter: str = "",
    around: tuple[Pieces, Pieces] = ([], []),
) -> Render:
    """Return the rendering of a group: nothing is shown if all its variables are empty.

    ``around``: prefix and suffix. What a group without variables shows counts for the
    groups around it as a variable with a value (CSL 1.0.2, «Group»).
    """
    shown, base = _shown(children)
    prefix, suffix = around
    if not shown:
        return empty if base else nothing
    if len(shown) == 1 and shown[0] in _SURE:
        return sure(_affixed(shown[0], prefix, suffix))

    def run(ctx: Context, out: Pieces) -> int:
        start = end = len(out)
        state = base
        for child in shown:
            now = child(ctx, out)
            if now > state:  # noqa: PLR1730 (max() costs a call)
                state = now
            size = len(out)
            if size > end:
                if delimiter and end > start:
                    out.insert(end, delimiter)
                    size += 1
                end = size
        if end == start:
            return state
        if state == EMPTY:
            del out[start:]
            return EMPTY
        if prefix:
            out[start:start] = prefix
        if suffix:
            out += suffix
        return FULL

    return sure(run)


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
            if now > state:  # noqa: PLR1730 (max() costs a call)
                state = now
        return state

    return run


def _delimited(children: Sequence[Render], delimiter: str, base: int) -> Render:
    def run(ctx: Context, out: Pieces) -> int:
        state = base
        start = end = len(out)
        for child in children:
            now = child(ctx, out)
            if now > state:  # noqa: PLR1730 (max() costs a call)
                state = now
            size = len(out)
            if size > end:
                if end > start:
                    out.insert(end, delimiter)
                    size += 1
                end = size
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
        outer = _affixed(inner, prefix, suffix)
    else:
        if prefix or suffix:
            steps.append(_affix_step(prefix, suffix))
        if display:
            steps.append(_display_step(display))
        outer = _stepped(inner, steps)
    return sure(outer) if inner in _SURE else outer


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
