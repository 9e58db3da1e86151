"""What a style must be before it is compiled: without cycles, of bounded size."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kzbib.csl.pages import FORMATS
from kzbib.csl.textcase import CASES
from kzbib.csl.xml import Node
from kzbib.errors import StyleError

MAX_STEPS: Final = 300_000
"""Elements that one rendering may touch, macros counted as often as called."""
MAX_MACRO_DEPTH: Final = 60
_VALUES: Final[Mapping[str, frozenset[str]]] = {
    "font-style": frozenset(["normal", "italic", "oblique"]),
    "font-variant": frozenset(["normal", "small-caps"]),
    "font-weight": frozenset(["normal", "bold", "light"]),
    "text-decoration": frozenset(["none", "underline"]),
    "vertical-align": frozenset(["baseline", "sup", "sub"]),
    "text-case": CASES,
    "display": frozenset(["block", "left-margin", "right-inline", "indent"]),
    "page-range-format": FORMATS,
}


def check_values(root: Node, where: str) -> None:
    """Raise StyleError for an attribute with a value that CSL does not know."""
    for node in root.walk():
        for name, allowed in _VALUES.items():
            value = node.attrs.get(name)
            if value is not None and value not in allowed:
                known = ", ".join(sorted(allowed))
                raise StyleError(
                    f"<{node.tag}>: {name} is one of {known}, not «{value}»",
                    where=f"{where}:{node.line}",
                )


def check_macros(macros: Mapping[str, Node], areas: list[Node], where: str) -> None:
    """Raise StyleError for macros that call themselves, or that grow without bound."""
    steps: dict[str, int] = {}
    for area in areas:
        total = _steps(area, macros, steps, (), where)
        if total > MAX_STEPS:
            message = f"<{area.tag}>: its macros unfold to {total:,} elements"
            raise StyleError(message, where=f"{where}:{area.line}")


def _steps(
    node: Node, macros: Mapping[str, Node], known: dict[str, int],
    path: tuple[str, ...], where: str,
) -> int:  # fmt: skip
    """How many elements a rendering of the node may touch at most."""
    if node.tag == "choose":
        own = [_steps(child, macros, known, path, where) for child in node.children]
        return 1 + max(own, default=0)
    total = 1 + sum(
        _steps(child, macros, known, path, where) for child in node.children
    )
    name = node.get("macro")
    if name and name in macros and node.tag in ("text", "key"):
        total += _macro_steps(name, node, macros, known, path, where)
    return min(total, 10**12)


def _macro_steps(
    name: str, caller: Node, macros: Mapping[str, Node], known: dict[str, int],
    path: tuple[str, ...], where: str,
) -> int:  # fmt: skip
    if name in path:
        cycle = " → ".join([*path[path.index(name) :], name])
        message = f"<{caller.tag}>: the macro calls itself: {cycle}"
        raise StyleError(message, where=f"{where}:{caller.line}")
    if len(path) > MAX_MACRO_DEPTH:
        message = f"<{caller.tag}>: macros are nested more than {MAX_MACRO_DEPTH} deep"
        raise StyleError(message, where=f"{where}:{caller.line}")
    if name not in known:
        known[name] = _steps(macros[name], macros, known, (*path, name), where)
    return known[name]
