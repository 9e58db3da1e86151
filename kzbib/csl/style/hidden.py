"""Which variables a cs:substitute may hide in the rest of an entry.

What was shown for names that are missing is not shown again (CSL 1.0.2,
«Substitute»). Items of most shapes have names; then little is ever hidden, and all
other variables that they have are shown for certain.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from kzbib.csl.style.compiler import Compiler
    from kzbib.csl.xml import Node


MAX_SUBSTITUTES: Final = 200
"""With more substitutes than that, all that an area names may be hidden."""


class Hidden(NamedTuple):
    """What is known of the substitutes of an area for items of a shape."""

    variables: frozenset[str]
    """What they may hide."""
    ends: Mapping[int, int]
    """By the identity of cs:names: the alternative that shows names for certain."""


def hidden(area: Node, compiler: Compiler) -> Hidden:
    """Return what is known of the substitutes for the shape to compile for.

    At first any variable may be hidden. Each turn finds names that are shown for
    certain, and so substitutes, or alternatives of them, that never come into play.
    """
    before = Hidden(_Search(compiler, {}, None).variables(area), {})
    if compiler.substitutes > MAX_SUBSTITUTES:
        return before
    known: dict[int, frozenset[str]] = {}
    while True:
        search = _Search(compiler, known, before.variables)
        search.roots = [search.reach(root) for root in _roots(area)]
        known = {key: search.hides(key) for root in search.roots for key in root}
        after = Hidden(frozenset().union(*known.values()), search.ends)
        if after == before:
            return after
        before = after


def _roots(area: Node) -> Iterable[Node]:
    """What is rendered on its own: layouts and sort keys."""
    for child in area.children:
        if child.tag == "sort":
            yield from child.children
        else:
            yield child


class _Search:
    """One turn through all that items of a shape can reach."""

    def __init__(
        self,
        compiler: Compiler,
        known: Mapping[int, frozenset[str]],
        may_hide: frozenset[str] | None,
    ) -> None:
        self.compiler = compiler
        self.known = known
        self.may_hide = may_hide
        self.roots: list[Counter[int]] = []
        """By rendering: how often it comes to each cs:names with substitutes."""
        self.ends: dict[int, int] = {}
        self._names: dict[int, Node] = {}
        self._reached: dict[str, Counter[int]] = {}
        self._variables: dict[str, frozenset[str]] = {}

    def children(self, node: Node) -> tuple[Node, ...]:
        """The children that may be rendered."""
        branch = self.compiler.branch(node) if node.tag == "choose" else None
        if branch is node:
            return ()
        return (branch or node).children

    def variables(self, node: Node) -> frozenset[str]:
        """All variables that an element comes to."""
        found = set(node.get("variable").split())
        for child in self.children(node):
            found |= self.variables(child)
        name = node.get("macro")
        if name in self.compiler.macros:
            if name not in self._variables:
                self._variables[name] = self.variables(self.compiler.macros[name])
            found |= self._variables[name]
        return frozenset(found)

    def reach(self, node: Node) -> Counter[int]:
        """The substitutes that an element comes to, and how often."""
        found: Counter[int] = Counter()
        for child in self.children(node):
            if child.tag != "substitute":
                found += self.reach(child)
            elif not self.shows(node, self.may_hide):
                found += self.reach(child)
                found[id(node)] += 1
                self._names[id(node)] = node
        name = node.get("macro")
        if name in self.compiler.macros:
            if name not in self._reached:
                self._reached[name] = self.reach(self.compiler.macros[name])
            found += self._reached[name]
        return found

    def shows(self, node: Node, may_hide: frozenset[str] | None) -> bool:
        """Whether a cs:names element shows names for certain."""
        if may_hide is None or self.compiler.may_hide_names:
            return False
        return any(
            not self.compiler.lacks(role) and role not in may_hide
            for role in node.get("variable").split()
        )

    def hides(self, key: int) -> frozenset[str]:
        """The variables that the substitutes of a cs:names element may hide."""
        substitute = self._names[key].find("substitute")
        beside = {other for root in self.roots if key in root for other in root} - {key}
        others = frozenset().union(*(self.known.get(other, ()) for other in beside))
        once = all(root[key] < 2 for root in self.roots) and key in self.known
        found: set[str] = set()
        for place, one in enumerate(substitute.children if substitute else ()):
            found |= self.variables(one)
            if once and one.tag == "names" and self.shows(one, others):
                self.ends[key] = place
                break
        return frozenset(found)


def cuts_names(attrs: Mapping[str, str]) -> bool:
    """Whether an element may leave nothing of a list of names."""
    if "names-min" in attrs and "names-use-first" not in attrs:
        return True
    return any(
        name.endswith("use-first") and not (value.isdigit() and value.strip("0"))
        for name, value in attrs.items()
    )
