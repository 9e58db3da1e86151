"""What all rendering elements share: joining, grouping, and what stands around."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from weakref import WeakSet

from kzbib.csl.context import EMPTY, FULL, NONE, Context, Render
from kzbib.csl.pieces import BLOCK, UNBLOCK_MARK, Mark, Pieces
from kzbib.csl.style.flat import Flat, Op, flattened, is_quiet, quiet, ready
from kzbib.csl.style.steps import (
    Step,
    affix,
    affix_step,
    around,
    changed_texts,
    formatting_steps,
    mark_step,
    text_steps,
)

if TYPE_CHECKING:
    from kzbib.csl.style.compiler import Compiler
    from kzbib.csl.xml import Node


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
    affixes: tuple[Pieces, Pieces] = ([], []),
) -> Render:
    """Return the rendering of a group: nothing is shown if all its variables are empty.

    ``affixes``: prefix and suffix. What a group without variables shows counts for the
    groups around it as a variable with a value (CSL 1.0.2, «Group»).
    """
    shown, base = _shown(children)
    if not shown:
        return empty if base else nothing

    def generic() -> Render:
        parts = [ready(one) for one in shown]
        if len(parts) == 1 and parts[0] in _SURE:
            return sure(_affixed(parts[0], *affixes))
        return sure(_group(parts, delimiter, affixes, base))

    flat = flattened(shown, base, delimiter, generic)
    if flat is None:
        return _as_quiet(generic(), shown)
    if flat.state == EMPTY:
        return empty
    ops = (*affixes[0], *flat.ops, *affixes[1])
    return Flat(ops, FULL, flat.used, flat.front, shy=flat.shy)


def _group(
    children: Sequence[Render],
    delimiter: str,
    affixes: tuple[Pieces, Pieces],
    base: int,
) -> Render:
    prefix, suffix = affixes

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
            steps.append(affix_step(prefix, suffix))
        if display:
            steps.append(mark_step(Mark(BLOCK, display), UNBLOCK_MARK))
        outer = _stepped(inner, steps)
    if is_quiet(inner):
        quiet(outer)
    return sure(outer) if inner in _SURE else outer


def _wrapped_flat(inner: Flat, node: Node, compiler: Compiler) -> Render:
    """Marks and affixes go around the row; only changes of its texts need a step."""
    ops: Sequence[Op] = inner.ops
    used = inner.used
    if changes := text_steps(node):
        if inner.constant and compiler.language:
            ops = changed_texts(inner.ops, node, compiler.language)
        elif node.get("strip-periods") != "true":
            ops, used = (_stepped(inner.run, changes),), ()
        else:
            ops = ()
        if not ops:  # what is left may be nothing
            return _wrapped(inner.run, node)
    before, after = around(node)
    front = None if inner.front is None else lambda: _wrapped(inner.run, node)
    ops = (*before, *ops, *after)
    return Flat(ops, inner.state, used, front, shy=inner.shy)


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
