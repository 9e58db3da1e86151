"""From elements to closures: one function per kind of element, macros once an area."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kzbib.csl.context import Render
from kzbib.csl.dates import DateValue
from kzbib.csl.locale import Locale
from kzbib.csl.pieces import Piece
from kzbib.csl.shape import UNSURE, Shape
from kzbib.csl.style.hidden import Hidden
from kzbib.csl.style.wrap import grouped, joined
from kzbib.csl.xml import Node
from kzbib.errors import StyleError


class Compiler:
    """Compiles the elements of one area (citation, bibliography) of a style."""

    def __init__(
        self,
        where: str,
        area: str,
        macros: Mapping[str, Node],
        inherited: Mapping[str, str],
        options: Mapping[str, str],
    ) -> None:
        self.where = where
        self.area = area
        self.macros = macros
        self.inherited = inherited
        """Name attributes of cs:style and of the area (CSL 1.0.2, «Inheritable…»)."""
        self.options = options
        """Attributes of cs:style."""
        self.page_format = options.get("page-range-format", "")
        self._compiled: dict[str, Render] = {}
        self._branches: dict[int, Node | None] = {}
        self.names_parents: list[Node] = []
        """The cs:names elements around a cs:substitute."""
        self.shape: Shape | None = None
        """The only shape of items to render; None for all."""
        self.locale: Locale | None = None
        """The only locale to render with; None for all, as without a shape."""
        self.substitutes = 0
        """How many cs:substitute elements the area has."""
        self.may_hide_names = False
        """Whether a list of names may be cut to nothing (et-al-use-first="0")."""
        self.hidden = Hidden(frozenset(), {})
        """What may be hidden since it was substituted for names."""
        self.known_dates: dict[int, KnownDates] = {}
        """By the identity of cs:date: dates that were rendered before."""
        self.explicit_suffix = False
        """Whether the area says itself where the year suffix stands."""

    def lacks(self, variable: str) -> bool:
        """Whether no item to render has a value for a variable."""
        return self.shape is not None and not self.shape.has(variable)

    def shows(self, variable: str) -> bool:
        """Whether all items to render have a value for a variable, and show it."""
        if (
            self.shape is None
            or variable in self.hidden.variables
            or variable in UNSURE
        ):
            return False
        return self.shape.has(variable)

    def names(self, variable: str) -> bool:
        """Whether all items to render have names in a variable, and show some."""
        return not self.may_hide_names and self.shows(variable)

    @property
    def language(self) -> str:
        """The language whose rules of case hold; "" where it is not known."""
        if self.shape is None or self.locale is None:
            return ""
        return self.shape.language or self.locale.lang.lower()

    def error(self, node: Node, message: str) -> StyleError:
        """Return an error that names the element and its line."""
        place = f"{self.where}:{node.line}"
        return StyleError(f"<{node.tag}>: {message}", where=place)

    def element(self, node: Node, delimiter: str = "") -> Render:
        """Return the rendering of an element; ``delimiter`` is that of its group."""
        if node.tag == "choose":
            return ELEMENTS["choose"](node, self, delimiter)
        try:
            compile_element = ELEMENTS[node.tag]
        except KeyError:
            raise self.error(node, "this element cannot stand here") from None
        return compile_element(node, self, delimiter)

    def children(self, node: Node, delimiter: str = "") -> Render:
        """Return the rendering of all children with a delimiter between them."""
        return joined(self.parts(node, delimiter), delimiter)

    def parts(self, node: Node, delimiter: str = "") -> list[Render]:
        """Return the children; of a choice that is known, those of its branch."""
        out: list[Render] = []
        for child in node.children:
            branch = self.branch(child) if self._decides(child) else None
            if branch is None:
                out.append(self.element(child, delimiter))
            elif branch is not child:
                out += self.parts(branch, delimiter)
        return out

    def branch(self, node: Node) -> Node | None:
        """Return the branch of cs:choose for the shape; itself for none.

        None means that it cannot be known before an item is rendered.
        """
        key = id(node)
        if key not in self._branches:
            self._branches[key] = BRANCH["choose"](node, self)
        return self._branches[key]

    def _decides(self, node: Node) -> bool:
        return self.shape is not None and node.tag == "choose"

    def macro(self, name: str, node: Node) -> Render:
        """Return the rendering of a macro, compiled when it is first met."""
        if name not in self.macros:
            raise self.error(node, f"there is no macro «{name}»")
        if name not in self._compiled:
            parents, self.names_parents = self.names_parents, []
            self._compiled[name] = grouped(self.parts(self.macros[name]))
            self.names_parents = parents
        return self._compiled[name]


KnownDates = dict[tuple[DateValue, int, str, bool], tuple[Piece, ...]]
"""By date, locale, language and whether it is to be shown, not to sort by."""
CompileElement = Callable[[Node, Compiler, str], Render]
BRANCH: dict[str, Callable[[Node, Compiler], Node | None]] = {}
"""Finds the branch of a choice that the shape decides on, or None."""
ELEMENTS: dict[str, CompileElement] = {}
"""The kinds of elements; the modules beside this one register theirs."""


def element(tag: str) -> Callable[[CompileElement], CompileElement]:
    """Register the compiler of an element."""

    def register(function: CompileElement) -> CompileElement:
        ELEMENTS[tag] = function
        return function

    return register
