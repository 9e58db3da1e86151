"""citeproc-py 0.11 behind the seam.

Its locale folder is a constant, so our locales are added to each compiled style: after
the style's own terms, before the bundled ones. Variables that it does not list are
added to the parsed item one by one, since its constructor warns of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from citeproc import VARIABLES, CitationStylesBibliography, CitationStylesStyle
from citeproc.frontend import CitationStylesXML
from citeproc.source import Citation, CitationItem
from citeproc.source.json import CiteProcJSON
from lxml import etree

from kzbib.data import styles_folder
from kzbib.errors import StyleError
from kzbib.styling.runs import ITALIC_OFF, ITALIC_ON, Runs, marked, runs_of

_KEY = "item"
_KNOWN = frozenset(VARIABLES)


class _Marked(str):
    """Italic text between private marks, which no data contain."""

    __slots__ = ()

    def __new__(cls, text: object) -> _Marked:
        return super().__new__(cls, f"{ITALIC_ON}{text}{ITALIC_OFF}")


class _Formatter:
    """What citeproc-py asks of a formatter: only italics are marked."""

    Italic = Oblique = _Marked
    Bold = Light = Underline = Superscript = Subscript = SmallCaps = str

    @staticmethod
    def preformat(text: str) -> str:
        return text


class CiteprocEngine:
    """An Engine on citeproc-py; one compiled style a (style, locale)."""

    def __init__(self) -> None:
        self._lock = Lock()  # citeproc-py keeps state in the compiled style

    def entries(
        self, items: Sequence[Mapping[str, object]], style: Path, locale: str
    ) -> tuple[Runs, ...]:
        """Render entries; see the Engine protocol."""
        with self._lock:
            compiled = _compile(style, locale)
            return tuple(runs_of(_render(item, compiled)) for item in items)


def _render(item: Mapping[str, object], compiled: CitationStylesStyle) -> str:
    plain = {key: _clean(value) for key, value in item.items() if key != "id"}
    listed = {k: v for k, v in plain.items() if k.replace("-", "_") in _KNOWN}
    source = CiteProcJSON([{"id": _KEY, "type": item.get("type", "book"), **listed}])
    for key, value in plain.items():
        if isinstance(value, str) and key not in listed and key != "type":
            source[_KEY][key.replace("-", "_")] = source.parse_string(value)
    bibliography = CitationStylesBibliography(compiled, source, _Formatter)
    bibliography.register(Citation([CitationItem(_KEY)]))
    return "".join(str(entry) for entry in bibliography.bibliography())


def _clean(value: object) -> Any:
    if isinstance(value, str):
        return marked(value)
    if isinstance(value, list):
        return [_clean(part) for part in value]
    if isinstance(value, dict):
        return {key: _clean(part) for key, part in value.items()}
    return value


@cache
def _compile(style: Path, locale: str) -> CitationStylesStyle:
    try:
        compiled = CitationStylesStyle(str(style), locale=locale, validate=False)
        if compiled.root.find("cs:bibliography", compiled.root.nsmap) is None:
            raise StyleError("the style has no bibliography", where=str(style))
        _drop_numbers(compiled.root)
        _add_locale(compiled.root, locale)
    except (etree.XMLSyntaxError, AttributeError, ValueError) as problem:
        raise StyleError(
            f"no usable CSL style: {problem}",
            where=str(style),
            hint="Give the path of a CSL 1.0 style with a bibliography.",
        ) from problem
    return compiled


def _drop_numbers(root: Any) -> None:
    """Take out the entry's number: lists are numbered by whoever prints them."""
    for element in root.xpath_search(".//cs:text[@variable='citation-number']"):
        element.getparent().remove(element)


def _add_locale(root: Any, locale: str) -> None:
    path = styles_folder() / "locales" / f"locales-{locale}.xml"
    if not path.is_file():
        return
    ours = CitationStylesXML(str(path), validate=False)
    ours.root.style = root
    in_style = sum(part.getparent() is not None for part in root.locales)
    root.locales.insert(in_style, ours.root)
