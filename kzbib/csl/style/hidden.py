"""Which variables a cs:substitute may hide in the rest of an entry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from kzbib.csl.shape import Shape
from kzbib.csl.xml import Node


class Substitute(NamedTuple):
    """The roles of a cs:names element, and the variables of its substitutes."""

    roles: tuple[str, ...]
    variables: frozenset[str]


def substitutes(
    nodes: Iterable[Node], reach: Callable[[Node, set[str]], Iterable[Node]]
) -> tuple[Substitute, ...]:
    """Return all substitutes of an area; ``reach`` follows the macros of an element."""
    found: list[Substitute] = []
    for node in nodes:
        inside = node.find("substitute") if node.tag == "names" else None
        if inside is not None:
            variables = [
                name
                for one in reach(inside, set())
                for name in one.get("variable").split()
            ]
            roles = tuple(node.get("variable").split())
            found.append(Substitute(roles, frozenset(variables)))
    return tuple(found)


def all_hidden(known: Iterable[Substitute]) -> frozenset[str]:
    """Return all variables that a substitute may show."""
    return frozenset().union(*(one.variables for one in known))


def hidden(known: Iterable[Substitute], shape: Shape) -> frozenset[str]:
    """Return the variables that may be hidden in items of a shape.

    Names that are there are never substituted, unless they may be hidden themselves.
    """
    left = list(known)
    while True:
        names = all_hidden(left)
        rest = [
            one
            for one in left
            if not any(shape.has(role) and role not in names for role in one.roles)
        ]
        if len(rest) == len(left):
            return names
        left = rest


def cuts_names(attrs: Mapping[str, str]) -> bool:
    """Whether an element may leave nothing of a list of names."""
    if "names-min" in attrs and "names-use-first" not in attrs:
        return True
    return any(
        name.endswith("use-first") and not (value.isdigit() and value.strip("0"))
        for name, value in attrs.items()
    )
