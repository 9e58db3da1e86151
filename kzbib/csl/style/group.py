"""cs:group, and cs:choose with its conditions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from kzbib.csl.context import FULL, NONE, Context, Position, Render, Test
from kzbib.csl.items import DATES
from kzbib.csl.numbers import is_numeric
from kzbib.csl.pieces import Pieces
from kzbib.csl.rich import rich
from kzbib.csl.shape import UNSURE, uncertain
from kzbib.csl.style.compiler import BRANCH, Compiler, element
from kzbib.csl.style.flat import is_quiet, quiet, ready
from kzbib.csl.style.steps import affix, formatting_steps
from kzbib.csl.style.text import put
from kzbib.csl.style.wrap import grouped, nothing, wrapped

if TYPE_CHECKING:
    from kzbib.csl.xml import Node


@element("group")
def compile_group(node: Node, compiler: Compiler, delimiter: str) -> Render:
    """Compile cs:group: nothing is shown when all variables in it are empty."""
    inside = node.get("delimiter")
    parts = compiler.parts(node, inside)
    if statement := node.get("kz:statement"):
        render = _statement(statement, inside, ready(grouped(parts, inside)))
        return wrapped(render, node, compiler)
    if formatting_steps(node) or node.get("display"):
        return wrapped(grouped(parts, inside), node, compiler)
    around = (affix(node.get("prefix")), affix(node.get("suffix")))
    return grouped(parts, inside, around)


def _statement(key: str, delimiter: str, otherwise: Render) -> Render:
    """kz:statement: a text of ``custom``, as it was printed, instead of children."""

    def run(ctx: Context, out: Pieces) -> int:
        custom = ctx.entry.raw.get("custom")
        stated = custom.get(key) if isinstance(custom, Mapping) else None
        texts = [stated] if isinstance(stated, str) else stated
        if not texts or not isinstance(texts, list):
            return otherwise(ctx, out)
        for place, text in enumerate(texts):
            if place:
                out.append(delimiter)
            put(out, rich(str(text)))
        return FULL

    return run


@element("choose")
def compile_choose(node: Node, compiler: Compiler, delimiter: str) -> Render:
    """Compile cs:choose without the branches that the shape of items rules out."""
    branches: list[tuple[Test, Render]] = []
    for child in node.children:
        if child.tag == "else":
            test: Test | bool = True
        elif child.tag in ("if", "else-if"):
            test = compile_test(child, compiler)
        else:
            raise compiler.error(child, "cs:choose holds if, else-if and else")
        if test is False:
            continue
        render = compiler.children(child, delimiter)
        if test is True:
            branches.append((_always, render))
            break
        branches.append((test, render))
    return _branching(branches)


def known_branch(node: Node, compiler: Compiler) -> Node | None:
    """Return the branch of cs:choose that the shape decides on; itself for none.

    None means that it cannot be known before an item is rendered.
    """
    for child in node.children:
        test = child.tag == "else" or compile_test(child, compiler)
        if test is True:
            return child
        if test is not False:
            return None
    return node


def _branching(branches: Sequence[tuple[Test, Render]]) -> Render:
    if not branches:
        return nothing
    if branches[0][0] is _always:
        return branches[0][1]
    run = _chosen([(test, ready(render)) for test, render in branches])
    return quiet(run) if all(is_quiet(render) for _, render in branches) else run


def _chosen(branches: Sequence[tuple[Test, Render]]) -> Render:
    test, render = branches[0]
    if len(branches) == 1:
        return lambda ctx, out: render(ctx, out) if test(ctx) else NONE
    other, alternative = branches[1]
    if other is _always:
        return lambda ctx, out: (render if test(ctx) else alternative)(ctx, out)

    def run(ctx: Context, out: Pieces) -> int:
        for test, render in branches:
            if test(ctx):
                return render(ctx, out)
        return NONE

    return run


def _always(ctx: Context) -> bool:
    return True


def compile_test(node: Node, compiler: Compiler) -> Test | bool:
    """Compile the conditions of cs:if or cs:else-if; what is known, to a bool."""
    match = node.get("match", "all")
    if match not in _MATCHES:
        raise compiler.error(node, f"match is all, any or none, not «{match}»")
    tests: list[Test | bool] = []
    for name, value in node.attrs.items():
        if name == "match":
            continue
        if name not in _CONDITIONS:
            raise compiler.error(node, f"there is no condition «{name}»")
        tests += _CONDITIONS[name](value.split(), match, compiler)
    return _MATCHES[match](tests) if tests else True


def _all(tests: Sequence[Test | bool]) -> Test | bool:
    left = [test for test in tests if not isinstance(test, bool)]
    if False in tests or not left:
        return False not in tests
    if len(left) == 1:
        return left[0]
    return lambda ctx: all(test(ctx) for test in left)


def _any(tests: Sequence[Test | bool]) -> Test | bool:
    left = [test for test in tests if not isinstance(test, bool)]
    if True in tests or not left:
        return True in tests
    if len(left) == 1:
        return left[0]

    def run(ctx: Context) -> bool:
        for test in left:  # noqa: SIM110 (a generator costs more than the test)
            if test(ctx):
                return True
        return False

    return run


def _none(tests: Sequence[Test | bool]) -> Test | bool:
    some = _any(tests)
    if isinstance(some, bool):
        return not some
    return lambda ctx: not some(ctx)


_MATCHES: Final[dict[str, Callable[[Sequence[Test | bool]], Test | bool]]] = {
    "all": _all,
    "any": _any,
    "none": _none,
}
_Tests = list[Test | bool]
_Make = Callable[[list[str], str, Compiler], _Tests]


def _types(values: list[str], match: str, compiler: Compiler) -> _Tests:
    wanted = frozenset(values)
    if match == "all" and len(wanted) > 1:
        return [False]
    if compiler.shape is not None:
        return [compiler.shape.type in wanted]
    return [lambda ctx: ctx.entry.type in wanted]


def _variables(values: list[str], match: str, compiler: Compiler) -> _Tests:
    return [_has(name, compiler) for name in values]


def _has(name: str, compiler: Compiler) -> Test | bool:
    if name in _STATES:
        return _STATES[name]
    if compiler.shape is not None and not (name in UNSURE and compiler.shape.has(name)):
        return compiler.shape.has(name)
    return lambda ctx: ctx.entry.has(name)


_STATES: Final[dict[str, Test]] = {
    "locator": lambda ctx: bool(ctx.locator),
    "citation-number": lambda ctx: bool(ctx.number),
    "year-suffix": lambda ctx: bool(ctx.suffix),
    "first-reference-note-number": lambda ctx: bool(ctx.note),
}


def _numeric(values: list[str], match: str, compiler: Compiler) -> _Tests:
    return [_is_numeric(name, compiler) for name in values]


def _is_numeric(name: str, compiler: Compiler) -> Test | bool:
    if name == "locator":
        return lambda ctx: is_numeric(ctx.locator)
    if compiler.lacks(name):
        return False
    return lambda ctx: is_numeric(ctx.fields.plain(name))


def _uncertain(values: list[str], match: str, compiler: Compiler) -> _Tests:
    return [_if_circa(name, compiler) for name in values]


def _if_circa(name: str, compiler: Compiler) -> Test | bool:
    if name not in DATES or compiler.lacks(name):
        return False
    if compiler.shape is not None:
        return compiler.shape.has(uncertain(name))
    return lambda ctx: ctx.entry.date(name).circa


def _locators(values: list[str], match: str, compiler: Compiler) -> _Tests:
    wanted = frozenset(values)
    if compiler.area == "bibliography":
        return [False]
    return [lambda ctx: bool(ctx.locator) and ctx.label in wanted]


def _positions(values: list[str], match: str, compiler: Compiler) -> _Tests:
    if compiler.area == "bibliography":
        return [False]
    return [_POSITIONS[value] for value in values if value in _POSITIONS]


_POSITIONS: Final[dict[str, Test]] = {
    "first": lambda ctx: ctx.area == "citation" and ctx.position == Position.FIRST,
    "subsequent": lambda ctx: ctx.position >= Position.SUBSEQUENT,
    "ibid": lambda ctx: ctx.position >= Position.IBID,
    "ibid-with-locator": lambda ctx: ctx.position == Position.IBID_WITH_LOCATOR,
    "near-note": lambda ctx: ctx.near_note,
}


def _disambiguate(values: list[str], match: str, compiler: Compiler) -> _Tests:
    return [_holds]


def _holds(ctx: Context) -> bool:
    ctx.tested += 1
    return ctx.tested <= ctx.names.condition


def _name_count(compare: Callable[[int, int], bool]) -> _Make:
    """kz:names-min and kz:names-max: «author 4», how many names a variable has."""

    def make(values: list[str], match: str, compiler: Compiler) -> _Tests:
        pairs = zip(values[::2], values[1::2], strict=False)
        return [
            _counted(name, int(count), compare)
            for name, count in pairs
            if count.isdigit() and len(count) < 7
        ]

    return make


def _counted(name: str, count: int, compare: Callable[[int, int], bool]) -> Test:
    return lambda ctx: compare(len(ctx.entry.people(name)), count)


def _languages(values: list[str], match: str, compiler: Compiler) -> _Tests:
    wanted = frozenset(value.lower() for value in values)

    def run(ctx: Context) -> bool:
        tag = (ctx.entry.language or ctx.locale.lang).lower()
        return tag in wanted or tag.split("-")[0] in wanted

    return [run]


_CONDITIONS: Final[dict[str, _Make]] = {
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
BRANCH["choose"] = known_branch
