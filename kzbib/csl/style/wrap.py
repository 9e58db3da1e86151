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
from kzbib.csl.style.flat import Flat, Op, flattened, is_quiet, quiet, ready
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

    def generic() -> Render:
        parts = [ready(one) for one in shown]
        if delimiter:
            return _delimited(parts, delimiter, base)
        return _sequence(parts, base)

    return flattened(shown, base, delimiter, generic) or _as_quiet(generic(), shown)


def _as_quiet(render: Render, parts: Sequence[Render]) -> Render:
    return quiet(render) if all(map(is_quiet, parts)) else render


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
    if not shown:
        return empty if base else nothing

    def generic() -> Render:
        parts = [ready(one) for one in shown]
        if len(parts) == 1 and parts[0] in _SURE:
            return sure(_affixed(parts[0], *around))
        return sure(_group(parts, delimiter, around, base))

    flat = flattened(shown, base, delimiter, generic)
    if flat is None:
        return _as_quiet(generic(), shown)
    if flat.state == EMPTY:
        return empty
    ops = (*around[0], *flat.ops, *around[1])
    return Flat(ops, FULL, flat.used, flat.front, shy=flat.shy)


def _group(
    children: Sequence[Render],
    delimiter: str,
    around: tuple[Pieces, Pieces],
    base: int,
) -> Render:
    prefix, suffix = around

    def run(ctx: Context, out: Pieces) -> int:
        start = end = len(out)
        state = base
        for child in children:
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

    return run


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
    if isinstance(inner, Flat):
        return _wrapped_flat(inner, node, compiler)
    return _wrapped(inner, node)


def _wrapped(inner: Render, node: Node) -> Render:
    steps = formatting_steps(node)
    prefix, suffix = affix(node.get("prefix")), affix(node.get("suffix"))
    display = node.get("display")
    if not steps and not display:
        outer = _affixed(inner, prefix, suffix)
    else:
        if prefix or suffix:
            steps.append(_affix_step(prefix, suffix))
        if display:
            steps.append(_mark_step(Mark(BLOCK, display), UNBLOCK_MARK))
        outer = _stepped(inner, steps)
    if is_quiet(inner):
        quiet(outer)
    return sure(outer) if inner in _SURE else outer


def _wrapped_flat(inner: Flat, node: Node, compiler: Compiler) -> Render:
    """Marks and affixes go around the row; only changes of its texts need a step."""
    ops: Sequence[Op] = inner.ops
    used = inner.used
    if changes := _text_steps(node):
        if inner.constant and compiler.language:
            ops = _changed(inner.ops, node, compiler.language)
        elif node.get("strip-periods") != "true":
            ops, used = (_stepped(inner.run, changes),), ()
        else:
            ops = ()
        if not ops:  # what is left may be nothing
            return _wrapped(inner.run, node)
    before, after = _around(node)
    front = None if inner.front is None else lambda: _wrapped(inner.run, node)
    ops = (*before, *ops, *after)
    return Flat(ops, inner.state, used, front, shy=inner.shy)


def _changed(ops: Sequence[Op], node: Node, language: str) -> Pieces:
    """Constant texts without periods, in another case."""
    pieces = [op for op in ops if isinstance(op, str | Mark)]
    if node.get("strip-periods") == "true":
        _without_periods(pieces, 0)
    if pieces and (case := node.get("text-case")):
        apply_case(pieces, 0, case, language)
    return pieces


def _around(node: Node) -> tuple[Pieces, Pieces]:
    """The marks and affixes before and after an element."""
    before, after = affix(node.get("prefix")), affix(node.get("suffix"))
    if change := change_of(node.attrs):
        before, after = [*before, Font(change)], [CLOSE_MARK, *after]
    if quotes := _QUOTING.get(node.get("quotes")):
        before, after = [*before, quotes[0]], [quotes[1], *after]
    if display := node.get("display"):
        before, after = [Mark(BLOCK, display), *before], [*after, UNBLOCK_MARK]
    return before, after


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
    steps = _text_steps(node)
    if quotes := _QUOTING.get(node.get("quotes")):
        steps.append(_mark_step(*quotes))
    if change := change_of(node.attrs):
        steps.append(_mark_step(Font(change), CLOSE_MARK))
    return steps


def _text_steps(node: Node) -> list[Step]:
    steps: list[Step] = []
    if node.get("strip-periods") == "true":
        steps.append(_strip_periods)
    if case := node.get("text-case"):
        steps.append(_case_step(case))
    return steps


def _affix_step(prefix: Pieces, suffix: Pieces) -> Step:
    def step(ctx: Context, out: Pieces, start: int) -> None:
        out[start:start] = prefix
        out += suffix

    return step


def _mark_step(before: Mark, after: Mark) -> Step:
    def step(ctx: Context, out: Pieces, start: int) -> None:
        out.insert(start, before)
        out.append(after)

    return step


_QUOTING = {
    "true": (QUOTE_MARK, UNQUOTE_MARK),
    "false": (MUTE_MARK, UNMUTE_MARK),
}
"""The marks for the values of the attribute quotes."""


def _case_step(case: str) -> Step:
    def step(ctx: Context, out: Pieces, start: int) -> None:
        apply_case(out, start, case, ctx.language)

    return step


def _strip_periods(ctx: Context, out: Pieces, start: int) -> None:
    _without_periods(out, start)


def _without_periods(out: Pieces, start: int) -> None:
    for place in range(start, len(out)):
        piece = out[place]
        if isinstance(piece, str) and "." in piece and not isinstance(piece, Fixed):
            out[place] = type(piece)(piece.replace(".", ""))
    out[start:] = [piece for piece in out[start:] if piece != ""]
