"""Renderings of which it is known, for items of one shape, that they show something.

Whether an element shows anything mostly depends on which variables an item has. Where
the shape of items tells, groups need no counting and no inserting: what they show is a
flat row of texts, variables and, in between, the few elements that must be asked. A
`Flat` is such a row while a style is compiled; `ready` makes a function of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple, TypeGuard
from weakref import WeakSet

from kzbib.csl.context import FULL, Context, Render
from kzbib.csl.pieces import Mark, Piece, Pieces
from kzbib.csl.seams import glued


class Field(NamedTuple):
    """The text of a variable that is there."""

    name: str


MAX_ROW: Final = 500
"""How long a row may be: macros are unfolded in it."""
Op = Piece | Field | Render


class Flat:
    """What is shown for certain, in its order.

    ``state`` is what the rendering returns; ``used`` are the variables of its fields.
    ``front`` renders the same at the very beginning of an entry, where a term that
    comes first takes a capital; None where no term can come first. It is called for
    when a function is made. ``shy``: names are in it, which a cite may leave out; then
    `front` renders it as well.
    """

    __slots__ = ("_run", "front", "ops", "shy", "state", "used")

    def __init__(
        self,
        ops: Sequence[Op],
        state: int,
        used: Sequence[str] = (),
        front: Callable[[], Render] | None = None,
        *,
        shy: bool = False,
    ) -> None:
        self.ops = tuple(ops)
        self.state = state
        self.used = tuple(used)
        self.front = front
        self.shy = shy
        self._run: Render | None = None

    def __call__(self, ctx: Context, out: Pieces) -> int:
        """Render it."""
        return self.run(ctx, out)

    @property
    def run(self) -> Render:
        """The function that renders it."""
        if self._run is None:
            self._run = _function(self, merge=False)
        return self._run

    @property
    def constant(self) -> bool:
        """Whether it is nothing but texts and marks."""
        return all(isinstance(op, str | Mark) for op in self.ops)


def ready(render: Render, *, merge: bool = False) -> Render:
    """Return a rendering as a function.

    ``merge``: nobody looks at single texts of it any more but `kzbib.csl.settle`, so
    that constant texts side by side may become one.
    """
    if not isinstance(render, Flat):
        return render
    return _function(render, merge=True) if merge else render.run


_Step = tuple[tuple[Piece, ...], str, Render | None]
"""Constant pieces, and then a variable or a rendering."""


def _function(flat: Flat, *, merge: bool) -> Render:
    steps, tail = _steps(flat.ops, merge=merge)
    state, used, front = flat.state, flat.used, flat.front

    def run(ctx: Context, out: Pieces) -> int:
        fields = ctx.fields
        for before, name, render in steps:
            out += before
            if render is None:
                value = fields[name]
                if isinstance(value, str):
                    out.append(value)
                else:
                    out += value
            else:
                render(ctx, out)
        out += tail
        if ctx.used is not None:
            ctx.used += used
        return state

    if front is None:
        return run
    careful = front()

    def either(ctx: Context, out: Pieces) -> int:
        if ctx.without_names or (ctx.capital and not begun(out)):
            return careful(ctx, out)
        return run(ctx, out)

    return either


def _steps(
    ops: Sequence[Op], *, merge: bool
) -> tuple[tuple[_Step, ...], tuple[Piece, ...]]:
    steps: list[_Step] = []
    before: Pieces = []
    for op in ops:
        if isinstance(op, Field):
            steps.append((tuple(before), op.name, None))
            before = []
        elif isinstance(op, str | Mark):
            text = ""
            if merge and before and type(before[-1]) is type(op) is str:
                text = glued(str(before[-1]), op)
            before[-1:] = [text] if text else [*before[-1:], op]
        else:
            steps.append((tuple(before), "", ready(op)))
            before = []
    return tuple(steps), tuple(before)


def begun(out: Pieces) -> bool:
    """Whether a term is no longer the first text of a note or an entry."""
    for piece in out:  # noqa: SIM110 (a generator costs more than the loop)
        if isinstance(piece, str):
            return True
    return False


_QUIET: WeakSet[Render] = WeakSet()
"""Renderings that do not ask whether they stand at the beginning of an entry."""


def quiet(render: Render) -> Render:
    """Note that a rendering shows no term that may take a capital."""
    _QUIET.add(render)
    return render


def is_quiet(render: Render) -> bool:
    """Whether a rendering shows the same at the beginning of an entry."""
    return render.front is None if isinstance(render, Flat) else render in _QUIET


def certain(render: Render) -> TypeGuard[Flat]:
    """Whether a rendering always shows something."""
    return isinstance(render, Flat)


def flattened(
    shown: Sequence[Render], base: int, delimiter: str, generic: Callable[[], Render]
) -> Flat | None:
    """Return children with a delimiter between them as one row, where that is known.

    ``generic`` renders them one by one; ``base`` is the state without them. None when
    none of them is certain, when their state depends on those that are not, and when
    the row would be too long.
    """
    at = next((place for place, one in enumerate(shown) if certain(one)), -1)
    flats = [one for one in shown if certain(one)]
    if at < 0:
        return None
    state = max(base, *(one.state for one in flats))
    if state < FULL and len(flats) < len(shown):
        return None
    ops: list[Op] = []
    used: list[str] = []
    for place, one in enumerate(shown):
        if certain(one):
            if place > at and delimiter:
                ops.append(delimiter)
            ops += one.ops
            used += one.used
        else:
            ops.append(_maybe(one, delimiter, first=place < at))
    if len(ops) > MAX_ROW:
        return None
    shy = any(one.shy for one in flats)
    free = not shy and all(is_quiet(one) for one in shown[: at + 1])
    return Flat(ops, state, used, None if free else generic, shy=shy)


def _maybe(render: Render, delimiter: str, *, first: bool) -> Render:
    """A rendering that may show nothing; then it has no delimiter either."""
    if not delimiter:
        return render

    def after(ctx: Context, out: Pieces) -> int:
        start = len(out)
        state = render(ctx, out)
        if len(out) > start:
            out.insert(start, delimiter)
        return state

    def before(ctx: Context, out: Pieces) -> int:
        start = len(out)
        state = render(ctx, out)
        if len(out) > start:
            out.append(delimiter)
        return state

    return before if first else after
