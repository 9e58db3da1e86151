"""A style, read once and compiled: `Style.load`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from kzbib.csl.context import Render
from kzbib.csl.pieces import Pieces
from kzbib.csl.style import date, group, names, number, text
from kzbib.csl.style.check import check_macros, check_values
from kzbib.csl.style.compiler import Compiler
from kzbib.csl.style.find import find_style
from kzbib.csl.style.name_spec import INHERITED
from kzbib.csl.style.sort import SortKey, compile_keys
from kzbib.csl.style.wrap import Step, affix, formatting_steps
from kzbib.csl.xml import Node, read_xml
from kzbib.errors import StyleError

_ELEMENT_MODULES: Final = (date, group, names, number, text)
"""Imported for the elements that they register."""


class Layout(NamedTuple):
    """A compiled cs:layout; ``languages`` is empty for the one of all others."""

    languages: frozenset[str]
    render: Render
    parts: tuple[Render, ...]
    """The children one by one, for second-field-align."""
    prefix: Pieces
    suffix: Pieces
    delimiter: str
    steps: tuple[Step, ...]


class Area(NamedTuple):
    """cs:citation or cs:bibliography."""

    name: str
    options: Mapping[str, str]
    layouts: tuple[Layout, ...]
    keys: tuple[SortKey, ...]
    explicit_suffix: bool
    tests_disambiguate: bool

    def layout(self, language: str) -> Layout:
        """Return the layout for a language: its own, else that of all others."""
        tag = language.lower()
        base = tag.split("-")[0]
        for layout in self.layouts:
            if tag in layout.languages or base in layout.languages:
                return layout
        return next(
            (layout for layout in self.layouts if not layout.languages), self.layouts[-1]
        )


class Style:
    """A compiled style: `citation` and, where it has one, `bibliography`."""

    def __init__(self, root: Node, where: str) -> None:
        if root.tag != "style":
            raise StyleError(f"<{root.tag}> is not a style", where=f"{where}:{root.line}")
        self.where = where
        self.options: Mapping[str, str] = root.attrs
        self.default_locale = root.get("default-locale")
        self.is_note = root.get("class") == "note"
        self.locales = tuple(root.all("locale"))
        self.macros = {node.get("name"): node for node in root.all("macro")}
        self._check(root)
        citation = root.find("citation")
        if citation is None:
            raise StyleError("<style>: cs:citation is missing", where=f"{where}:{root.line}")
        self.citation = self._area(citation)
        bibliography = root.find("bibliography")
        self.bibliography = self._area(bibliography) if bibliography else None
        self.tests_position = any("position" in node.attrs for node in root.walk())

    @classmethod
    def load(cls, source: str | bytes | Path) -> Style:
        """Return the style of a path, an id («apa», a style's URL) or its XML text.

        A dependent style is followed to its parent, whose default locale it may
        change. Raises StyleError, with element and line, when the style is broken,
        unknown or hostile.
        """
        data, where = find_style(source)
        root = read_xml(data, where)
        parent = _parent(root)
        if not parent:
            return cls(root, where)
        data, where = find_style(parent)
        found = read_xml(data, where)
        if _parent(found):
            raise StyleError("the parent of a dependent style is dependent", where=where)
        if lang := root.get("default-locale"):
            attrs = {**found.attrs, "default-locale": lang}
            found = Node(found.tag, attrs, found.children, found.text, found.line)
        return cls(found, where)

    def _check(self, root: Node) -> None:
        check_values(root, self.where)
        areas = [node for node in root.children if node.tag in ("citation", "bibliography")]
        check_macros(self.macros, areas, self.where)

    def _area(self, node: Node) -> Area:
        inherited = {
            name: value
            for attrs in (self.options, node.attrs)
            for name, value in attrs.items()
            if name in INHERITED
        }
        compiler = Compiler(self.where, node.tag, self.macros, inherited, self.options)
        layouts = tuple(_layout(child, compiler) for child in node.all("layout"))
        if not layouts:
            raise compiler.error(node, "cs:layout is missing")
        reached = list(self._reached(node, set()))
        return Area(
            node.tag,
            node.attrs,
            layouts,
            compile_keys(node.find("sort"), compiler),
            any(found.get("variable") == "year-suffix" for found in reached),
            any("disambiguate" in found.attrs for found in reached),
        )

    def _reached(self, node: Node, seen: set[str]) -> Iterator[Node]:
        """All elements that an area can come to, through its macros."""
        for child in node.walk():
            yield child
            name = child.get("macro")
            if name and name in self.macros and name not in seen:
                seen.add(name)
                yield from self._reached(self.macros[name], seen)


def _parent(root: Node) -> str:
    """The address of the style that a dependent style stands for."""
    info = root.find("info")
    links = info.all("link") if info else ()
    return next(
        (link.get("href") for link in links if link.get("rel") == "independent-parent"), ""
    )


def _layout(node: Node, compiler: Compiler) -> Layout:
    parts = tuple(compiler.element(child) for child in node.children)
    return Layout(
        frozenset(node.get("locale").lower().split()),
        compiler.children(node),
        parts,
        affix(node.get("prefix")),
        affix(node.get("suffix")),
        node.get("delimiter"),
        tuple(formatting_steps(node)),
    )
