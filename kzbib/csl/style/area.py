"""cs:citation and cs:bibliography, compiled: in general, and for frequent shapes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from kzbib.csl.context import Render
from kzbib.csl.items import Entry
from kzbib.csl.locale import Locale
from kzbib.csl.pieces import Pieces
from kzbib.csl.shape import Shape
from kzbib.csl.style import date, group, names, number, text
from kzbib.csl.style.compiler import Compiler, KnownDates
from kzbib.csl.style.flat import ready
from kzbib.csl.style.hidden import cuts_names, hidden
from kzbib.csl.style.name_spec import INHERITED
from kzbib.csl.style.sort import SortKey, compile_keys
from kzbib.csl.style.steps import Step, affix, formatting_steps
from kzbib.csl.style.wrap import joined
from kzbib.csl.xml import Node

_ELEMENT_MODULES: Final = (date, group, names, number, text)
"""Imported for the elements that they register."""
OFTEN: Final = 6
"""How many items of a shape must come before the style is compiled for it."""
MAX_PROGRAMS: Final = 300


class Layout(NamedTuple):
    """A compiled cs:layout; ``languages`` is empty for the one of all others."""

    number: int
    languages: frozenset[str]
    render: Render
    first: Render
    """The first child, for second-field-align."""
    rest: Render
    """The other children."""
    others: tuple[Render, ...]
    """The other children one by one."""
    prefix: Pieces
    suffix: Pieces
    delimiter: str
    steps: tuple[Step, ...]


class Program(NamedTuple):
    """An area compiled for all items, or for those of one shape."""

    layouts: tuple[Layout, ...]
    keys: tuple[SortKey, ...]

    def layout(self, language: str) -> Layout:
        """Return the layout for a language: its own, else that of all others."""
        if len(self.layouts) == 1:
            return self.layouts[0]
        tag = language.lower()
        base = tag.split("-")[0]
        for layout in self.layouts:
            if tag in layout.languages or base in layout.languages:
                return layout
        return next(
            (layout for layout in self.layouts if not layout.languages),
            self.layouts[-1],
        )


class Area:
    """An area of a style. Raises StyleError when an element of it is wrong."""

    def __init__(
        self,
        node: Node,
        where: str,
        macros: Mapping[str, Node],
        style_options: Mapping[str, str],
    ) -> None:
        self.name = node.tag
        self.options: Mapping[str, str] = node.attrs
        self._node = node
        self._where = where
        self._macros = macros
        self._style_options = style_options
        self._inherited = {
            name: value
            for attrs in (style_options, node.attrs)
            for name, value in attrs.items()
            if name in INHERITED
        }
        reached = list(self._reached(node, set()))
        self._explicit_suffix = any(
            found.get("variable") == "year-suffix" for found in reached
        )
        self.tests_disambiguate = any("disambiguate" in one.attrs for one in reached)
        self._cut_names = any(cuts_names(one.attrs) for one in reached)
        self._cut_names |= cuts_names(self._inherited)
        self._known_dates: dict[int, KnownDates] = {}
        self.general = self._compile(None, None)
        self._programs: dict[tuple[Shape, int], Program | int] = {}
        self._compiled = 0

    @property
    def keys(self) -> tuple[SortKey, ...]:
        """The keys of cs:sort."""
        return self.general.keys

    def program(self, entry: Entry, locale: Locale) -> Program:
        """Return what renders an entry fastest with the terms of a locale."""
        key = entry.shape, locale.number
        found = self._programs.get(key, 0)
        if type(found) is Program:
            return found
        assert isinstance(found, int)
        if found < OFTEN or self._compiled >= MAX_PROGRAMS:
            if found or len(self._programs) < 10 * MAX_PROGRAMS:
                self._programs[key] = found + 1
            return self.general
        program = self._programs[key] = self._compile(entry.shape, locale)
        self._compiled += 1
        return program

    def layout(self, entry: Entry, locale: Locale) -> Layout:
        """Return the layout that an entry is rendered with."""
        return self.program(entry, locale).layout(entry.language)

    def _compile(self, shape: Shape | None, locale: Locale | None) -> Program:
        compiler = Compiler(
            self._where, self.name, self._macros, self._inherited, self._style_options
        )
        compiler.explicit_suffix = self._explicit_suffix
        compiler.known_dates = self._known_dates
        compiler.shape, compiler.locale = shape, locale
        compiler.may_hide_names = self._cut_names
        if shape is not None:
            compiler.hidden = hidden(self._node, compiler)
        nodes = list(self._node.all("layout"))
        if not nodes:
            raise compiler.error(self._node, "cs:layout is missing")
        layouts = [_layout(place, node, compiler) for place, node in enumerate(nodes)]
        return Program(tuple(layouts), compile_keys(self._node.find("sort"), compiler))

    def _reached(self, node: Node, seen: set[str]) -> Iterator[Node]:
        """All elements that an area can come to, through its macros."""
        for child in node.walk():
            yield child
            name = child.get("macro")
            if name and name in self._macros and name not in seen:
                seen.add(name)
                yield from self._reached(self._macros[name], seen)


def _layout(place: int, node: Node, compiler: Compiler) -> Layout:
    steps = tuple(formatting_steps(node))
    merge = compiler.area == "bibliography" and not steps
    parts = [compiler.element(child) for child in node.children]
    return Layout(
        place,
        frozenset(node.get("locale").lower().split()),
        ready(compiler.children(node), merge=merge),
        ready(joined(parts[:1]), merge=merge),
        ready(joined(parts[1:]), merge=merge),
        tuple(map(ready, parts[1:])),
        affix(node.get("prefix")),
        affix(node.get("suffix")),
        node.get("delimiter"),
        steps,
    )
