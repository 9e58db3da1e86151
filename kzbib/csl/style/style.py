"""A style, read once and compiled: `Style.load`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from kzbib.csl.locale import Locale, default_folders, find_tag
from kzbib.csl.style.area import Area
from kzbib.csl.style.check import check_macros, check_values
from kzbib.csl.style.find import find_style
from kzbib.csl.xml import Node, read_xml
from kzbib.errors import StyleError

MAX_LOCALES = 100
"""How many locales a style keeps ready."""


class Style:
    """A compiled style: `citation` and, where it has one, `bibliography`."""

    def __init__(self, root: Node, where: str) -> None:
        if root.tag != "style":
            raise StyleError(
                f"<{root.tag}> is not a style", where=f"{where}:{root.line}"
            )
        self.where = where
        self.options: Mapping[str, str] = root.attrs
        self.default_locale = root.get("default-locale")
        self.is_note = root.get("class") == "note"
        self.locales = tuple(root.all("locale"))
        self._locales: dict[tuple[str, tuple[Path, ...]], Locale] = {}
        self.macros = {node.get("name"): node for node in root.all("macro")}
        self._check(root)
        citation = root.find("citation")
        if citation is None:
            raise StyleError(
                "<style>: cs:citation is missing", where=f"{where}:{root.line}"
            )
        self.citation = self._area(citation)
        bibliography = root.find("bibliography")
        self.bibliography = self._area(bibliography) if bibliography else None
        self.tests_position = any("position" in node.attrs for node in root.walk())

    def locale(self, lang: str, folders: Sequence[Path] | None = None) -> Locale:
        """Return the locale of a language as the style changes it."""
        path = default_folders() if folders is None else tuple(folders)
        tag = find_tag(lang, path) or lang
        if (tag, path) not in self._locales:
            found = Locale.load(tag, overrides=self.locales, folders=path)
            if len(self._locales) > MAX_LOCALES:
                return found
            self._locales[tag, path] = found
        return self._locales[tag, path]

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
            raise StyleError(
                "the parent of a dependent style is dependent", where=where
            )
        if lang := root.get("default-locale"):
            attrs = {**found.attrs, "default-locale": lang}
            found = Node(found.tag, attrs, found.children, found.text, found.line)
        return cls(found, where)

    def _check(self, root: Node) -> None:
        check_values(root, self.where)
        areas = [
            node for node in root.children if node.tag in ("citation", "bibliography")
        ]
        check_macros(self.macros, areas, self.where)

    def _area(self, node: Node) -> Area:
        return Area(node, self.where, self.macros, self.options)


def _parent(root: Node) -> str:
    """The address of the style that a dependent style stands for."""
    info = root.find("info")
    links = info.all("link") if info else ()
    return next(
        (link.get("href") for link in links if link.get("rel") == "independent-parent"),
        "",
    )
