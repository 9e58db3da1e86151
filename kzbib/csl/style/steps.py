"""Affixes, fonts, quotes, case and blocks of an element: as steps, or as marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kzbib.csl.context import Context
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
    from kzbib.csl.xml import Node

Step = Callable[[Context, Pieces, int], None]
"""A change of what was rendered from a place on."""
_QUOTING = {
    "true": (QUOTE_MARK, UNQUOTE_MARK),
    "false": (MUTE_MARK, UNMUTE_MARK),
}
"""The marks for the values of the attribute quotes."""


def affix(text: str) -> Pieces:
    """Return an affix as pieces; it may hold markup and superscripts."""
    if not text:
        return []
    if "'" in text or '"' in text:
        return [text]
    value = rich(text)
    return [value] if isinstance(value, str) else list(value)


def changed_texts(ops: Sequence[object], node: Node, language: str) -> Pieces:
    """Return constant texts without periods, in another case, as the element asks."""
    pieces: Pieces = [op for op in ops if isinstance(op, str | Mark)]
    if node.get("strip-periods") == "true":
        _without_periods(pieces, 0)
    if pieces and (case := node.get("text-case")):
        apply_case(pieces, 0, case, language)
    return pieces


def around(node: Node) -> tuple[Pieces, Pieces]:
    """Return the marks and affixes before and after an element."""
    before, after = affix(node.get("prefix")), affix(node.get("suffix"))
    if change := change_of(node.attrs):
        before, after = [*before, Font(change)], [CLOSE_MARK, *after]
    if quotes := _QUOTING.get(node.get("quotes")):
        before, after = [*before, quotes[0]], [quotes[1], *after]
    if display := node.get("display"):
        before, after = [Mark(BLOCK, display), *before], [*after, UNBLOCK_MARK]
    return before, after


def formatting_steps(node: Node) -> list[Step]:
    """Return what text-case, strip-periods, quotes and fonts of an element do."""
    steps = text_steps(node)
    if quotes := _QUOTING.get(node.get("quotes")):
        steps.append(mark_step(*quotes))
    if change := change_of(node.attrs):
        steps.append(mark_step(Font(change), CLOSE_MARK))
    return steps


def text_steps(node: Node) -> list[Step]:
    """Return what text-case and strip-periods of an element do."""
    steps: list[Step] = []
    if node.get("strip-periods") == "true":
        steps.append(_strip_periods)
    if case := node.get("text-case"):
        steps.append(_case_step(case))
    return steps


def affix_step(prefix: Pieces, suffix: Pieces) -> Step:
    """Return a step that puts affixes around."""

    def step(ctx: Context, out: Pieces, start: int) -> None:
        out[start:start] = prefix
        out += suffix

    return step


def mark_step(before: Mark, after: Mark) -> Step:
    """Return a step that puts marks around."""

    def step(ctx: Context, out: Pieces, start: int) -> None:
        out.insert(start, before)
        out.append(after)

    return step


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
