"""cs:names: lists of names with labels, and what is substituted for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kzbib.csl.context import EMPTY, FULL, NONE, Context, Render
from kzbib.csl.people import Person
from kzbib.csl.pieces import (
    UNWHOLE_MARK,
    WHOLE_MARK,
    Pieces,
)
from kzbib.csl.style.compiler import Compiler, element
from kzbib.csl.style.flat import Flat, is_quiet, quiet, ready
from kzbib.csl.style.name_list import EtAl, count_shown, render_list
from kzbib.csl.style.name_spec import NameSpec, name_spec
from kzbib.csl.style.text import put, term_pieces
from kzbib.csl.style.wrap import empty, nothing, sure, wrapped

if TYPE_CHECKING:
    from kzbib.csl.xml import Node


@dataclass(frozen=True, eq=False)
class NamesSpec:
    """A compiled cs:names without its substitutes."""

    variables: tuple[str, ...]
    """Those that items may have."""
    name: NameSpec
    sort_name: NameSpec
    et_al: EtAl
    label: Node | None
    label_first: bool
    render_label: Render | None
    delimiter: str
    both: bool
    """Whether editor and translator may be shown as one."""


_NEVER = (nothing, empty)


class _LabelOf:
    """Which role the label at hand is for; shared with the compiled label."""

    def __init__(self) -> None:
        self.role = ""
        self.plural = False


@element("names")
def compile_names(node: Node, compiler: Compiler, delimiter: str) -> Render:
    """Compile cs:names."""
    if not node.get("variable"):
        raise compiler.error(node, "the attribute variable is needed")
    labelled = _LabelOf()
    spec = _spec(node, compiler, labelled)
    known = any(compiler.names(role) for role in spec.variables)
    end = compiler.hidden.ends.get(id(node), -1)
    alternatives = [] if known else _alternatives(node, compiler, end)
    nested = bool(compiler.names_parents)
    some = bool(spec.variables)
    show = _one_role if len(spec.variables) == 1 else _all_roles
    if not some and not alternatives and (nested or compiler.area == "bibliography"):
        return empty

    def run(ctx: Context, out: Pieces) -> int:
        if ctx.without_names == 1 and not nested:
            ctx.without_names = 2
            return EMPTY
        start = len(out)
        if not (some and show(ctx, spec, labelled, out)):
            del out[start:]
            if not alternatives or not _substitute(ctx, out, alternatives):
                return EMPTY
        if ctx.marks and not nested and len(out) > start:
            out.insert(start, WHOLE_MARK)
            out.append(UNWHOLE_MARK)
        return FULL

    known = known or end >= 0
    sure(run)
    if known and spec.name.form != "count":
        shy = compiler.area == "citation" and not nested
        flat = Flat([run], FULL, (), (lambda: run) if shy else None, shy=shy)
        return wrapped(flat, node, compiler)
    if all(is_quiet(alternative) for alternative, _ in alternatives):
        quiet(run)
    return wrapped(run, node, compiler)


_Alternative = tuple[Render, str]
"""A rendering, and the term that it shows, if it is one."""


def _alternatives(node: Node, compiler: Compiler, end: int) -> list[_Alternative]:
    """What may be shown for names; what follows place ``end`` never is."""
    substitute = node.find("substitute")
    if substitute is None:
        return []
    compiler.names_parents.append(node)
    found = [
        (
            ready(compiler.element(child)),
            child.get("term") if child.tag == "text" else "",
        )
        for child in substitute.children[: end + 1 or None]
    ]
    compiler.names_parents.pop()
    return [pair for pair in found if pair[1] or pair[0] not in _NEVER]


def _substitute(
    ctx: Context, out: Pieces, alternatives: Sequence[_Alternative]
) -> bool:
    """Render the first alternative that shows anything; hide its variables later.

    A term that the style defines as empty ends the search as well.
    """
    outer, start = ctx.used, len(out)
    for alternative, term in alternatives:
        ctx.used = []
        alternative(ctx, out)
        if len(out) > start or (term and ctx.locale.term(term) == ""):
            ctx.suppressed |= frozenset(ctx.used)
            if outer is not None:
                outer += ctx.used
            ctx.used = outer
            return True
    ctx.used = outer
    return False


def _spec(node: Node, compiler: Compiler, labelled: _LabelOf) -> NamesSpec:
    """The spec of cs:names; in cs:substitute, what it lacks comes from its parent."""
    known = {child.tag for child in node.children}
    if known - _CHILDREN:
        bad = next(child for child in node.children if child.tag not in _CHILDREN)
        raise compiler.error(bad, "this element cannot stand in cs:names")
    source = node
    if compiler.names_parents and not known & _CHILDREN:
        source = compiler.names_parents[-1]
    elif compiler.names_parents and "name" not in known:
        source = node
    name, et_al, label = (source.find(tag) for tag in ("name", "et-al", "label"))
    if name is None and compiler.names_parents:
        name = compiler.names_parents[-1].find("name")
    tags = [child.tag for child in source.children]
    first = label is not None and name is not None and "name" in tags
    first = first and tags.index("label") < tags.index("name")
    spec = name_spec(name, compiler.inherited, compiler.options)
    roles = node.get("variable").split()
    delimiter = node.get("delimiter", compiler.inherited.get("names-delimiter", ""))
    return NamesSpec(
        tuple(role for role in roles if not compiler.lacks(role)),
        spec,
        sort_spec(spec),
        EtAl.of(et_al),
        label,
        first,
        _compile_label(label, compiler, labelled) if label else None,
        delimiter,
        {"editor", "translator"} <= set(roles),
    )


_CHILDREN = frozenset(["name", "et-al", "label", "substitute", "institution"])


def sort_spec(spec: NameSpec) -> NameSpec:
    """Return how names stand in a sort key: in full, family name first."""
    demote = "display-and-sort" if spec.demote == "sort-only" else spec.demote
    return replace(
        spec,
        sort_order="all",
        demote=demote,
        conjunction="",
        separator=" ",
        delimiter="  ",
        sorting=True,
    )


def _compile_label(node: Node, compiler: Compiler, labelled: _LabelOf) -> Render:
    form, plural = node.get("form", "long"), node.get("plural", "contextual")

    def run(ctx: Context, out: Pieces) -> int:
        many = labelled.plural if plural == "contextual" else plural == "always"
        text = ctx.locale.term(labelled.role, form, plural=many)
        if text:
            put(out, term_pieces(text))
        return NONE

    return wrapped(run, node, compiler)


def _roles(ctx: Context, spec: NamesSpec) -> list[tuple[str, tuple[Person, ...]]]:
    """The name variables that are there; one where editor and translator agree."""
    roles = [
        (role, people)
        for role in spec.variables
        if role not in ctx.suppressed
        and (ctx.used is None or role not in ctx.used)
        and (people := ctx.entry.people(role))
    ]
    if spec.both and len(roles) == 2 and not ctx.entry.raw.get("editortranslator"):
        (_, editors), (_, translators) = roles
        same = [vars_of(one) for one in editors] == [
            vars_of(one) for one in translators
        ]
        if same and ctx.locale.term("editortranslator"):
            return [("editortranslator", editors)]
    return roles


def vars_of(person: Person) -> tuple[str, ...]:
    """Return what makes a name the same as another."""
    return (
        person.literal, person.family, person.given, person.dropping,
        person.non_dropping, person.suffix,
    )  # fmt: skip


def _all_roles(ctx: Context, spec: NamesSpec, labelled: _LabelOf, out: Pieces) -> bool:
    roles = _roles(ctx, spec)
    if not roles:
        return False
    if spec.name.form == "count":
        count = sum(count_shown(ctx, spec.name, len(people)) for _, people in roles)
        out.append(str(count))
        return True
    filled = False
    for role, people in roles:
        here = len(out)
        _role(ctx, spec, labelled, role, people, out)
        if filled and len(out) > here and spec.delimiter:
            out.insert(here, spec.delimiter)
        filled = filled or len(out) > here
        if ctx.used is not None:
            ctx.used += [role] if role != "editortranslator" else spec.variables
    return filled


def _one_role(ctx: Context, spec: NamesSpec, labelled: _LabelOf, out: Pieces) -> bool:
    role = spec.variables[0]
    people = ctx.entry.people(role)
    if not people or role in ctx.suppressed or (ctx.used and role in ctx.used):
        return False
    if spec.name.form == "count":
        out.append(str(count_shown(ctx, spec.name, len(people))))
        return True
    here = len(out)
    _role(ctx, spec, labelled, role, people, out)
    if ctx.used is not None:
        ctx.used.append(role)
    return len(out) > here


def _role(
    ctx: Context, spec: NamesSpec, labelled: _LabelOf, role: str,
    people: tuple[Person, ...], out: Pieces,
) -> None:  # fmt: skip
    name = spec.name if ctx.sorting is None else spec.sort_name
    start = len(out)
    render_list(ctx, name, spec.et_al, people, out)
    if spec.render_label is None or ctx.sorting is not None or len(out) == start:
        return
    labelled.role, labelled.plural = role, len(people) > 1
    if not spec.label_first:
        spec.render_label(ctx, out)
        return
    names = out[start:]
    del out[start:]
    spec.render_label(ctx, out)
    out += names
