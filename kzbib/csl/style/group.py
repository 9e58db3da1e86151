"""cs:group, and cs:choose with its conditions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from kzbib.csl.context import EMPTY, FULL, NONE, Context, Position, Render, Test
from kzbib.csl.dates import DateValue
from kzbib.csl.items import DATES
from kzbib.csl.numbers import is_numeric
from kzbib.csl.pieces import Pieces
from kzbib.csl.style.compiler import Compiler, element
from kzbib.csl.style.wrap import wrapped

if TYPE_CHECKING:
    from kzbib.csl.xml import Node


@element("group")
def compile_group(node: Node, compiler: Compiler, delimiter: str) -> Render:
    """Compile cs:group: nothing is shown when all variables in it are empty."""
    children = compiler.children(node, node.get("delimiter"))

    def run(ctx: Context, out: Pieces) -> int:
        start = len(out)
        state = children(ctx, out)
        if state == EMPTY:
            del out[start:]
        elif state == NONE and len(out) > start:
            return FULL
        return state

    return wrapped(run, node, compiler)


@element("choose")
def compile_choose(node: Node, compiler: Compiler, delimiter: str) -> Render:
    """Compile cs:choose."""
    branches: list[tuple[Test, Render]] = []
    for child in node.children:
        if child.tag == "else":
            branches.append((_always, compiler.children(child, delimiter)))
            break
        if child.tag not in ("if", "else-if"):
            raise compiler.error(child, "cs:choose holds if, else-if and else")
        branches.append((compile_test(child, compiler), compiler.children(child, delimiter)))
    if len(branches) == 1:
        return _one_branch(*branches[0])
    if len(branches) == 2:
        return _two_branches(*branches[0], *branches[1])

    def run(ctx: Context, out: Pieces) -> int:
        for test, render in branches:
            if test(ctx):
                return render(ctx, out)
        return NONE

    return run


def _one_branch(test: Test, render: Render) -> Render:
    def run(ctx: Context, out: Pieces) -> int:
        return render(ctx, out) if test(ctx) else NONE

    return run


def _two_branches(test: Test, render: Render, other: Test, alternative: Render) -> Render:
    if other is _always:

        def either(ctx: Context, out: Pieces) -> int:
            return render(ctx, out) if test(ctx) else alternative(ctx, out)

        return either

    def run(ctx: Context, out: Pieces) -> int:
        if test(ctx):
            return render(ctx, out)
        return alternative(ctx, out) if other(ctx) else NONE

    return run


def _always(ctx: Context) -> bool:
    return True


def compile_test(node: Node, compiler: Compiler) -> Test:
    """Compile the conditions of cs:if or cs:else-if."""
    match = node.get("match", "all")
    if match not in _MATCHES:
        raise compiler.error(node, f"match is all, any or none, not «{match}»")
    tests: list[Test] = []
    for name, value in node.attrs.items():
        if name == "match":
            continue
        if name not in _CONDITIONS:
            raise compiler.error(node, f"there is no condition «{name}»")
        tests += _CONDITIONS[name](value.split(), match)
    if not tests:
        return _always
    return _MATCHES[match](tests)


def _all(tests: Sequence[Test]) -> Test:
    if len(tests) == 1:
        return tests[0]
    return lambda ctx: all([test(ctx) for test in tests])


def _any(tests: Sequence[Test]) -> Test:
    if len(tests) == 1:
        return tests[0]

    def run(ctx: Context) -> bool:
        for test in tests:  # noqa: SIM110 (a generator costs more than the test)
            if test(ctx):
                return True
        return False

    return run


def _none(tests: Sequence[Test]) -> Test:
    some = _any(tests)
    return lambda ctx: not some(ctx)


_MATCHES: Final[dict[str, Callable[[Sequence[Test]], Test]]] = {
    "all": _all,
    "any": _any,
    "none": _none,
}


def _types(values: list[str], match: str) -> list[Test]:
    wanted = frozenset(values)
    if match == "all" and len(wanted) > 1:
        return [lambda ctx: False]
    return [lambda ctx: ctx.entry.type in wanted]


def _variables(values: list[str], match: str) -> list[Test]:
    return [_has(name) for name in values]


def _has(name: str) -> Test:
    if name in _STATES:
        return _STATES[name]
    return lambda ctx: ctx.entry.has(name)


_STATES: Final[dict[str, Test]] = {
    "locator": lambda ctx: bool(ctx.locator),
    "citation-number": lambda ctx: bool(ctx.number),
    "year-suffix": lambda ctx: bool(ctx.suffix),
    "first-reference-note-number": lambda ctx: bool(ctx.note),
}


def _numeric(values: list[str], match: str) -> list[Test]:
    return [_is_numeric(name) for name in values]


def _is_numeric(name: str) -> Test:
    if name == "locator":
        return lambda ctx: is_numeric(ctx.locator)
    return lambda ctx: is_numeric(ctx.fields.plain(name))


def _uncertain(values: list[str], match: str) -> list[Test]:
    return [_if_date(name, lambda date: date.circa) for name in values]


def _if_date(name: str, test: Callable[[DateValue], bool]) -> Test:
    if name not in DATES:
        return lambda ctx: False
    return lambda ctx: test(ctx.entry.date(name))


def _locators(values: list[str], match: str) -> list[Test]:
    wanted = frozenset(values)
    return [lambda ctx: bool(ctx.locator) and ctx.label in wanted]


def _positions(values: list[str], match: str) -> list[Test]:
    return [_POSITIONS[value] for value in values if value in _POSITIONS]


_POSITIONS: Final[dict[str, Test]] = {
    "first": lambda ctx: ctx.area == "citation" and ctx.position == Position.FIRST,
    "subsequent": lambda ctx: ctx.position >= Position.SUBSEQUENT,
    "ibid": lambda ctx: ctx.position >= Position.IBID,
    "ibid-with-locator": lambda ctx: ctx.position == Position.IBID_WITH_LOCATOR,
    "near-note": lambda ctx: ctx.near_note,
}


def _disambiguate(values: list[str], match: str) -> list[Test]:
    return [lambda ctx: ctx.names.condition]


def _name_count(compare: Callable[[int, int], bool]) -> Callable[[list[str], str], list[Test]]:
    """kz:names-min and kz:names-max: «author 4», how many names a variable has."""

    def make(values: list[str], match: str) -> list[Test]:
        pairs = zip(values[::2], values[1::2], strict=False)
        return [_counted(name, int(count), compare) for name, count in pairs if count.isdigit()]

    return make


def _counted(name: str, count: int, compare: Callable[[int, int], bool]) -> Test:
    return lambda ctx: compare(len(ctx.entry.people(name)), count)


def _languages(values: list[str], match: str) -> list[Test]:
    wanted = frozenset(value.lower() for value in values)

    def run(ctx: Context) -> bool:
        tag = (ctx.entry.language or ctx.locale.lang).lower()
        return tag in wanted or tag.split("-")[0] in wanted

    return [run]


_CONDITIONS: Final[dict[str, Callable[[list[str], str], list[Test]]]] = {
    "type": _types,
    "variable": _variables,
    "is-numeric": _numeric,
    "is-uncertain-date": _uncertain,
    "locator": _locators,
    "position": _positions,
    "disambiguate": _disambiguate,
    "kz:names-min": _name_count(lambda number, count: number >= count),
    "kz:names-max": _name_count(lambda number, count: number <= count),
    "kz:language": _languages,
}
